namespace Tfview;

/// <summary>A table for a terminal of 80 columns.</summary>
internal static class TextTable
{
    public const int Width = 80;

    private const string Between = "  ";
    private const int Narrowest = 6;

    public static void Write(TextWriter output, ReportTable table)
    {
        var cells = table.Rows.ConvertAll(row => Array.ConvertAll(row, value => OneLine(Report.TextOf(value))));
        var widths = table.Columns.Select((column, i) => cells.Aggregate(column.Length, (width, row) => Math.Max(width, row[i].Length))).ToArray();
        // The widest gives way first.
        while (widths.Sum() + Between.Length * (widths.Length - 1) > Width && widths.Max() > Narrowest) widths[Array.IndexOf(widths, widths.Max())]--;
        var isNumber = table.Columns.Select((_, i) => table.Rows.Count > 0 && table.Rows.All(row => row[i] is null or long or double)).ToArray();
        Line(table.Columns);
        Line([.. widths.Select(width => new string('-', width))]);
        foreach (var row in cells) Line(row);

        void Line(string[] row)
        {
            var shown = row.Select((cell, i) => Shorten(cell, widths[i])).Select((cell, i) => isNumber[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            output.WriteLine(string.Join(Between, shown).TrimEnd());
        }
    }

    /// <summary>Without its middle, where it is too long.</summary>
    public static string Shorten(string text, int width)
    {
        text = OneLine(text);
        if (text.Length <= width) return text;
        var end = (width - 3) / 2;
        return string.Concat(text.AsSpan(0, width - 3 - end), "...", text.AsSpan(text.Length - end));
    }

    /// <summary>What a file says must not move a terminal's cursor.</summary>
    public static string OneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;
}
