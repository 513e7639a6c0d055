using System.Globalization;

namespace RunLabs;

/// <summary>Whether a run was made as the one that is published.</summary>
internal static class RunConditions
{
    // They choose which runs a lab has, and each run's name says which it is.
    private static readonly HashSet<string> InTheName = ["network", "activation", "initializer", "deep", "no-batch-norm"];

    /// <summary>The seed of a run: its own, or its lab's.</summary>
    public static int SeedOf((LabResult Lab, RunResult Run) result) => result.Run.Seed ?? result.Lab.Seed;

    /// <summary>The options in which a run differs from the published one; empty: in none.</summary>
    /// <param name="published">What is published.</param>
    /// <param name="lab">The lab's results.</param>
    /// <param name="except">An option that is compared elsewhere.</param>
    public static IEnumerable<string> OtherOptions(PublishedRun published, LabResult lab, string? except = null)
    {
        foreach (var name in lab.Changed.Where(name => name != except && !InTheName.Contains(name) && !LabOptions.Harmless.Contains(name)))
        {
            // 09-2's runs are named after their rate, the first study's by its letter.
            if (name == "learning-rate" && (published.Run.StartsWith("lr-", StringComparison.Ordinal) || published.Run.StartsWith("eta-", StringComparison.Ordinal)))
                continue;
            var value = lab.Options.GetValueOrDefault(name, "");
            if (!published.Options.TryGetValue(name, out var expected))
                yield return $"--{name} {value}";
            else if (!Same(value, expected))
                yield return $"--{name} {value} (published with {expected})";
        }
    }

    /// <summary>The number of steps asked for; null: as many as the published run has, or none are published.</summary>
    public static int? OtherSteps(PublishedRun published, LabResult lab) =>
        lab.Changed.Contains("steps") && int.TryParse(lab.Options.GetValueOrDefault("steps"), CultureInfo.InvariantCulture, out var steps) &&
        published.Options.TryGetValue("steps", out var expected) && !Same($"{steps}", expected) ? steps : null;

    private static bool Same(string value, string expected) =>
        value.Equals(expected, StringComparison.OrdinalIgnoreCase) ||
        (float.TryParse(value, CultureInfo.InvariantCulture, out var one) && float.TryParse(expected, CultureInfo.InvariantCulture, out var other) && one == other);
}
