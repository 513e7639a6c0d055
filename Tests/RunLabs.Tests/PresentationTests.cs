namespace RunLabs.Tests;

public sealed class PresentationTests
{
    private static readonly ResultRow[] Rows =
    [
        new("Lab09_1.Xor", "two-layer", [Results.Xor("Lab09_1.Xor", "two-layer", [(0, 0.7f), (10_000, 1.878e-6f)], 1, runSeed: 5)]),
        new("Lab10_1.Relu", "relu", [Results.Mnist("Lab10_1.Relu", "relu", 0.9595f), Results.Mnist("Lab10_1.Relu", "relu", 0.9605f, seed: 778)]),
        new("Lab10_3.Dropout", "dropout", [], "exit code 1"),
        new("Lab10_4.BatchNorm", "<b>", [Results.Mnist("Lab10_4.BatchNorm", "<b>", 0.9f, "digits")]),
    ];

    [Fact]
    public void The_table_has_ours_the_slides_the_notebooks_the_band_and_the_verdict()
    {
        string[] Cells(int row) => ConsoleTable.Cells(Rows[row], ConsoleTable.Headings);
        Assert.Equal(["09-1", "two-layer", "loss 1.878e-06", "loss 1.788e-06, acc. 1.0000", "-", "-", "0.50", "ok within 7 %"], Cells(0));
        Assert.Equal(["10-1", "relu", "0.9600 +- 0.0007 (2 seeds)", "0.9356 (not reproduced)", "0.9599 and 0.9558", "0.9535-0.9636", "1.25", "ok (+0.0 se)"], Cells(1));
        Assert.Equal(["10-3", "dropout", "-", "-", "0.9492 and 0.9562", "0.9512-0.9587", "-", "FAILED"], Cells(2));
        Assert.Equal(["0.9000", "-", "-", "-"], Cells(3)[2..6]);
    }

    [Theory]
    [InlineData(40, "Lab Run Verdict")]
    [InlineData(80, "Lab Run Ours Published TensorFlow Verdict")]
    [InlineData(200, "Lab Run Ours Slide Notebooks TensorFlow Seconds Verdict")]
    public void The_table_has_the_columns_that_there_is_room_for_and_below_it_what_was_compared(int width, string headings)
    {
        using var console = new Spectre.Console.Testing.TestConsole();
        console.Profile.Width = width;
        ResultRow[] rows = [.. Rows.Where(row => row.Results.Count <= 1)];
        ConsoleTable.Print(console, rows);
        Assert.All(console.Lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(console.Lines, line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) == headings);
        // A run is one line of the table.
        var rule = console.Lines.ToList().FindIndex(line => line.Trim(' ').All(c => c == '─') && line.Trim().Length > 0);
        foreach (var row in rows)
            Assert.Single(console.Lines.Skip(rule).Take(rows.Length + 1), line => ConsoleTable.Cells(row, headings.Split(' ')).All(cell => line.Contains(cell, StringComparison.Ordinal)));
        var words = string.Join(' ', console.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(rows, row => Assert.Contains(row.Verdict.Text, words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_redirected_table_is_whole_and_plain_with_one_line_per_run_and_one_per_verdict()
    {
        using var output = new StringWriter();
        ConsoleTable.Print(output, redirected: true, Rows);
        Assert.DoesNotContain('\u001b', output.ToString());
        foreach (var row in Rows)
        {
            Assert.Single(output.ToString().Split('\n'), line => ConsoleTable.Cells(row, ConsoleTable.Headings).All(cell => line.Contains(cell, StringComparison.Ordinal)));
            Assert.Single(output.ToString().Split('\n'), line => line.StartsWith($"{row.Number} {row.Run}:", StringComparison.Ordinal) && line.EndsWith(" " + row.Verdict.Text, StringComparison.Ordinal));
        }
    }
}
