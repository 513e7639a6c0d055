namespace RunLabs.Tests;

/// <summary>Results as labs would report them.</summary>
internal static class Results
{
    public static (LabResult Lab, RunResult Run) Mnist(string lab, string run, float accuracy, string data = "mnist", int seed = 777) =>
        Of(lab, seed, data, new RunResult(run, null, [], null, accuracy, [], 1.25));

    public static (LabResult Lab, RunResult Run) Xor(string lab, string run, IEnumerable<(int Step, float Loss)> losses, float accuracy, int seed = 777, int? runSeed = null, float[]? hypothesis = null) =>
        Of(lab, seed, null, new RunResult(run, runSeed, [.. losses.Select(loss => new StepResult(loss.Step) { Loss = loss.Loss })], accuracy, null, hypothesis ?? [], 0.5));

    /// <summary>The losses of a published notebook, which a right run has.</summary>
    public static IEnumerable<(int, float)> Published(string lab, string run) =>
        PublishedResults.Of(lab, run)!.NotebookLosses.Select(loss => (loss.Step, (float)loss.Value));

    private static (LabResult, RunResult) Of(string lab, int seed, string? data, RunResult run) => (new LabResult(lab, "embedded", data, seed, [run]), run);
}
