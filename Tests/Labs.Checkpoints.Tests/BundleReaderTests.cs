using System.Numerics;
using System.Text;
using Labs.TensorTypes;
using System.Text.Json;

namespace Labs.Checkpoints.Tests;

public class BundleReaderTests
{
    [Theory]
    [MemberData(nameof(GoldenData.Names), MemberType = typeof(GoldenData))]
    public void Every_tensor_of_TensorFlows_checkpoints_is_read_bit_for_bit(string name)
    {
        using var reader = GoldenData.Open(name);
        reader.Verify();
        var tensors = GoldenData.Contents.GetProperty(name).GetProperty("tensors");
        Assert.Equal(tensors.EnumerateObject().Select(t => t.Name).Order(StringComparer.Ordinal), reader.Entries.Select(entry => entry.Key));
        foreach (var tensor in tensors.EnumerateObject())
        {
            var entry = reader[tensor.Name];
            Assert.Equal(tensor.Value.GetProperty("dtype").GetString(), entry.DataType.Name());
            Assert.Equal(tensor.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), entry.Shape);
            switch (entry.DataType)
            {
                // Nine significant digits round-trip float32, so the values are equal, not close.
                case DataType.Float: Assert.Equal(Values(tensor.Value, v => v.GetSingle()), reader.Read<float>(tensor.Name)); break;
                case DataType.Int64: Assert.Equal(Values(tensor.Value, v => v.GetInt64()), reader.Read<long>(tensor.Name)); break;
                case DataType.String: Assert.Equal(tensor.Value.GetProperty("bytes").GetInt32(), Assert.Single(reader.ReadStrings(tensor.Name)).Length); break;
                default: Assert.Fail($"{entry}: no such type is in the golden data"); break;
            }
        }

        static T[] Values<T>(JsonElement tensor, Func<JsonElement, T> value) => [.. tensor.GetProperty("values").EnumerateArray().Select(value)];
    }

    [Fact]
    public void All_types_that_TensorFlow_writes_are_read()
    {
        using var reader = new BundleReader(GoldenData.Recorded("types"));
        reader.Verify();
        var count = Enumerable.Range(0, 6).ToArray();
        Assert.Equal(count.Select(i => (double)i), reader.Read<double>("t/float64"));
        Assert.Equal(count, reader.Read<int>("t/int32"));
        Assert.Equal(count.Select(i => (byte)i), reader.Read<byte>("t/uint8"));
        Assert.Equal(count.Select(i => (short)i), reader.Read<short>("t/int16"));
        Assert.Equal(count.Select(i => (sbyte)i), reader.Read<sbyte>("t/int8"));
        Assert.Equal(count.Select(i => (long)i), reader.Read<long>("t/int64"));
        Assert.Equal(count.Select(i => i != 0), reader.Read<bool>("t/bool"));
        Assert.Equal(count.Select(i => (ushort)i), reader.Read<ushort>("t/uint16"));
        Assert.Equal(count.Select(i => (uint)i), reader.Read<uint>("t/uint32"));
        Assert.Equal(count.Select(i => (ulong)i), reader.Read<ulong>("t/uint64"));
        Assert.Equal(count.Select(i => (Half)i), reader.Read<Half>("t/float16"));
        Assert.Equal(count.Select(i => new Complex(i, 0)), reader.Read<Complex>("t/complex128"));
        Assert.Equal(48, reader.ReadBytes("t/complex64").Length);
        // bfloat16 is the upper half of a float32; 1 is 3f80.
        Assert.Equal([0x80, 0x3f], reader.ReadBytes("t/bfloat16")[2..4]);
        Assert.Equal([2L, 0, 3], reader["empty"].Shape);
        Assert.Empty(reader.Read<float>("empty"));
        Assert.Equal([1.5f], reader.Read<float>("é/한"));

        Assert.Equal([2L, 3], reader["strings"].Shape);
        Assert.Equal(["", "a\0b", "글", new string('x', 300), "\ufffd", "end"], reader.ReadStrings("strings").Select(Encoding.UTF8.GetString));
        Assert.Equal("alone"u8.ToArray(), Assert.Single(reader.ReadStrings("string")));
        Assert.Empty(reader.ReadStrings("no_strings"));
    }

    [Fact]
    public void Several_data_files_and_a_tensor_in_slices_are_read()
    {
        using var reader = new BundleReader(GoldenData.Recorded("two-shards"));
        reader.Verify();
        Assert.Equal(2, reader.ShardCount);
        Assert.Equal(["cut", "first", "second"], reader.Entries.Select(entry => entry.Key));
        Assert.Equal([1L, 2, 3], reader.Read<long>("first"));
        Assert.Equal([4f, 5f], reader.Read<float>("second"));
        Assert.True(reader["cut"].IsSliced);
        Assert.Equal([3L, 200], reader["cut"].Shape);
        Assert.Equal(Enumerable.Range(0, 600).Select(i => (float)i), reader.Read<float>("cut"));
    }

    [Fact]
    public void A_missing_key_or_a_wrong_type_says_what_was_found_and_expected()
    {
        using var reader = GoldenData.Open("sequential");
        Assert.Contains("has no tensor 'nothing' among its 6", Assert.Throws<CheckpointException>(() => reader.ReadBytes("nothing")).Message);
        Assert.Contains("is int64, float32 expected",
            Assert.Throws<CheckpointException>(() => reader.Read<float>("save_counter/.ATTRIBUTES/VARIABLE_VALUE")).Message);
        Assert.Contains("is string, a type of fixed size expected", Assert.Throws<CheckpointException>(() => reader.ReadBytes(ObjectGraph.Key)).Message);
        Assert.Contains("is int64, string expected",
            Assert.Throws<CheckpointException>(() => reader.ReadStrings("save_counter/.ATTRIBUTES/VARIABLE_VALUE")).Message);
    }

    [Theory]
    [InlineData("sequential/nn_relu-468-1.index", "its prefix, '*nn_relu-468-1'")]
    [InlineData("sequential/nn_relu-468-1.data-00000-of-00001", "its prefix, '*nn_relu-468-1'")]
    [InlineData("sequential/nn_relu-468", "there is 'nn_relu-468-1'")]
    [InlineData("sequential/other", "other.index' not found.")]
    [InlineData("no/such/folder", "folder.index' not found.")]
    public void A_wrong_name_is_answered_with_the_right_one(string name, string expected)
    {
        var message = Assert.Throws<CheckpointException>(() => new BundleReader(GoldenData.Prefix(name))).Message;
        Assert.Matches(System.Text.RegularExpressions.Regex.Escape(expected).Replace("\\*", ".*"), message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_missing_data_file_is_named()
    {
        using var directory = new TemporaryDirectory();
        File.Copy(GoldenData.Prefix("sequential/nn_relu-468-1.index"), directory.File("ckpt.index"));
        using var reader = new BundleReader(directory.File("ckpt"));
        Assert.Contains("ckpt.data-00000-of-00001' not found", Assert.Throws<CheckpointException>(reader.Verify).Message);
    }
}
