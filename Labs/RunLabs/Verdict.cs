namespace RunLabs;

internal enum Outcome
{
    /// <summary>Nothing that is published is of this run: other data, options or seeds.</summary>
    NotCompared,
    Holds,
    Misses,
}

/// <summary>One thing that was compared, or why it was not.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Short">In a few letters, for the table.</param>
/// <param name="Text">In a sentence: the numbers, what they are compared with, and for which seed.</param>
internal sealed record Finding(Outcome Outcome, string Short, string Text);

/// <summary>Whether a run's results, of one seed or several, are what is published of that very run: its data, its options, its seed.</summary>
/// <param name="Outcome">The worst of the findings.</param>
/// <param name="Findings">What was compared.</param>
/// <param name="Remark">What there is to know of the published numbers themselves; null: nothing.</param>
internal sealed record Verdict(Outcome Outcome, IReadOnlyList<Finding> Findings, string? Remark = null)
{
    /// <summary>The run did not end well: there is nothing to compare.</summary>
    public bool Failed { get; init; }

    public const string NotCompared = "not compared";

    /// <summary>For a narrow column.</summary>
    public string Short => Outcome switch
    {
        Outcome.Holds => "ok " + First.Short,
        Outcome.Misses when Failed => "FAILED",
        Outcome.Misses => $"MISSES {First.Short}",
        _ => NotCompared,
    };

    /// <summary>All that was found.</summary>
    public string Text
    {
        get
        {
            var text = string.Join("; ", Findings.Select(finding => finding.Outcome == Outcome.NotCompared ? $"{NotCompared}: {finding.Text}" : finding.Text));
            return Remark is null ? text : $"{text}. {Remark}";
        }
    }

    private Finding First => Findings.First(finding => finding.Outcome == Outcome);

    public static Verdict Of(ResultRow row)
    {
        if (row.Failure is { } failure)
            return Of([new(Outcome.Misses, "", failure)]) with { Failed = true };
        if (PublishedResults.Of(row.Lab, row.Run) is not { } published)
            return Of([new(Outcome.NotCompared, "", "nothing is published of it")]);
        if (published.Values.Count > 0)
            return Of(ValueComparison.Compare(published, row.Results));
        return published.Network is null ? Of(PublishedLines.Compare(published, row.Results)) : Of(BandComparison.Compare(published, row.Results), SlideRemark.Of(published, row.Results));
    }

    private static Verdict Of(IReadOnlyList<Finding> findings, string? remark = null) => new(findings.Max(finding => finding.Outcome), findings, remark);
}
