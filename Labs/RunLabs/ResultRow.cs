namespace RunLabs;

/// <summary>A line of the table: a run of a lab, with one seed or several.</summary>
/// <param name="Lab">The lab's project.</param>
/// <param name="Run">The run's name.</param>
/// <param name="Results">One per seed; none where the run failed.</param>
/// <param name="Failure">Why there are no results.</param>
internal sealed record ResultRow(string Lab, string Run, IReadOnlyList<(LabResult Lab, RunResult Run)> Results, string? Failure = null)
{
    /// <summary>Whether they are what is published.</summary>
    public Verdict Verdict => Verdict.Of(this);

    /// <summary>The lab as the slides number it; its project where they do not.</summary>
    public string Number => LabCatalogue.Find(Lab) is { Number.Length: > 0 } lab ? lab.Number : Lab;

    /// <summary>The rows of some results, in their order; results of several seeds share a row.</summary>
    public static IEnumerable<ResultRow> Of(IEnumerable<LabResult> results) =>
        results.SelectMany(lab => lab.Runs.Select(run => (Lab: lab, Run: run)))
            .GroupBy(result => (result.Lab.Lab, result.Run.Name))
            .Select(group => new ResultRow(group.Key.Lab, group.Key.Name, [.. group]));
}
