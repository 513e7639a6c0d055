using System.Globalization;
using System.Text.Json;
using Labs.TensorTypes;

namespace Labs.TensorBoard.Tests;

/// <summary>Files as TensorFlow 1, PyTorch and others write them are read as TensorBoard reads them (Golden/record.py).</summary>
public class OldStyleTests
{
    private static readonly string s_directory = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static TheoryData<int> Records => [.. Enumerable.Range(0, Expected().GetArrayLength())];

    [Theory]
    [MemberData(nameof(Records))]
    public void Event_is_read_as_TensorBoard_reads_it(int record)
    {
        var read = EventFileReader.ReadAll(Path.Combine(s_directory, "old-style.tfevents"));
        Assert.Null(read.Damage);
        Assert.Equal(Expected().GetArrayLength(), read.Events.Count);
        var (e, expected) = (read.Events[record], Expected()[record]);
        Assert.Equal(expected.GetProperty("wall_time").GetDouble(), e.WallTime);
        Assert.Equal(expected.GetProperty("step").GetInt64(), e.Step);

        var what = expected.GetProperty("what").GetString();
        Assert.Equal(what == "file_version" ? expected.GetProperty("bytes").GetString() : null, e.FileVersion);
        Assert.Equal(what == "graph_def" ? expected.GetProperty("bytes").GetString() : null, Hex(e.GraphDef));
        Assert.Equal(what == "meta_graph_def" ? expected.GetProperty("bytes").GetString() : null, Hex(e.MetaGraphDef));
        Assert.Equal(what == "tagged_run_metadata" ? (Text(expected, "tag"), Text(expected, "bytes")) : (null, null), (e.RunMetadata?.Tag, Hex(e.RunMetadata?.Bytes)));
        Assert.Equal(
            what == "session_log" ? new LoggedSession((SessionStatus)expected.GetProperty("status").GetInt32(), Text(expected, "path")!, Text(expected, "message")!) : null, e.Session);
        Assert.Equal(what == "log_message" ? new LoggedMessage(expected.GetProperty("level").GetInt32(), Text(expected, "message")!) : null, e.Message);

        var values = expected.GetProperty("values");
        Assert.Equal(values.GetArrayLength(), e.Values.Count);
        foreach (var (value, row) in e.Values.Zip(values.EnumerateArray()))
        {
            Assert.Equal(
                (Text(row, "tag"), Text(row, "plugin"), Text(row, "content"), Text(row, "display_name"), Text(row, "description")),
                (value.Tag, value.Plugin, Hex(value.PluginContent), value.Metadata.DisplayName, value.Description));
            if (!row.TryGetProperty("dtype", out var dtype))
            {
                Assert.Null(value.Tensor);
                continue;
            }
            Assert.Equal(dtype.GetInt32(), (int)value.Tensor!.DataType);
            Assert.Equal(row.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), value.Tensor.Shape);
            if (row.TryGetProperty("strings", out var strings))
                Assert.Equal(strings.EnumerateArray().Select(text => text.GetString()), value.Tensor.ToByteStrings().Select(bytes => Hex(bytes)));
            else
                Assert.Equal(row.GetProperty("values").EnumerateArray().Select(Number), value.Tensor.ToDoubles());
        }
    }

    [Fact]
    public void Everything_but_graphs_and_sessions_is_written_again_as_it_was_read()
    {
        var read = EventFileReader.ReadAll(Path.Combine(s_directory, "old-style.tfevents"));
        using var copy = new MemoryStream();
        using (var writer = new SummaryWriter(copy, leaveOpen: true))
        {
            foreach (var e in read.Events)
                foreach (var value in e.Values)
                    writer.Write(value.Tag, value.Tensor, e.Step, value.Metadata, e.Time);
        }
        copy.Position = 0;
        using var reader = new EventFileReader(copy);
        reader.Read();
        foreach (var (e, value) in read.Events.SelectMany(e => e.Values.Select(value => (e, value))))
        {
            var again = reader.Read()!;
            var copied = Assert.Single(again.Values);
            Assert.Equal((e.WallTime, e.Step), (again.WallTime, again.Step));
            Assert.Equal((value.Tag, value.Plugin, value.Description, value.Metadata.DisplayName), (copied.Tag, copied.Plugin, copied.Description, copied.Metadata.DisplayName));
            Assert.Equal(value.PluginContent.ToArray(), copied.PluginContent.ToArray());
            Assert.Equal(value.Tensor is null, copied.Tensor is null);
            if (value.Tensor is null) continue;
            Assert.Equal(value.Tensor.Content.ToArray(), copied.Tensor!.Content.ToArray());
            if (value.Tensor.DataType == DataType.String) Assert.Equal(value.Tensor.ToByteStrings().Select(Hex), copied.Tensor.ToByteStrings().Select(Hex));
        }
        Assert.Null(reader.Read());
    }

    private static JsonElement Expected() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_directory, "old-style.json"))).RootElement;

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static string? Hex(ReadOnlyMemory<byte>? bytes) => bytes is { } b ? Convert.ToHexStringLower(b.Span) : null;

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);

    private static double Number(JsonElement text) => text.GetString() == "nan" ? double.NaN : double.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
