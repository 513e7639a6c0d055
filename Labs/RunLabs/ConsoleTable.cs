using Spectre.Console;

namespace RunLabs;

/// <summary>Our results beside the slides', the notebooks' and TensorFlow's: as many columns as the terminal has room for, and below them what was compared.</summary>
internal static class ConsoleTable
{
    public const string None = "-";

    // Redirected output has no width; no line is to be broken there.
    private const int WidthWhereRedirected = 100_000;

    // Of a column, beside its text.
    private const int Padding = 2;

    private static readonly string[][] Layouts =
    [
        ["Lab", "Run", "Ours", "Slide", "Notebooks", "TensorFlow", "Seconds", "Verdict"],
        ["Lab", "Run", "Ours", "Published", "TensorFlow", "Verdict"],
        ["Lab", "Run", "Ours", "Verdict"],
        ["Lab", "Run", "Verdict"],
    ];

    /// <summary>The columns where there is room for all.</summary>
    public static IReadOnlyList<string> Headings => Layouts[0];

    public static void Print(TextWriter output, bool redirected, IReadOnlyList<ResultRow> rows)
    {
        if (!redirected)
        {
            Print(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }), rows);
            return;
        }
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = WidthWhereRedirected;
        Print(console, rows);
        // Cells are filled up with blanks to the width.
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            output.WriteLine(line.TrimEnd());
    }

    internal static void Print(IAnsiConsole console, IReadOnlyList<ResultRow> rows)
    {
        var headings = Layouts.FirstOrDefault(layout => Width(layout, rows) <= console.Profile.Width, Layouts[^1]);
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(heading) { NoWrap = true, Padding = new Padding(0, 0, heading == headings[^1] ? 0 : Padding, 0) });
        foreach (var row in rows)
        {
            var cells = Cells(row, headings).Select(Markup.Escape).ToArray();
            cells[^1] = $"[{Colour(row)}]{cells[^1]}[/]";
            table.AddRow(cells);
        }
        console.Write(table);

        var details = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) }).AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var row in rows)
            details.AddRow(Markup.Escape($"{row.Number} {row.Run}:"), Markup.Escape(row.Verdict.Text));
        console.Write(details);
    }

    /// <summary>One row's texts under some of the headings.</summary>
    public static string[] Cells(ResultRow row, IEnumerable<string> headings) => [.. headings.Select(heading => Cell(row, heading))];

    /// <summary>A loss as the labs print it, or, where that has no digits left, with an exponent.</summary>
    public static string Loss(float loss) => float.IsNaN(loss) || Math.Abs(loss) >= 0.001f ? $"{loss:F4}" : $"{loss:0.000e-00}";

    private static int Width(string[] headings, IReadOnlyList<ResultRow> rows) =>
        headings.Sum(heading => rows.Select(row => Cell(row, heading).Length).Append(heading.Length).Max() + Padding);

    private static string Colour(ResultRow row) => row.Verdict.Outcome switch { Outcome.Holds => "green", Outcome.Misses => "red", _ => "grey" };

    private static string Cell(ResultRow row, string heading)
    {
        var published = PublishedResults.Of(row.Lab, row.Run);
        var onDigits = row.Results.Count > 0 && row.Results[0].Lab.Data == "digits";
        return heading switch
        {
            "Lab" => row.Number,
            "Run" => row.Run,
            "Ours" => Ours(row, published),
            "Slide" => published is null || onDigits ? None : Text(published, published.SlideLosses, published.SlideAccuracy is { } accuracy ? [accuracy] : []),
            "Notebooks" => published is null || onDigits ? None : Text(published, published.NotebookLosses, published.NotebookAccuracies),
            "Published" => published is null || onDigits ? None : Published(published),
            "TensorFlow" => (onDigits ? published?.Digits : published?.Mnist) is { } band ? $"{band.Least:F4}-{band.Greatest:F4}" : None,
            "Seconds" => row.Results.Count == 0 ? None : $"{row.Results.Average(result => result.Run.Seconds):F2}",
            "Verdict" => row.Verdict.Short,
            _ => throw new ArgumentOutOfRangeException(nameof(heading), heading, "is no column"),
        };
    }

    // What is published of it is what is shown of it: its loss, its accuracy where no loss is published.
    private static string Ours(ResultRow row, PublishedRun? published)
    {
        if (row.Results.Count == 0)
            return None;
        var tests = Values(row, run => run.TestAccuracy);
        // Beside the last published loss stands the one of its step, where the run goes on behind it.
        var last = published?.LastLoss?.Step;
        var losses = Values(row, run => (run.Steps.FirstOrDefault(step => step.Step == last) ?? (run.Steps.Count > 0 ? run.Steps[^1] : null)) is { } step ? step.Loss ?? step.TrainLoss : null);
        var accuracies = Values(row, run => run.Accuracy);
        var text = tests.Count > 0 ? Spread(tests, value => $"{value:F4}")
            : losses.Count > 0 && published is not { LastLoss: null } ? $"loss {Spread(losses, Loss)}"
            : accuracies.Count > 0 ? $"acc. {Spread(accuracies, value => $"{value:F4}")}"
            : None;
        return row.Results.Count > 1 ? $"{text} ({row.Results.Count} seeds)" : text;
    }

    private static string Published(PublishedRun published) =>
        published.LastLoss is { } loss ? LossText(loss)
        : (published.SlideAccuracy ?? published.NotebookAccuracies.Cast<float?>().LastOrDefault()) is { } accuracy ? $"{accuracy:F4}"
        : None;

    private static string Text(PublishedRun published, IReadOnlyList<PublishedLoss> losses, IReadOnlyList<float> accuracies)
    {
        var parts = new List<string>();
        if (losses.Count > 0)
            parts.Add($"loss {LossText(losses[^1])}");
        if (accuracies.Count > 0)
            parts.Add((published.Network is null ? "acc. " : "") + string.Join(" and ", accuracies.Select(value => $"{value:F4}")));
        return parts.Count == 0 ? None : string.Join(", ", parts) + (published.SlideIsNotReproduced && accuracies is [var one] && one == published.SlideAccuracy ? " (not reproduced)" : "");
    }

    private static string LossText(PublishedLoss loss) => loss.Text ?? Loss((float)loss.Value);

    private static List<float> Values(ResultRow row, Func<RunResult, float?> value) => [.. row.Results.Select(result => value(result.Run)).OfType<float>()];

    /// <summary>A value, or the mean and the standard deviation of several.</summary>
    private static string Spread(List<float> values, Func<float, string> text)
    {
        if (values.Count == 1)
            return text(values[0]);
        var mean = values.Average(value => (double)value);
        var deviation = Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Count - 1));
        return $"{text((float)mean)} +- {text((float)deviation)}";
    }
}
