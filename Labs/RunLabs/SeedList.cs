namespace RunLabs;

/// <summary><c>seed 777</c>, <c>seeds 777, 778</c>.</summary>
internal static class SeedList
{
    public static string Of(IEnumerable<(LabResult Lab, RunResult Run)> results)
    {
        var seeds = results.Select(RunConditions.SeedOf).ToList();
        return (seeds.Count == 1 ? "seed " : "seeds ") + string.Join(", ", seeds);
    }
}
