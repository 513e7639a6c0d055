using System.Globalization;

namespace RunLabs.Report;

/// <summary>The pictures of a lab: losses and accuracies of its runs, with what is published and TensorFlow's band behind them.</summary>
internal static class LabCharts
{
    // The slides' accuracies lie close together below 1.
    private const double AccuraciesFrom = 0.9;

    // Runs of other labs that a lab's own are set against: the same network without what the lab is about.
    private static readonly Dictionary<string, (string Lab, string Run, string Name)> Baselines = new()
    {
        ["Lab10_3.Dropout"] = ("Lab10_2.Initializers", "deep-xavier", "without dropout"),
        ["Lab10_4.BatchNorm"] = ("Lab10_2.Initializers", "deep-xavier", "without batch normalisation"),
    };

    /// <param name="rows">The lab's own.</param>
    /// <param name="all">Those of all labs.</param>
    public static IEnumerable<Chart> Of(IReadOnlyList<ResultRow> rows, IReadOnlyList<ResultRow> all)
    {
        var lab = rows[0].Lab;
        var lines = rows.Select(row => (Row: row, Kind: LineKind.Ours, Suffix: "")).ToList();
        (ResultRow? Row, PublishedRun? Published, string Name) baseline = default;
        if (Baselines.TryGetValue(lab, out var other))
        {
            baseline = (all.FirstOrDefault(row => row.Lab == other.Lab && row.Run == other.Run), PublishedResults.Of(other.Lab, other.Run), other.Name);
            if (baseline.Row is { } row && SameData(row, rows[0]))
                lines.Add((row, LineKind.Baseline, $", {other.Name}"));
        }

        foreach (var chart in new[] { Losses(lines, rows), TrainAccuracies(lines, rows), TestAccuracies(lines, rows, baseline.Published, baseline.Name) })
        {
            if (chart is not null)
                yield return chart;
        }
        foreach (var series in Joined(rows.SelectMany(row => row.Results).SelectMany(result => result.Run.Series)))
            yield return Of(series);
    }

    // Curves of several runs in one picture, where they share its title and axes and each has a name of its own.
    private static IEnumerable<ResultSeries> Joined(IEnumerable<ResultSeries> all) =>
        all.GroupBy(series => series with { Lines = [] }).SelectMany(same => same.SelectMany(series => series.Lines).Select(line => line.Name).ToList() is var names && names.Distinct().Count() == names.Count
            ? [same.Key with { Lines = [.. same.SelectMany(series => series.Lines)] }] : same.AsEnumerable());

    private static Chart Of(ResultSeries series)
    {
        var lines = series.Lines.Select(line => new ChartLine(line.Name, line.Published ? LineKind.Published : LineKind.Ours, line.X, line.Y)).ToList();
        return new(series.Title, series.X, series.Y, lines)
        {
            LogarithmicX = series.LogarithmicX, LogarithmicY = series.LogarithmicY, Note = series.Note, WholeX = lines.All(line => line.X.All(double.IsInteger)),
        };
    }

    private static Chart? Losses(List<(ResultRow Row, LineKind Kind, string Suffix)> rows, IReadOnlyList<ResultRow> own)
    {
        List<ChartLine> lines = [.. rows.SelectMany(row => Lines(row, step => step.Loss ?? step.TrainLoss))];
        if (lines.Count == 0)
            return null;
        lines.AddRange(Published(own, step => step.TrainLoss));
        foreach (var row in own)
        {
            if (row.Results.Count == 0 || PublishedResults.Of(row.Lab, row.Run) is not { } published)
                continue;
            List<PublishedLoss> losses = [.. published.NotebookLosses.Concat(published.SlideLosses).DistinctBy(loss => loss.Step).OrderBy(loss => loss.Step)];
            if (losses.Count > 0)
                lines.Add(new($"{row.Run}, published", LineKind.Points, [.. losses.Select(loss => (double)loss.Step)], [.. losses.Select(loss => loss.Value)]) { Beside = NameOf(row, row.Results[0]) });
        }
        return new("Loss", "step", "loss", lines) { LogarithmicY = Chart.WantsLogarithm(lines) };
    }

    private static Chart? TrainAccuracies(List<(ResultRow Row, LineKind Kind, string Suffix)> rows, IReadOnlyList<ResultRow> own)
    {
        List<ChartLine> lines = [.. rows.SelectMany(row => Lines(row, step => step.TrainAccuracy))];
        if (lines.Count == 0)
            return null;
        lines.AddRange(Published(own, step => step.TrainAccuracy).Select(line => line with { Hidden = true }));
        return new("Accuracy on the batch that was trained on", "step", "train_accuracy", lines) { To = 1 };
    }

    private static Chart? TestAccuracies(List<(ResultRow Row, LineKind Kind, string Suffix)> rows, IReadOnlyList<ResultRow> own, PublishedRun? baseline, string? baselineName)
    {
        List<ChartLine> lines = [.. rows.SelectMany(row => Lines(row, step => step.TestAccuracy))];
        if (lines.Count == 0)
            return null;
        var last = lines.Min(line => line.Y.LastOrDefault(double.IsFinite, 1));
        lines.AddRange(Published(own, step => step.TestAccuracy));
        var onDigits = OnDigits(own[0]);
        List<ChartBand> bands = [];
        foreach (var row in own)
        {
            if (PublishedResults.Of(row.Lab, row.Run) is { } published)
                AddBand(bands, published, row.Run, onDigits);
        }
        if (baseline is not null && baselineName is not null && bands.Count > 0)
            AddBand(bands, baseline, baselineName, onDigits);
        return new("Accuracy on the test set", "step", "test_accuracy", lines)
        {
            // Down to where the last of them ends, in steps of a twentieth.
            From = Math.Min(AccuraciesFrom, Math.Max(0, Math.Floor(last * 20) / 20)), To = 1, Behind = bands,
        };
    }

    private static void AddBand(List<ChartBand> bands, PublishedRun published, string name, bool onDigits)
    {
        if ((onDigits ? published.Digits : published.Mnist) is { } band)
            bands.Add(new($"{name}: TensorFlow's {band.Seeds} seeds end between {band.Least:F4} and {band.Greatest:F4}", band.Least, band.Greatest));
    }

    private static IEnumerable<ChartLine> Lines((ResultRow Row, LineKind Kind, string Suffix) from, Func<StepResult, float?> value)
    {
        foreach (var (lab, run) in from.Row.Results)
        {
            var steps = run.Steps.Where(step => value(step) is not null).ToList();
            if (steps.Count == 0)
                continue;
            yield return new(NameOf(from.Row, (lab, run)) + from.Suffix, from.Kind, [.. steps.Select(step => (double)step.Step)], [.. steps.Select(step => Shortest(value(step)!.Value))]);
        }
    }

    private static string NameOf(ResultRow row, (LabResult Lab, RunResult Run) result) => row.Results.Count > 1 ? $"{row.Run}, seed {RunConditions.SeedOf(result)}" : row.Run;

    // The published curves are of MNIST.
    private static IEnumerable<ChartLine> Published(IReadOnlyList<ResultRow> rows, Func<StepResult, float?> value) =>
        from row in rows
        where row.Results.Count > 0 && row.Results[0].Lab.Data == "mnist"
        let published = PublishedResults.Of(row.Lab, row.Run)
        where published is not null
        from curve in PublishedCurves.Of(published)
        select new ChartLine($"{row.Run}, {curve.Name}", LineKind.Published, [.. curve.Steps.Select(step => (double)step.Step)], [.. curve.Steps.Select(step => Shortest(value(step)!.Value))]) { Beside = NameOf(row, row.Results[0]) };

    // The page has the float's own digits, not those of the double nearest to it.
    private static double Shortest(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool OnDigits(ResultRow row) => row.Results.Count > 0 && row.Results[0].Lab.Data == "digits";

    private static bool SameData(ResultRow one, ResultRow other) => one.Results.Count > 0 && other.Results.Count > 0 && one.Results[0].Lab.Data == other.Results[0].Lab.Data;
}
