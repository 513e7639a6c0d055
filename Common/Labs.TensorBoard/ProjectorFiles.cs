using System.Globalization;
using System.Text;

namespace Labs.TensorBoard;

/// <summary>
/// What TensorBoard's projector reads: <c>projector_config.pbtxt</c> in the run's directory, which names a file of vectors for each embedding and, where there are any, of labels and
/// thumbnails (tensorboard/plugins/projector). The files of an embedding stand in a directory of its own below <c>projector</c>.
/// </summary>
internal static class ProjectorFiles
{
    private const string Config = "projector_config.pbtxt";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteTable(string path, IEnumerable<string> rows) => Replace(path, file =>
    {
        foreach (var row in rows)
        {
            file.Write(row);
            file.Write('\n');
        }
    });

    /// <summary>A row of a table: a tab or line break within a cell would begin another one.</summary>
    public static string Row(IEnumerable<string?> cells) => string.Join('\t', cells.Select(cell => (cell ?? "").ReplaceLineEndings(" ").Replace('\t', ' ')));

    /// <summary>Enters an embedding into the config, in the place of one of the same name; others, of whoever wrote them, stay.</summary>
    public static void WriteConfig(string directory, string name, string vectors, string? labels, string? sprite, (int Width, int Height) thumbnail)
    {
        var path = Path.Combine(directory, Config);
        var nameLine = $"  tensor_name: {Quote(name)}";
        List<string> block = ["embeddings {", nameLine, $"  tensor_path: {Quote(vectors)}"];
        if (labels is not null) block.Add($"  metadata_path: {Quote(labels)}");
        if (sprite is not null)
            block.AddRange("  sprite {", $"    image_path: {Quote(sprite)}", $"    single_image_dim: {thumbnail.Width}", $"    single_image_dim: {thumbnail.Height}", "  }");
        block.Add("}");

        List<string> lines = File.Exists(path) ? [.. File.ReadAllLines(path)] : [];
        var known = lines.IndexOf(nameLine);
        var start = known < 0 ? -1 : lines.LastIndexOf("embeddings {", known);
        var end = known < 0 ? -1 : lines.IndexOf("}", known);
        if (start >= 0 && end >= 0) lines.RemoveRange(start, end - start + 1);
        WriteTable(path, [.. lines, .. block]);
    }

    /// <summary>Thumbnails side by side, as many in a row as there are rows, or one more.</summary>
    public static byte[] Sprite(ReadOnlySpan<byte> images, int count, int height, int width, int channels)
    {
        var across = (int)Math.Ceiling(Math.Sqrt(count));
        var down = (count + across - 1) / across;
        var row = across * width * channels;
        var sprite = new byte[checked(row * down * height)];
        for (var image = 0; image < count; image++)
        {
            for (var y = 0; y < height; y++)
            {
                images.Slice((image * height + y) * width * channels, width * channels)
                    .CopyTo(sprite.AsSpan((image / across * height + y) * row + image % across * width * channels));
            }
        }
        return Png.Encode(sprite, across * width, down * height, channels);
    }

    public static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>TensorBoard may be reading: a file is there whole or as it was.</summary>
    private static void Replace(string path, Action<StreamWriter> write)
    {
        var temporary = path + ".new";
        using (var file = new StreamWriter(temporary, append: false, Utf8)) write(file);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>A string of protobuf's text format; what is not ASCII may stand as it is.</summary>
    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r")}\"";
}
