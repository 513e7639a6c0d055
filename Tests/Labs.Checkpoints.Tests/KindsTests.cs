using System.Text;
using Labs.Checkpoints.Table;
using Labs.TensorTypes;

namespace Labs.Checkpoints.Tests;

/// <summary>What training code of others leaves: types that are not read, strings in models, names for objects, formats of TensorFlow 1. Recorded with Golden/record_kinds.py.</summary>
public sealed class KindsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    private static string Kind(string name) => GoldenData.Recorded(Path.Combine("kinds", name));

    [Fact]
    public void A_tensor_of_a_type_that_is_not_read_is_listed_and_fails_when_it_is_read()
    {
        using var reader = new BundleReader(Kind("iterator"));
        var entry = Assert.Single(reader.Entries, entry => entry.DataType == DataType.Variant);
        Assert.Contains("variant", entry.ToString(), StringComparison.Ordinal);
        Assert.Equal([1f, 2f], reader.Read<float>("v/.ATTRIBUTES/VARIABLE_VALUE"));
        reader.Verify();
        var failure = Assert.Throws<CheckpointException>(() => reader.ReadBytes(entry.Key));
        Assert.Contains("is variant, a type whose values are not read", failure.Message, StringComparison.Ordinal);
        Assert.Equal((entry.Key, Kind("iterator") + ".index"), (failure.TensorKey, failure.FilePath));
        // The rest restores.
        var v = new float[2];
        new Checkpoint(("v", TrackableVariable.Of(v, [2]))).Restore(Kind("iterator")).AssertExistingObjectsMatched();
        Assert.Equal([1f, 2f], v);
    }

    [Fact]
    public void A_module_with_strings_is_restored_and_written_again_byte_for_byte()
    {
        float[] w = new float[3];
        byte[][] words = new byte[4][], text = new byte[1][];
        var module = new TrackableNode()
            .Add("text", TrackableVariable.OfStrings(text, [], "text")).Add("w", TrackableVariable.Of(w, [3], "w")).Add("words", TrackableVariable.OfStrings(words, [2, 2], "words"));
        // tf.Module keeps its attributes in the order in which they were set; tf.train.Checkpoint adds an edge from the root to itself.
        using (var reader = new BundleReader(Kind("words")))
        {
            var order = ObjectGraph.Read(reader).Nodes[0].Children.Select(child => child.LocalName).ToArray();
            module = order.Aggregate(new TrackableNode(), (node, name) => node.Add(name, name == "root" ? node : module.Child(name)!));
        }
        var checkpoint = new Checkpoint(module);
        checkpoint.Restore(Kind("words")).AssertConsumed();
        Assert.Equal([1f, 2f, 3f], w);
        Assert.Equal(["a", "bc", "", "\u00ed\u0095\u009c"], words.Select(Encoding.UTF8.GetString));
        Assert.Equal("one", Encoding.UTF8.GetString(text[0]));
        checkpoint.Write(directory.File("again"));
        Bundles.AssertSameFiles(Kind("words"), directory.File("again"));
    }

    [Fact]
    public void A_module_with_lookup_tables_is_restored_and_written_again_byte_for_byte()
    {
        var w = new float[2];
        var (words, vectors, empty, dense) = (new TrackableTable<byte[], long>(), new TrackableTable<long, float>(valueShape: [2]), new TrackableTable<long, byte[]>(), new TrackableTable<long, long>([1], [1]));
        var module = new TrackableNode().Add("w", TrackableVariable.Of(w, [2], "w")).Add("words", words).Add("vectors", vectors).Add("empty", empty).Add("dense", dense)
            .Add("static", new TrackableNode().Add("_initializer", new TrackableNode()));
        var checkpoint = new Checkpoint(module.Add("root", module));
        checkpoint.Restore(Kind("tables")).AssertConsumed();
        var numbers = words.Keys.Select(Encoding.UTF8.GetString).Zip(words.Values).ToDictionary();
        Assert.Equal(new Dictionary<string, long> { ["a"] = 1, ["bc"] = 2, [""] = 3, ["\u00ed\u0095\u009c"] = 4 }, numbers);
        Assert.Equal(3, vectors.Count);
        Assert.Equal([1f, 2f], vectors.Values.Skip(2 * vectors.Keys.ToList().IndexOf(5)).Take(2));
        Assert.Equal(0, empty.Count);
        Assert.Equal([50, 60], dense.Keys.Zip(dense.Values).Where(pair => pair.First >= 0).OrderBy(pair => pair.First).Select(pair => pair.Second));
        checkpoint.Write(directory.File("again"));
        Bundles.AssertSameFiles(Kind("tables"), directory.File("again"));
    }

    [Fact]
    public void A_table_of_other_types_or_shapes_is_refused_and_nothing_is_assigned()
    {
        var w = new float[2];
        Assert.Contains("tensor 'words/.ATTRIBUTES/table-values' is int64 (4,), float32 (keys,) expected", Refused("words", new TrackableTable<byte[], float>()), StringComparison.Ordinal);
        Assert.Contains("tensor 'vectors/.ATTRIBUTES/table-values' is float32 (3, 2), float32 (keys, 3) expected", Refused("vectors", new TrackableTable<long, float>(valueShape: [3])), StringComparison.Ordinal);
        Assert.Contains("'words/.ATTRIBUTES/table-keys' is string (4,), int32 (keys,) expected", Refused("words", new TrackableTable<int, long>()), StringComparison.Ordinal);
        Assert.Equal([0f, 0f], w);
        Assert.Contains("1 keys and 2 values", Assert.Throws<ArgumentException>(() => new TrackableTable<int, int>().Set([1], [2, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("(2,) each, 3 elements", Assert.Throws<ArgumentException>(() => new TrackableTable<int, int>(valueShape: [2]).Set([1], [2, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Contains("positive sizes", Assert.Throws<ArgumentException>(() => new TrackableTable<int, int>(valueShape: [0])).Message, StringComparison.Ordinal);
        Assert.Contains("No tensor has elements of String", Assert.Throws<ArgumentException>(() => new TrackableTable<string, int>()).Message, StringComparison.Ordinal);

        string Refused(string name, TrackableNode table) =>
            Assert.Throws<CheckpointException>(() => new Checkpoint(("w", TrackableVariable.Of(w, [2])), (name, table)).Restore(Kind("tables"))).Message;
    }

    [Fact]
    public void A_table_whose_keys_and_values_are_not_as_many_is_damaged()
    {
        var table = new TrackableTable<int, int>();
        var graph = ObjectGraph.Build(new TrackableNode().Add("t", table));
        using (var writer = new BundleWriter(directory.File("odd")))
        {
            writer.Add<int>("t/.ATTRIBUTES/table-keys", [2], [1, 2]);
            writer.Add<int>("t/.ATTRIBUTES/table-values", [3], [1, 2, 3]);
            writer.AddStrings(ObjectGraph.Key, [], [graph.ToByteArray()]);
            writer.Commit();
        }
        Assert.Contains("has 3 values, 2 expected", Assert.Throws<CheckpointException>(() => new Checkpoint(("t", table)).Restore(directory.File("odd"))).Message, StringComparison.Ordinal);
        Assert.Equal(0, table.Count);
    }

    [Fact]
    public void An_attribute_of_an_object_is_restored_and_written_again_byte_for_byte()
    {
        byte[][] state = new byte[1][];
        var w = new float[1];
        var checkpoint = new Checkpoint(("state", new TrackableNode().AddAttribute("py_state", TrackableVariable.OfStrings(state, []))), ("w", TrackableVariable.Of(w, [1])));
        checkpoint.Restore(Kind("state")).AssertConsumed();
        Assert.Equal("""{"epoch": 3}""", Encoding.UTF8.GetString(state[0]));
        checkpoint.Write(directory.File("again"));
        Bundles.AssertSameFiles(Kind("state"), directory.File("again"));
        Assert.Contains("'a' already", Assert.Throws<ArgumentException>(() => new TrackableNode().AddAttribute("a", TrackableVariable.Of(w, [1])).AddAttribute("a", TrackableVariable.Of(w, [1]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Strings_in_slices_are_put_together()
    {
        using var reader = new BundleReader(Kind("slices"));
        Assert.Equal([4, 2], reader["s"].Shape);
        Assert.Equal(["a", "b", "c", "dd", "", "f", "g", "h"], reader.ReadStrings("s").Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public void A_checkpoint_by_names_restores_by_a_map()
    {
        float[] kernel = new float[4], bias = new float[2];
        var map = new Dictionary<string, TrackableVariable> { ["dense/kernel"] = TrackableVariable.Of(kernel, [2, 2]), ["dense/bias"] = TrackableVariable.Of(bias, [2]) };
        Checkpoint.RestoreByName(Kind("names"), map);
        Assert.Equal([1f, 2f, 3f, 4f], kernel);
        Assert.Equal([5f, 6f], bias);
        kernel[0] = 9;
        map["other"] = TrackableVariable.Of(new float[1], [1]);
        Assert.Contains("has no tensor 'other'", Assert.Throws<CheckpointException>(() => Checkpoint.RestoreByName(Kind("names"), map)).Message, StringComparison.Ordinal);
        map.Remove("other");
        map["dense/bias"] = TrackableVariable.Of(new float[3], [3]);
        Assert.Contains("(3,) expected", Assert.Throws<CheckpointException>(() => Checkpoint.RestoreByName(Kind("names"), map)).Message, StringComparison.Ordinal);
        Assert.Equal(9, kernel[0]);
    }

    [Fact]
    public void The_first_format_is_named()
    {
        var failure = Assert.Throws<CheckpointException>(() => new BundleReader(Kind("first-format")));
        Assert.Contains("SaverDef.V1", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Kind("first-format"), failure.FilePath);
    }

    [Fact]
    public void Numbers_of_half_precision_and_complex_ones_are_read_as_such()
    {
        using (var writer = new BundleWriter(directory.File("numbers")))
        {
            writer.Add<BFloat16>("b", [2], [(BFloat16)1.5f, (BFloat16)(-3f)]);
            writer.Add<Complex64>("c", [1], [new Complex64(1, -2)]);
            writer.Add<Half>("h", [1], [(Half).5f]);
            writer.Commit();
        }
        using var reader = new BundleReader(directory.File("numbers"));
        Assert.Equal(DataType.BFloat16, reader["b"].DataType);
        Assert.Equal([1.5f, -3f], reader.Read<BFloat16>("b").Select(value => (float)value));
        Assert.Equal(new Complex64(1, -2), Assert.Single(reader.Read<Complex64>("c")));
        Assert.Equal((Half).5f, Assert.Single(reader.Read<Half>("h")));
        var target = new BFloat16[2];
        reader.Read<BFloat16>("b", target);
        Assert.Equal((BFloat16)1.5f, target[0]);
        Assert.Contains("2 elements", Assert.Throws<ArgumentException>(() => reader.Read<BFloat16>("b", new BFloat16[3])).Message, StringComparison.Ordinal);
        // 1 + 1/256 lies between 1 and 1 + 1/128, and goes to the even one; 1 + 3/256 to 1 + 1/64.
        Assert.Equal(1f, (BFloat16)(1f + 1f / 256));
        Assert.Equal(1f + 1f / 64, (BFloat16)(1f + 3f / 256));
        Assert.True(float.IsNaN((BFloat16)float.NaN));
        Assert.True(float.IsInfinity((BFloat16)float.MaxValue));
    }

    [Fact]
    public void Keys_that_multiply_are_refused_before_they_fill_the_memory()
    {
        // One key of 100,000 bytes, then keys that are it and a byte more, five bytes of the file each.
        var block = new List<byte>();
        Entry(0, Encoding.ASCII.GetBytes(new string('k', 100_000)));
        for (var i = 1; i < 10_000; i++) Entry(100_000 + i - 1, "a"u8);
        block.AddRange([0, 0, 0, 0, 1, 0, 0, 0]);
        File.WriteAllBytes(Bundles.IndexOf(directory.File("hostile")), Tables.Of([.. block], TableFormat.NoCompression));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("keys of more than", Assert.Throws<CheckpointException>(() => new BundleReader(directory.File("hostile"))).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);

        void Entry(int shared, ReadOnlySpan<byte> rest)
        {
            Varint.Write(block, (ulong)shared);
            Varint.Write(block, (ulong)rest.Length);
            Varint.Write(block, 0);
            block.AddRange(rest);
        }
    }

    [Fact]
    public void An_object_graph_of_any_bytes_is_one_or_a_CheckpointException()
    {
        byte[] graph;
        using (var reader = new BundleReader(Kind("words"))) graph = reader.ReadStrings(ObjectGraph.Key)[0];
        var random = new Random(16);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])graph.Clone();
            for (var n = random.Next(1, 5); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Assert.NotEmpty(ObjectGraph.Parse(bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length)).Nodes);
            }
            catch (CheckpointException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }
}
