using Google.Protobuf;
using Labs.Checkpoints.Proto;
using Labs.Checkpoints.Table;
using Labs.TensorTypes;

namespace Labs.Checkpoints.Tests;

public sealed class DamagedFilesTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    private static (string Prefix, string[] Files) Golden(string name) => name switch
    {
        "two-shards" => (GoldenData.Recorded(name), [".index", ".data-00000-of-00002", ".data-00001-of-00002"]),
        "types" => (GoldenData.Recorded(name), [".index", ".data-00000-of-00001"]),
        _ => (GoldenData.Prefix(name), [".index", ".data-00000-of-00001"]),
    };

    [Theory]
    [InlineData("sequential/nn_relu-468-1")]
    [InlineData("types")]
    [InlineData("two-shards")]
    public void A_file_cut_short_anywhere_is_refused(string name)
    {
        var (golden, files) = Golden(name);
        foreach (var file in files)
        {
            var whole = Copy(golden, files, file);
            using var stream = new FileStream(directory.File("ckpt") + file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            for (var length = whole.Length - 1; length >= 0; length--)
            {
                stream.SetLength(length);
                AssertRefused($"{file} cut to {length}");
            }
            stream.Write(whole);
        }
    }

    [Theory]
    [InlineData("sequential/nn_relu-468-1")]
    [InlineData("types")]
    [InlineData("two-shards")]
    public void A_flipped_bit_anywhere_is_refused(string name)
    {
        var (golden, files) = Golden(name);
        foreach (var file in files)
        {
            var whole = Copy(golden, files, file);
            using var stream = new FileStream(directory.File("ckpt") + file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            for (var i = 0; i < whole.Length; i++)
            {
                // A different bit of each byte in turn, and all of them where blocks and the footer are described.
                foreach (var bit in file == ".index" && i > whole.Length - 60 ? Enumerable.Range(0, 8) : [i % 8])
                {
                    Put(i, (byte)(whole[i] ^ (1 << bit)));
                    AssertRefused($"{file}, byte {i}, bit {bit}");
                }
                Put(i, whole[i]);
            }

            void Put(int position, byte value)
            {
                stream.Position = position;
                stream.WriteByte(value);
            }
        }
        using var reader = new BundleReader(directory.File("ckpt"));
        reader.Verify();
    }

    [Fact]
    public void A_value_whose_bytes_are_damaged_is_never_given_out()
    {
        var (golden, files) = Golden("sequential/nn_relu-468-1");
        var data = Copy(golden, files, ".data-00000-of-00001");
        data[17] ^= 4;
        File.WriteAllBytes(Bundles.DataOf(directory.File("ckpt")), data);
        float[] kernel = new float[16], bias = new float[4];
        var dense = new TrackableNode().Add("kernel", TrackableVariable.Of(kernel, [4, 4])).Add("bias", TrackableVariable.Of(bias, [4]));
        var checkpoint = new Checkpoint(("dnn", KerasModel.Sequential(new TrackableNode(), dense)));
        var message = Assert.Throws<CheckpointException>(() => checkpoint.Restore(directory.File("ckpt"))).Message;
        Assert.Contains("data-00000-of-00001' is damaged: tensor 'dnn/layer_with_weights-0/kernel/.ATTRIBUTES/VARIABLE_VALUE' has the checksum 0x", message);
        Assert.All(kernel.Concat(bias), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_block_compressed_with_snappy_is_read_and_a_false_one_refused()
    {
        var block = new BlockBuilder(16);
        block.Add([], Header().ToByteArray());
        block.Add("a"u8.ToArray(), Entry().ToByteArray());
        block.Add("b"u8.ToArray(), Entry().ToByteArray());
        var compressed = Snappier.Snappy.CompressToArray(block.Finish());
        File.WriteAllBytes(Bundles.DataOf(directory.File("ckpt")), new byte[4]);
        File.WriteAllBytes(Bundles.IndexOf(directory.File("ckpt")), Tables.Of(compressed, TableFormat.Snappy));
        using (var reader = new BundleReader(directory.File("ckpt"))) Assert.Equal(["a", "b"], reader.Entries.Select(entry => entry.Key));
        var random = new Random(2);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = (byte[])compressed.Clone();
            for (var n = random.Next(1, 4); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Bundles.IndexOf(directory.File("ckpt")), Tables.Of(bytes, TableFormat.Snappy));
            var error = Record.Exception(Open);
            if (error is not (null or CheckpointException)) Assert.Fail(error.ToString());
        }
        // A length of 2^31 before three bytes.
        File.WriteAllBytes(Bundles.IndexOf(directory.File("ckpt")), Tables.Of([0xff, 0xff, 0xff, 0xff, 0x07, 0, 0, 0], TableFormat.Snappy));
        Assert.Contains("of snappy", Assert.Throws<CheckpointException>(Open).Message);
        File.WriteAllBytes(Bundles.IndexOf(directory.File("ckpt")), Tables.Of(block.Finish(), compression: 7));
        Assert.Contains("compression type 7, 0 (none) or 1 (snappy) expected", Assert.Throws<CheckpointException>(Open).Message);
    }

    [Fact]
    public void Blocks_of_any_bytes_with_right_checksums_are_refused_or_read_but_never_crash()
    {
        var random = new Random(1);
        var good = new BlockBuilder(16);
        good.Add([], Header().ToByteArray());
        good.Add("a"u8.ToArray(), Entry().ToByteArray());
        good.Add("ab"u8.ToArray(), Entry().ToByteArray());
        var valid = good.Finish();
        using var stream = new FileStream(Bundles.IndexOf(directory.File("ckpt")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        for (var i = 0; i < 4000; i++)
        {
            byte[] block = i % 2 == 0 ? new byte[random.Next(40)] : [.. valid];
            if (i % 2 == 0) random.NextBytes(block);
            else for (var n = random.Next(1, 4); n > 0; n--) block[random.Next(block.Length)] = (byte)random.Next(256);
            stream.SetLength(0);
            stream.Write(Tables.Of(block, TableFormat.NoCompression));
            stream.Position = 0;
            try
            {
                using var reader = new BundleReader(directory.File("ckpt"));
                reader.Verify();
            }
            catch (CheckpointException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    public static TheoryData<string, string> WrongEntries => new()
    {
        { "dtype", "has invalid, which no checkpoint holds" },
        { "unknown rank", "has the shape" },
        { "negative", "has the shape (-1,)" },
        { "overflow", "has the shape" },
        { "size", "has 5 bytes, 4 expected" },
        { "shard", "lies in data file 1, 0 to 0 expected" },
        { "offset", "lies at byte -1 with 4 bytes" },
        { "beyond", "cut short: 0 bytes found, at least 8 expected for tensor 'x'" },
        { "big-endian", "big-endian" },
        { "version", "format version 2, version 1 expected" },
        { "no shards", "0 data files found" },
        { "no header", "the header, key '', is missing" },
        { "not UTF-8", "key 0xff is not UTF-8" },
        { "slice", "its slice at (0,) is missing" },
        { "slice rank", "a slice of 1 dimensions found, 2 expected" },
        { "strings", "too few for 1000 strings" },
    };

    [Theory]
    [MemberData(nameof(WrongEntries))]
    public void An_entry_that_no_writer_makes_says_what_is_wrong(string what, string expected)
    {
        var (header, entry, key) = (Header(), Entry(), "x"u8.ToArray());
        var extent = new TensorSliceProto { Extent = { new TensorSliceProto.Types.Extent { Start = 0, Length = 1 } } };
        var data = new byte[4];
        switch (what)
        {
            case "dtype": entry.Dtype = 0; break;
            case "unknown rank": entry.Shape.UnknownRank = true; break;
            case "negative": entry.Shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = -1 }); break;
            case "overflow":
                entry.Shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = long.MaxValue / 2 });
                entry.Shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = 3 });
                break;
            case "size": entry.Size = 5; break;
            case "shard": entry.ShardId = 1; break;
            case "offset": entry.Offset = -1; break;
            case "beyond": entry.Offset = 4; data = []; break;
            case "big-endian": header.Endianness = BundleHeaderProto.Types.Endianness.Big; break;
            case "version": header.Version.MinConsumer = 2; break;
            case "no shards": header.NumShards = 0; break;
            case "not UTF-8": key = [0xff]; break;
            case "slice": entry.Shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = 1 }); entry.Slices.Add(extent); break;
            case "slice rank":
                entry.Shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = 1 });
                entry.Shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = 1 });
                entry.Slices.Add(extent);
                break;
            case "strings": entry.Dtype = (int)DataType.String; entry.Shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = 1000 }); break;
        }
        var block = new BlockBuilder(16);
        if (what != "no header") block.Add([], header.ToByteArray());
        block.Add(key, entry.ToByteArray());
        File.WriteAllBytes(Bundles.IndexOf(directory.File("ckpt")), Tables.Of(block.Finish(), TableFormat.NoCompression));
        File.WriteAllBytes(Bundles.DataOf(directory.File("ckpt")), data);
        var message = Assert.Throws<CheckpointException>(Open).Message;
        Assert.Contains(expected, message);
        Assert.StartsWith($"'{directory.File("ckpt.")}", message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void An_object_graph_that_names_a_missing_tensor_is_refused()
    {
        using (var writer = new BundleWriter(directory.File("ckpt")))
        {
            writer.AddStrings(ObjectGraph.Key, [], [ObjectGraph.Build(new TrackableNode().Add("x", Models.Zeros("x"))).ToByteArray()]);
            writer.Commit();
        }
        Assert.Contains("names the tensor 'x/.ATTRIBUTES/VARIABLE_VALUE', which the checkpoint does not have",
            Assert.Throws<CheckpointException>(() => new Checkpoint(("x", Models.Zeros("x"))).Restore(directory.File("ckpt"))).Message);
    }

    private static BundleHeaderProto Header() => new() { NumShards = 1, Version = new VersionDef { Producer = 1 } };

    private static BundleEntryProto Entry() => new() { Dtype = (int)DataType.Float, Shape = new TensorShapeProto(), Size = 4, Crc32C = MaskedCrc32C.Of(new byte[4]) };

    private byte[] Copy(string golden, string[] files, string wanted)
    {
        foreach (var file in files) File.Copy(golden + file, directory.File("ckpt") + file, overwrite: true);
        return File.ReadAllBytes(golden + wanted);
    }

    private void Open()
    {
        using var reader = new BundleReader(directory.File("ckpt"));
        reader.Verify();
    }

    private void AssertRefused(string damage)
    {
        var error = Record.Exception(Open);
        if (error is not CheckpointException || error.Message.Contains('\n')) Assert.Fail($"{damage}: {error?.ToString() ?? "no exception"}");
    }
}
