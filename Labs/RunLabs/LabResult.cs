using System.Globalization;
using System.Text.Json;

namespace RunLabs;

/// <summary>A lab's results file (docs/results.md).</summary>
/// <param name="Lab">The lab's project.</param>
/// <param name="Engine">What computed.</param>
/// <param name="Data">The images: <c>mnist</c>, <c>digits</c> or <c>other</c>; null: none.</param>
/// <param name="Seed">The lab's seed.</param>
/// <param name="Runs">Its runs.</param>
internal sealed record LabResult(string Lab, string Engine, string? Data, int Seed, IReadOnlyList<RunResult> Runs)
{
    /// <summary>Every option's value as the command line would give it, by name without dashes.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the options that are not at the lab's defaults.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>The engine's version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>When the lab was started.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>What it ran on, in a line.</summary>
    public string? Machine { get; init; }

    /// <summary>What to look for; null: the lab does not say.</summary>
    public string? LookFor { get; init; }

    /// <summary>Where the file lies, for what it names.</summary>
    public string Folder { get; init; } = "";

    /// <exception cref="InvalidDataException">The file is not one that a lab wrote.</exception>
    public static LabResult Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            return new LabResult(root.GetProperty("lab").GetString()!, root.GetProperty("engine").GetString()!, Json.Text(root, "data"), root.GetProperty("seed").GetInt32(),
                [.. root.GetProperty("runs").EnumerateArray().Select(RunResult.Read)])
            {
                Options = root.TryGetProperty("options", out var options) ? options.EnumerateObject().ToDictionary(option => option.Name, option => Json.Words(option.Value)) : [],
                Changed = root.TryGetProperty("changed", out var changed) ? [.. changed.EnumerateArray().Select(name => name.GetString()!)] : [],
                LookFor = Json.Text(root, "look_for"),
                EngineVersion = Json.Text(root, "engine_version"),
                Started = Json.Text(root, "started") is { } started ? DateTimeOffset.Parse(started, CultureInfo.InvariantCulture) : null,
                Machine = root.TryGetProperty("machine", out var machine)
                    ? $"{Json.Text(machine, "system")}, {Json.Text(machine, "architecture")}, {machine.GetProperty("processors").GetInt32()} processors, {Json.Text(machine, "runtime")}"
                    : null,
                Folder = Path.GetDirectoryName(Path.GetFullPath(path))!,
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path}: found {error.Message.TrimEnd('.')}, expected the results of a lab's --json", error);
        }
    }
}
