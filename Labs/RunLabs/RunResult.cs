using System.Text.Json;

namespace RunLabs;

/// <summary>One run of a results file.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Seed">Its seed where it is not the lab's.</param>
/// <param name="Steps">The steps that were recorded.</param>
/// <param name="Accuracy">Accuracy on the training set, from 0 to 1.</param>
/// <param name="TestAccuracy">Accuracy on the test set, from 0 to 1.</param>
/// <param name="Hypothesis">The outputs for the training set.</param>
/// <param name="Seconds">Time of the training loop.</param>
internal sealed record RunResult(string Name, int? Seed, IReadOnlyList<StepResult> Steps, float? Accuracy, float? TestAccuracy, IReadOnlyList<float> Hypothesis, double Seconds)
{
    /// <summary>The step after which a checkpoint was taken up; null: the run started afresh.</summary>
    public int? ResumedFrom { get; init; }

    /// <summary>Where its logs are, relative to the results file; null: there are none.</summary>
    public string? Logs { get; init; }

    /// <summary>A study's numbers by name.</summary>
    public IReadOnlyDictionary<string, double> Values { get; init; } = new Dictionary<string, double>();

    public IReadOnlyList<ResultSeries> Series { get; init; } = [];

    public IReadOnlyList<Labs.Common.ResultTable> Tables { get; init; } = [];

    /// <summary>Pictures; their files are relative to the results file.</summary>
    public IReadOnlyList<ResultPicture> Pictures { get; init; } = [];

    public static RunResult Read(JsonElement run) => new(
        run.GetProperty("name").GetString()!,
        run.TryGetProperty("seed", out var seed) ? seed.GetInt32() : null,
        [.. run.GetProperty("steps").EnumerateArray().Select(step => new StepResult(step.GetProperty("step").GetInt32())
        {
            Loss = Json.Single(step, "loss"), TrainLoss = Json.Single(step, "train_loss"), TrainAccuracy = Json.Single(step, "train_accuracy"), TestAccuracy = Json.Single(step, "test_accuracy"),
        })],
        Json.Single(run, "accuracy"),
        Json.Single(run, "test_accuracy"),
        [.. Json.List(run, "hypothesis").Select(value => (float)Json.Number(value))],
        run.GetProperty("seconds").GetDouble())
    {
        ResumedFrom = run.TryGetProperty("resumed_from", out var step) ? step.GetInt32() : null,
        Logs = Json.Text(run, "logs"),
        Values = run.TryGetProperty("values", out var values) ? values.EnumerateObject().ToDictionary(value => value.Name, value => Json.Number(value.Value)) : [],
        Series = [.. Json.List(run, "series").Select(ReadSeries)],
        Tables = [.. Json.List(run, "tables").Select(ReadTable)],
        Pictures = [.. Json.List(run, "pictures").Select(picture => new ResultPicture(Required(picture, "title"), Required(picture, "file"), Json.Text(picture, "description") ?? ""))],
    };

    private static ResultSeries ReadSeries(JsonElement series) => new(Required(series, "title"), Required(series, "x"), Required(series, "y"),
        [.. Json.List(series, "lines").Select(line => new ResultLine(Required(line, "name"), Numbers(line, "x"), Numbers(line, "y")) { Published = Json.Flag(line, "published") })])
    {
        LogarithmicX = Json.Flag(series, "log_x"), LogarithmicY = Json.Flag(series, "log_y"), Note = Json.Text(series, "note"),
    };

    private static Labs.Common.ResultTable ReadTable(JsonElement table) => new(Required(table, "title"), [.. Json.List(table, "columns").Select(column => column.GetString()!)],
        [.. Json.List(table, "rows").Select(IReadOnlyList<object?> (row) => [.. row.EnumerateArray().Select(Json.Cell)])])
    {
        Note = Json.Text(table, "note"),
    };

    private static double[] Numbers(JsonElement element, string name) => [.. Json.List(element, name).Select(Json.Number)];

    private static string Required(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
