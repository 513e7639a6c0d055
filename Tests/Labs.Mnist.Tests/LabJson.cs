using System.Text.Json;

namespace Labs.Mnist.Tests;

/// <summary>The only run of a lab's results file.</summary>
internal sealed class LabJson
{
    private readonly JsonElement _run;

    public LabJson(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        _run = document.RootElement.GetProperty("runs").EnumerateArray().Single().Clone();
        Steps = [.. _run.GetProperty("steps").EnumerateArray()];
    }

    /// <summary>Each step as it is written.</summary>
    public IReadOnlyList<JsonElement> Steps { get; }

    public float TrainLoss(int step) => Steps.Single(row => row.GetProperty("step").GetInt32() == step).GetProperty("train_loss").GetSingle();

    public string Name => _run.GetProperty("name").GetString()!;

    public float TestAccuracy => _run.GetProperty("test_accuracy").GetSingle();

    /// <summary>Null where the run started afresh.</summary>
    public int? ResumedFrom => _run.TryGetProperty("resumed_from", out var step) ? step.GetInt32() : null;
}
