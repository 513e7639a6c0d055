namespace RunLabs.Tests;

/// <summary>Results as labs would report them.</summary>
internal static class Results
{
    public static (LabResult Lab, RunResult Run) Mnist(string lab, string run, float accuracy, string data = "mnist", int seed = 777, params (string Name, string Value)[] changed) =>
        Of(lab, seed, data, new RunResult(run, null, [], null, accuracy, [], 1.25), changed);

    public static (LabResult Lab, RunResult Run) Xor(string lab, string run, IEnumerable<(int Step, float Loss)> losses, float accuracy, int seed = 777, int? runSeed = null,
        float[]? hypothesis = null, params (string Name, string Value)[] changed) =>
        Of(lab, seed, null, new RunResult(run, runSeed, [.. losses.Select(loss => new StepResult(loss.Step) { Loss = loss.Loss })], accuracy, null, hypothesis ?? [], 0.5), changed);

    /// <summary>The losses of a published notebook, which a right run has.</summary>
    public static IEnumerable<(int, float)> Published(string lab, string run) =>
        PublishedResults.Of(lab, run)!.NotebookLosses.Select(loss => (loss.Step, (float)loss.Value));

    /// <summary>A study's numbers.</summary>
    public static (LabResult Lab, RunResult Run) Study(string study, string run, IEnumerable<(string Name, double Value)> values, int seed = 777, params (string Name, string Value)[] changed) =>
        Of(study, seed, null, new RunResult(run, null, [], null, null, [], 0.1) { Values = values.ToDictionary(value => value.Name, value => value.Value) }, changed);

    /// <summary>The row of a run's results with one seed or several.</summary>
    public static ResultRow Row(params (LabResult Lab, RunResult Run)[] results) => new(results[0].Lab.Lab, results[0].Run.Name, results);

    private static (LabResult, RunResult) Of(string lab, int seed, string? data, RunResult run, (string Name, string Value)[] changed) => (new LabResult(lab, "embedded", data, seed, [run])
    {
        Options = changed.ToDictionary(option => option.Name, option => option.Value), Changed = [.. changed.Select(option => option.Name)],
    }, run);
}
