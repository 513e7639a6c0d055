namespace RunLabs;

/// <summary>A line of the table: a run of a lab, with one seed or several.</summary>
/// <param name="Lab">The lab's project.</param>
/// <param name="Run">The run's name.</param>
/// <param name="Results">One per seed; none where the run failed.</param>
/// <param name="Failure">Why there are no results.</param>
internal sealed record ResultRow(string Lab, string Run, IReadOnlyList<(LabResult Lab, RunResult Run)> Results, string? Failure = null)
{
    /// <summary>The worst verdict of all seeds.</summary>
    public Verdict Verdict
    {
        get
        {
            if (Failure is not null)
                return new(Outcome.Misses, Failure);
            var verdicts = Results.Select(result => Verdict.Of(result.Lab, result.Run)).ToList();
            var worst = verdicts.Find(verdict => verdict.Outcome == Outcome.Misses)
                ?? verdicts.Find(verdict => verdict.Outcome == Outcome.Holds) ?? verdicts[0];
            var missing = verdicts.Count(verdict => verdict.Outcome == Outcome.Misses);
            return missing > 0 && verdicts.Count > 1 ? worst with { Reason = $"{missing} of {verdicts.Count} seeds: {worst.Reason}" } : worst;
        }
    }

    /// <summary>The rows of some results, in their order; results of several seeds share a row.</summary>
    public static IEnumerable<ResultRow> Of(IEnumerable<LabResult> results) =>
        results.SelectMany(lab => lab.Runs.Select(run => (Lab: lab, Run: run)))
            .GroupBy(result => (result.Lab.Lab, result.Run.Name))
            .Select(group => new ResultRow(group.Key.Lab, group.Key.Name, [.. group]));
}
