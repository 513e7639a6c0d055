using System.Security.Cryptography;
using System.Text.Json;
using Labs.TensorTypes;

namespace Labs.Checkpoints.Tests;

public class BundleWriterTests
{
    [Theory]
    [MemberData(nameof(GoldenData.Prefixes), MemberType = typeof(GoldenData))]
    public void The_same_tensors_in_the_same_order_give_TensorFlows_bytes(string prefix)
    {
        using var directory = new TemporaryDirectory();
        using var reader = new BundleReader(GoldenData.Prefix(prefix));
        Bundles.Copy(reader, directory.File("copy"));
        Bundles.AssertSameFiles(GoldenData.Prefix(prefix), directory.File("copy"));
    }

    [Fact]
    public void All_types_and_strings_are_written_as_TensorFlow_writes_them()
    {
        using var directory = new TemporaryDirectory();
        using var reader = new BundleReader(GoldenData.Recorded("types"));
        using var writer = new BundleWriter(directory.File("types"));
        // Empty tensors share their offset with the next one, so the order of saving is given by name (Golden/record.py).
        string[] order = [
            "strings", "string", "no_strings", "t/float64", "t/int32", "t/uint8", "t/int16", "t/int8", "t/complex64", "t/int64", "t/bool", "t/uint16",
            "t/complex128", "t/float16", "t/uint32", "t/uint64", "t/bfloat16", "empty", "é/한"];
        foreach (var key in order)
            if (reader[key].DataType == DataType.String) writer.AddStrings(key, [.. reader[key].Shape], [.. reader.ReadStrings(key)]);
            else writer.Add(key, reader[key].DataType, [.. reader[key].Shape], reader.ReadBytes(key));
        writer.Commit();
        Bundles.AssertSameFiles(GoldenData.Recorded("types"), directory.File("types"));
    }

    [Fact]
    public void An_index_of_several_blocks_has_TensorFlows_bytes()
    {
        using var directory = new TemporaryDirectory();
        using (var writer = new BundleWriter(directory.File("large")))
        {
            for (var i = 0; i < 4000; i++)
                writer.Add<int>($"{i * 7919 % 4000:d4}/{string.Concat(Enumerable.Repeat("layer_with_weights/", 4))}{i}/.ATTRIBUTES/VARIABLE_VALUE", [], [i]);
            writer.Commit();
        }
        var expected = JsonDocument.Parse(File.ReadAllText(GoldenData.Recorded("large.json"))).RootElement;
        foreach (var (file, path) in new[] { ("index", Bundles.IndexOf(directory.File("large"))), ("data", Bundles.DataOf(directory.File("large"))) })
        {
            var bytes = File.ReadAllBytes(path);
            Assert.Equal(expected.GetProperty(file).GetProperty("size").GetInt32(), bytes.Length);
            Assert.Equal(expected.GetProperty(file).GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        using var reader = new BundleReader(directory.File("large"));
        reader.Verify();
        Assert.Equal(4000, reader.Entries.Count);
        Assert.Equal(Enumerable.Range(0, 4000), reader.Entries.Select(entry => reader.Read<int>(entry.Key)[0]).Order());
    }

    [Fact]
    public void Nothing_is_left_behind_without_Commit()
    {
        using var directory = new TemporaryDirectory();
        using (var writer = new BundleWriter(directory.File("ckpt")))
        {
            writer.Add<float>("x", [2], [1, 2]);
            Assert.All(directory.Names, name => Assert.Contains(".tempstate", name));
        }
        Assert.Empty(directory.Names);
    }

    [Fact]
    public void Only_the_two_files_are_left_after_Commit()
    {
        using var directory = new TemporaryDirectory();
        for (var i = 0; i < 2; i++)
        {
            using var writer = new BundleWriter(directory.File("new/ckpt"), durable: i == 1);
            writer.Add<float>("x", [2], [i, 2]);
            writer.AddString("s", "text");
            writer.Commit();
            Assert.Throws<ObjectDisposedException>(() => writer.Add<float>("y", [], [1]));
            Assert.Throws<ObjectDisposedException>(writer.Commit);
        }
        Assert.Equal(["ckpt.data-00000-of-00001", "ckpt.index"], Directory.EnumerateFiles(directory.File("new")).Select(Path.GetFileName).Order());
        using var reader = new BundleReader(directory.File("new/ckpt"));
        Assert.Equal([1f, 2f], reader.Read<float>("x"));
        Assert.Equal("text"u8.ToArray(), reader.ReadStrings("s")[0]);
    }

    [Fact]
    public void Wrong_arguments_are_refused_and_the_writer_goes_on()
    {
        using var directory = new TemporaryDirectory();
        using var writer = new BundleWriter(directory.File("ckpt"));
        writer.Add<float>("x", [2], [1, 2]);
        Assert.Throws<ArgumentException>(() => writer.Add<float>("x", [2], [1, 2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("", [2], [1, 2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("\0y", [2], [1, 2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("y", [3], [1, 2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("y", [-1], [1, 2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("y", [long.MaxValue, 4], [1, 2]));
        Assert.Throws<ArgumentException>(() => writer.Add<char>("y", [1], ['c']));
        Assert.Throws<ArgumentException>(() => writer.Add("y", DataType.String, [1], [0]));
        Assert.Throws<ArgumentException>(() => writer.AddStrings("y", [2], [new byte[1]]));
        writer.Commit();
        using var reader = new BundleReader(directory.File("ckpt"));
        Assert.Equal("x float32 (2,)", Assert.Single(reader.Entries).ToString());
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_one_line()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.File("file"), "");
        var message = Assert.Throws<CheckpointException>(() => new BundleWriter(directory.File("file/ckpt"))).Message;
        Assert.Contains("ckpt.data-00000-of-00001' cannot be written: ", message);
        Assert.DoesNotContain('\n', message);
    }
}
