namespace RunLabs;

/// <summary>A study's runs held to what its slide prints or claims.</summary>
internal static class ValueComparison
{
    public static IReadOnlyList<Finding> Compare(PublishedRun published, IReadOnlyList<(LabResult Lab, RunResult Run)> results)
    {
        var findings = new List<Finding>();
        foreach (var group in results.GroupBy(result => Compare(published, result)))
            findings.Add(results.Count == 1 ? group.Key : group.Key with { Text = $"{group.Key.Text} ({SeedList.Of(group)})" });
        return [.. findings.OrderByDescending(finding => finding.Outcome)];
    }

    private static Finding Compare(PublishedRun published, (LabResult Lab, RunResult Run) result)
    {
        var (lab, run) = result;
        if (string.Join(", ", RunConditions.OtherOptions(published, lab)) is { Length: > 0 } options)
            return new(Outcome.NotCompared, "", options);
        if (published.Seed is { } seed && seed != RunConditions.SeedOf(result))
            return new(Outcome.NotCompared, "", $"the slide's claims are compared with seed {seed} only");
        if (lab.Data is { } data && data != "mnist")
            return new(Outcome.NotCompared, "", $"the slide's claims are of MNIST, these data are {data}");
        foreach (var value in published.Values)
        {
            if (!run.Values.TryGetValue(value.Name, out var ours))
                return new(Outcome.Misses, value.Name, $"{value.Name}: found no such value, on the slide {value.Text}");
            if (!value.Agrees(ours))
                return new(Outcome.Misses, value.Name, $"{value.Name} {ours:G7}, on the slide {value.Text}");
        }
        var printed = published.Values.Count(value => value.IsPrinted);
        var claims = published.Values.Where(value => !value.IsPrinted).Select(value => $"{value.Text} ({run.Values[value.Name]:G4})").ToList();
        if (printed > 0)
            claims.Insert(0, printed == 1 ? "the slide's number to the digit" : $"all {printed} numbers of the slide to the digit");
        return new(Outcome.Holds, printed > 0 ? Count(printed, "number") : Count(claims.Count, "claim"), string.Join("; ", claims));
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
