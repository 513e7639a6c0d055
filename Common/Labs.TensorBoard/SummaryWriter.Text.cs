using Google.Protobuf;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>Text, shown as Markdown.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="text">The text.</param>
    /// <param name="step">The step.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void Text(string tag, string text, long step, string? description = null, DateTimeOffset? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(tag, step, Strings(Rank0, [ByteString.CopyFromUtf8(text)]), Metadata("text", description), wallTime);
    }

    /// <summary>A list of texts, shape [rows], shown as a table of one column; its cells are Markdown.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="list">The texts; null counts as empty.</param>
    /// <param name="step">The step.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void Text(string tag, IEnumerable<string> list, long step, string? description = null, DateTimeOffset? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        ByteString[] cells = [.. list.Select(Cell)];
        Write(tag, step, Strings(Shape(cells.Length), cells), Metadata("text", description), wallTime);
    }

    /// <summary>A table of texts, shape [rows, columns]; its cells are shown as Markdown.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="table">The texts; null counts as empty.</param>
    /// <param name="step">The step.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void Text(string tag, string[,] table, long step, string? description = null, DateTimeOffset? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Write(
            tag, step, Strings(Shape(table.GetLength(0), table.GetLength(1)), table.Cast<string?>().Select(Cell)), Metadata("text", description), wallTime);
    }

    private static ByteString Cell(string? text) => ByteString.CopyFromUtf8(text ?? "");
}
