using System.Globalization;
using System.Text.Json;

namespace RunLabs;

/// <summary>A lab's results file.</summary>
internal sealed record LabResult(string Lab, string Engine, string? Data, int Seed, IReadOnlyList<RunResult> Runs)
{
    /// <exception cref="InvalidDataException">The file is not one that a lab wrote.</exception>
    public static LabResult Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            var lab = root.GetProperty("lab").GetString()!;
            var seed = root.GetProperty("seed").GetInt32();
            return new LabResult(lab, root.GetProperty("engine").GetString()!, root.TryGetProperty("data", out var data) ? data.GetString() : null, seed,
                [.. root.GetProperty("runs").EnumerateArray().Select(RunResult.Read)]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path}: found {error.Message.TrimEnd('.')}, expected the results of a lab's --json", error);
        }
    }
}

/// <summary>One run of it.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Seed">Its seed where it is not the lab's.</param>
/// <param name="Steps">The steps that were recorded.</param>
/// <param name="Accuracy">Accuracy on the training set, from 0 to 1.</param>
/// <param name="TestAccuracy">Accuracy on the test set, from 0 to 1.</param>
/// <param name="Hypothesis">The outputs for the training set.</param>
/// <param name="Seconds">Time of the training loop.</param>
internal sealed record RunResult(string Name, int? Seed, IReadOnlyList<StepResult> Steps, float? Accuracy, float? TestAccuracy, IReadOnlyList<float> Hypothesis, double Seconds)
{
    public static RunResult Read(JsonElement run) => new(
        run.GetProperty("name").GetString()!,
        run.TryGetProperty("seed", out var seed) ? seed.GetInt32() : null,
        [.. run.GetProperty("steps").EnumerateArray().Select(step => new StepResult(step.GetProperty("step").GetInt32())
        {
            Loss = Optional(step, "loss"), TrainLoss = Optional(step, "train_loss"), TrainAccuracy = Optional(step, "train_accuracy"), TestAccuracy = Optional(step, "test_accuracy"),
        })],
        Optional(run, "accuracy"),
        Optional(run, "test_accuracy"),
        run.TryGetProperty("hypothesis", out var hypothesis) ? [.. hypothesis.EnumerateArray().Select(Number)] : [],
        run.GetProperty("seconds").GetDouble());

    private static float? Optional(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Number(value) : null;

    // NaN and infinities are words in JSON.
    private static float Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? float.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetSingle();
}
