using System.Text.Json;

namespace Study8.HyperparameterSearch;

/// <summary>A trial's hyper-parameters and what came of them.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Seed">The search's seed.</param>
/// <param name="Data">What it was trained on: <c>mnist</c>, <c>digits</c>, or other images with what tells them from others.</param>
/// <param name="Epochs">How many it was trained for.</param>
/// <param name="Round">Trials between two narrowings of the ranges that it was drawn from.</param>
/// <param name="LearningRate">Above 0.</param>
/// <param name="WeightDecay">Lambda of L2, above 0.</param>
/// <param name="Units">Of the hidden layer.</param>
/// <param name="Accuracy">On the validation split, from 0 to 1.</param>
internal sealed record Trial(int Number, int Seed, string Data, int Epochs, int Round, double LearningRate, double WeightDecay, int Units, double Accuracy)
{
    public static string PathOf(string folder, int number) => System.IO.Path.Combine(folder, $"trial-{number:D4}.json");

    /// <summary>Writes it, to a temporary name and renamed, so that a trial's file is always whole.</summary>
    public void Write(string folder)
    {
        var path = PathOf(folder, Number);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this) + "\n");
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>All trials in a folder, by number.</summary>
    /// <exception cref="InvalidDataException">A file is none of a trial, or of another seed, other data, epochs or rounds.</exception>
    public static List<Trial> ReadAll(string folder, int seed, string data) => !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "trial-*.json").Order(StringComparer.Ordinal).Select(path =>
    {
        Trial? trial;
        try
        {
            trial = JsonSerializer.Deserialize<Trial>(File.ReadAllBytes(path));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: found {error.Message.TrimEnd('.')}, expected a trial's result; without the file the trial is made again", error);
        }
        string? other = trial?.Seed != seed ? $"seed {trial?.Seed}, expected {seed}"
            : trial.Data != data ? $"the data {trial.Data ?? "unknown"}, expected {data}"
            : trial.Epochs != Training.epochs ? $"{trial.Epochs} epochs, expected {Training.epochs.Value}"
            : trial.Round != Search.round ? $"rounds of {trial.Round}, expected {Search.round.Value}" : null;
        return other is null ? trial! : throw new InvalidDataException($"{path}: found a trial of {other}: take another --results");
    })];
}
