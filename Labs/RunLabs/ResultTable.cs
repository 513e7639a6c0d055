using Spectre.Console;

namespace RunLabs;

/// <summary>Our results beside the slides', the notebooks' and TensorFlow's.</summary>
internal static class ResultTable
{
    public const string None = "-";

    // Redirected output has no width; a line of the table is not to be broken there.
    private const int WidthWhereRedirected = 250;

    public static IReadOnlyList<string> Headings { get; } = ["Lab", "Run", "Ours", "Slide", "Published notebook", "TensorFlow", "Seconds", "Verdict"];

    public static void Print(TextWriter output, bool redirected, IEnumerable<ResultRow> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect });
        if (redirected)
            console.Profile.Width = WidthWhereRedirected;
        var table = new Table { Border = redirected ? TableBorder.Minimal : TableBorder.Rounded };
        foreach (var heading in Headings)
            table.AddColumn(new TableColumn(heading) { NoWrap = redirected });
        foreach (var row in rows)
        {
            var colour = row.Verdict.Outcome switch { Outcome.Holds => "green", Outcome.Misses => "red", _ => "grey" };
            var cells = Cells(row).Select(Markup.Escape).ToArray();
            cells[^1] = $"[{colour}]{cells[^1]}[/]";
            table.AddRow(cells);
        }
        console.Write(table);
    }

    /// <summary>One row's texts, in the order of <see cref="Headings"/>.</summary>
    public static string[] Cells(ResultRow row)
    {
        var published = PublishedResults.Of(row.Lab, row.Run);
        var digits = row.Results.Count > 0 && row.Results[0].Lab.Data == "digits";
        return
        [
            row.Lab, row.Run, Ours(row),
            published is null ? None : Slide(published),
            published is null ? None : Notebook(published),
            (digits ? published?.Digits : published?.Mnist)?.ToString() ?? None,
            row.Results.Count == 0 ? None : $"{row.Results.Average(result => result.Run.Seconds):F2}",
            VerdictText(row.Verdict),
        ];
    }

    /// <summary>A loss as the labs print it, or, where that has no digits left, with an exponent.</summary>
    public static string Loss(float loss) => float.IsNaN(loss) || Math.Abs(loss) >= 0.001f ? $"{loss:F4}" : $"{loss:0.000e-00}";

    private static string VerdictText(Verdict verdict) => verdict.Outcome switch
    {
        Outcome.Holds => "ok: " + verdict.Reason,
        Outcome.Misses => "MISSES: " + verdict.Reason,
        _ => "not compared: " + verdict.Reason,
    };

    private static string Ours(ResultRow row)
    {
        if (row.Results.Count == 0)
            return None;
        var seeds = row.Results.Count > 1 ? $" ({row.Results.Count} seeds)" : "";
        var data = row.Results[0].Lab.Data == "digits" ? " on digits" : "";
        var parts = new List<string>();
        var tests = Values(row, run => run.TestAccuracy);
        if (tests.Count > 0)
            return Spread(tests, value => $"{value:F4}") + data + seeds;
        var losses = Values(row, run => run.Steps.Count > 0 ? run.Steps[^1].Loss : null);
        if (losses.Count > 0)
            parts.Add($"loss {Spread(losses, Loss)}");
        var accuracies = Values(row, run => run.Accuracy);
        if (accuracies.Count > 0)
            parts.Add($"accuracy {Spread(accuracies, value => $"{value:F4}")}");
        return parts.Count == 0 ? None : string.Join(", ", parts) + seeds;
    }

    private static string Slide(PublishedRun published) => Text(published.SlideLosses, published.SlideAccuracy is { } accuracy ? [accuracy] : [], published.Mnist is not null);

    private static string Notebook(PublishedRun published) => Text(published.NotebookLosses, published.NotebookAccuracies, published.Mnist is not null);

    private static string Text(IReadOnlyList<PublishedLoss> losses, IReadOnlyList<float> accuracies, bool mnist)
    {
        var parts = new List<string>();
        if (losses.Count > 0)
            parts.Add($"loss {losses[^1].Text ?? Loss((float)losses[^1].Value)} (step {losses[^1].Step})");
        if (accuracies.Count > 0)
            parts.Add((mnist ? "" : "accuracy ") + string.Join(" and ", accuracies.Select(value => $"{value:F4}")));
        return parts.Count == 0 ? None : string.Join(", ", parts);
    }

    private static List<float> Values(ResultRow row, Func<RunResult, float?> value) => [.. row.Results.Select(result => value(result.Run)).OfType<float>()];

    /// <summary>A value, or the mean and the standard deviation of several.</summary>
    private static string Spread(List<float> values, Func<float, string> text)
    {
        if (values.Count == 1)
            return text(values[0]);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Count - 1));
        return $"{text(mean)} +- {text((float)deviation)}";
    }
}
