using Labs.Common;

namespace Tfview;

/// <summary>A table for a terminal of 80 columns.</summary>
internal static class TextTable
{
    public const int Width = 80;

    private const string Between = "  ";
    private const int Narrowest = 6;

    public static void Write(TextWriter output, ReportTable table)
    {
        var cells = Cells(Report.TextOf);
        var widths = Widths();
        if (LineWidth() > Width)
        {
            cells = Cells(value => value is VariableKey key ? key.WithoutEnd : Report.TextOf(value));
            widths = Widths();
        }
        // The widest gives way first.
        while (LineWidth() > Width && widths.Max() > Narrowest) widths[Array.IndexOf(widths, widths.Max())]--;
        var isNumber = table.Columns.Select((_, i) => table.Rows.Count > 0 && table.Rows.All(row => row[i] is null or long or double)).ToArray();
        Line(table.Columns);
        Line([.. widths.Select(width => new string('-', width))]);
        foreach (var row in cells) Line(row);

        List<string[]> Cells(Func<object?, string> text) => table.Rows.ConvertAll(row => Array.ConvertAll(row, value => OneLine(text(value))));

        int[] Widths() => [.. table.Columns.Select((column, i) => cells.Aggregate(TextColumns.Of(column), (width, row) => Math.Max(width, TextColumns.Of(row[i]))))];

        int LineWidth() => widths.Sum() + Between.Length * (widths.Length - 1);

        void Line(string[] row)
        {
            var shown = row.Select((cell, i) => Shorten(cell, widths[i])).Select((cell, i) =>
            {
                var blanks = new string(' ', widths[i] - TextColumns.Of(cell));
                return isNumber[i] ? blanks + cell : cell + blanks;
            });
            output.WriteLine(string.Join(Between, shown).TrimEnd());
        }
    }

    /// <summary>Without its middle, where it is too long.</summary>
    public static string Shorten(string text, int width)
    {
        text = OneLine(text);
        if (TextColumns.Of(text) <= width) return text;
        var end = (width - 3) / 2;
        return $"{TextColumns.Start(text, width - 3 - end)}...{TextColumns.End(text, end)}";
    }

    /// <summary>What a file says must not move a terminal's cursor.</summary>
    public static string OneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;
}
