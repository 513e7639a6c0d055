using Google.Protobuf;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>Text, shown as Markdown.</summary>
    public void Text(string tag, string text, long step, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(tag, step, Strings(Rank0, [ByteString.CopyFromUtf8(text)]), Metadata("text", description));
    }

    /// <summary>A table of texts, shape [rows, columns]; its cells are shown as Markdown.</summary>
    public void Text(string tag, string[,] table, long step, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var cells = table.Cast<string?>().Select(cell => ByteString.CopyFromUtf8(cell ?? ""));
        Write(tag, step, Strings(Shape(table.GetLength(0), table.GetLength(1)), cells), Metadata("text", description));
    }
}
