using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Labs.Checkpoints.Table;
using Labs.TensorTypes;

namespace Labs.Checkpoints.Tests;

public class RandomCheckpointTests
{
    private static readonly DataType[] FixedSizeTypes = [.. Enum.GetValues<DataType>().Where(dtype => dtype.Size() > 0)];

    private static void ForAllSeeds(int count, Action<Random> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(ArbMap.Default.ArbFor<int>(), (int seed) => property(new Random(seed))));

    [Fact]
    public void Random_tensors_are_read_as_they_were_written() => ForAllSeeds(60, random =>
    {
        using var directory = new TemporaryDirectory();
        Dictionary<string, (DataType DataType, long[] Shape, byte[][] Value)> tensors = [];
        using (var writer = new BundleWriter(directory.File("ckpt")))
        {
            for (var n = random.Next(40); n > 0; n--)
            {
                var key = RandomName(random, 40);
                long[] shape = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(random.Next(8)))];
                var count = (int)shape.Aggregate(1L, (x, y) => x * y);
                if (random.Next(4) == 0)
                {
                    byte[][] strings = [.. Enumerable.Range(0, count).Select(_ => Bytes(random.Next(3) == 0 ? random.Next(400) : random.Next(4)))];
                    if (tensors.TryAdd(key, (DataType.String, shape, strings))) writer.AddStrings(key, shape, [.. strings]);
                }
                else
                {
                    var dtype = FixedSizeTypes[random.Next(FixedSizeTypes.Length)];
                    var bytes = Bytes(count * dtype.Size());
                    if (tensors.TryAdd(key, (dtype, shape, [bytes]))) writer.Add(key, dtype, shape, bytes);
                }
            }
            writer.Commit();
        }
        using var reader = new BundleReader(directory.File("ckpt"));
        reader.Verify();
        Assert.Equal(tensors.Count, reader.Entries.Count);
        foreach (var (key, tensor) in tensors)
        {
            Assert.Equal(tensor.DataType, reader[key].DataType);
            Assert.Equal(tensor.Shape, reader[key].Shape);
            Assert.Equal(tensor.Value, tensor.DataType == DataType.String ? reader.ReadStrings(key) : [reader.ReadBytes(key)]);
        }

        byte[] Bytes(int count)
        {
            var bytes = new byte[count];
            random.NextBytes(bytes);
            return bytes;
        }
    });

    [Fact]
    public void Random_models_restore_each_other_whole() => ForAllSeeds(60, random =>
    {
        using var directory = new TemporaryDirectory();
        var seed = random.Next();
        // The same graph twice: once with values, once with zeros to restore into.
        var (saved, savedVariables) = RandomModel(new Random(seed));
        var (restored, restoredVariables) = RandomModel(new Random(seed));
        foreach (var values in savedVariables) for (var i = 0; i < values.Length; i++) values[i] = random.NextSingle();

        var prefix = new Checkpoint(saved).Save(directory.File("ckpt"));
        var into = new Checkpoint(restored);
        into.Restore(prefix).AssertConsumed();
        Assert.Equal(Bundles.Dump(prefix), Bundles.Dump(Written(into, directory.File("again"))));
        Assert.Equal(savedVariables.Count, restoredVariables.Count);
        Assert.Equal(savedVariables, restoredVariables);

        static string Written(Checkpoint checkpoint, string prefix)
        {
            checkpoint.Write(prefix);
            return prefix;
        }
    });

    [Fact]
    public void Thousands_of_variables_and_an_index_of_several_blocks_are_restored()
    {
        using var directory = new TemporaryDirectory();
        float[][] values = [.. Enumerable.Range(0, 6000).Select(i => new float[] { i, -i })];
        Checkpoint Model(float[][] of) => new(("net", of.Select((v, i) => (Name: Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(i))), Variable: TrackableVariable.Of(v, [2])))
            .Aggregate(new TrackableNode(), (node, v) => node.Add(v.Name, v.Variable))));
        var prefix = Model(values).Save(directory.File("ckpt"));
        Assert.True(new FileInfo(prefix + ".index").Length > 2 * TableFormat.BlockSize);
        float[][] zeros = [.. values.Select(v => new float[v.Length])];
        Model(zeros).Restore(prefix).AssertConsumed();
        Assert.Equal(values, zeros);
    }

    [Fact]
    public void A_separator_lies_between_its_keys() => ForAllSeeds(400, random =>
    {
        byte[] a = Key(), b = Key();
        var order = a.AsSpan().SequenceCompareTo(b);
        if (order == 0) return;
        var (low, high) = order < 0 ? (a, b) : (b, a);
        var separator = TableBuilder.ShortestSeparator(low, high);
        Assert.True(low.AsSpan().SequenceCompareTo(separator) <= 0 && separator.AsSpan().SequenceCompareTo(high) < 0 && separator.Length <= low.Length);
        var successor = TableBuilder.ShortSuccessor(low);
        Assert.True(low.AsSpan().SequenceCompareTo(successor) <= 0 && successor.Length <= low.Length);

        byte[] Key() => [.. Enumerable.Range(0, random.Next(6)).Select(_ => (byte)new[] { 0, 1, 0x61, 0x62, 0xfe, 0xff }[random.Next(6)])];
    });

    // RFC 3720, B.4: test patterns of CRC-32C;
    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        Assert.Equal(0x8a9136aau, MaskedCrc32C.Extend(0, new byte[32]));
        Assert.Equal(0x62a8ab43u, MaskedCrc32C.Extend(0, [.. Enumerable.Repeat((byte)0xff, 32)]));
        Assert.Equal(0x46dd794eu, MaskedCrc32C.Extend(0, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        byte[] bytes = [.. Enumerable.Range(0, 37).Select(i => (byte)(i * 7))];
        for (var cut = 0; cut <= bytes.Length; cut++)
            Assert.Equal(MaskedCrc32C.Extend(0, bytes), MaskedCrc32C.Extend(MaskedCrc32C.Extend(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
    }

    private static string RandomName(Random random, int longest)
    {
        const string Letters = "ab/._-0é한\u007f";
        var name = new string([.. Enumerable.Range(0, random.Next(1, longest)).Select(_ => Letters[random.Next(Letters.Length)])]);
        return random.Next(5) == 0 ? name + "😀" : name;
    }

    /// <summary>A graph with shared nodes, cycles, names to be escaped and an optimizer's slots; and the values of all its variables.</summary>
    private static (TrackableNode Root, List<float[]> Variables) RandomModel(Random random)
    {
        List<float[]> values = [];
        List<TrackableNode> nodes = [new()];
        List<TrackableVariable> variables = [];
        var optimizer = new TrackableNode();
        nodes[0].Add("optimizer", optimizer);
        for (var n = random.Next(30); n > 0; n--)
        {
            var parent = nodes[random.Next(nodes.Count)];
            var child = random.Next(3) switch
            {
                0 => nodes[random.Next(nodes.Count)],
                1 => new TrackableNode(),
                _ => Variable(),
            };
            parent.Add($"{RandomName(random, 6)}{n}", child);
            if (!nodes.Contains(child)) nodes.Add(child);
            if (child is not TrackableVariable variable || variables.Contains(variable)) continue;
            variables.Add(variable);
            foreach (var slot in new[] { "m", "v/." }.Take(random.Next(3))) optimizer.AddSlot(slot, variable, Variable());
        }
        return (nodes[0], values);

        TrackableVariable Variable()
        {
            long[] shape = [.. Enumerable.Range(0, random.Next(3)).Select(_ => (long)random.Next(4))];
            values.Add(new float[shape.Aggregate(1L, (x, y) => x * y)]);
            return TrackableVariable.Of(values[^1], shape, $"v{values.Count}");
        }
    }
}
