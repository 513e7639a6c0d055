namespace RunLabs;

/// <summary>XOR runs held to what the slides and the notebooks print: losses, accuracy, outputs.</summary>
internal static class PublishedLines
{
    // Slides print four decimals.
    private const float HalfOfLastDecimal = 0.00005f;

    public static IReadOnlyList<Finding> Compare(PublishedRun published, IReadOnlyList<(LabResult Lab, RunResult Run)> results)
    {
        var findings = new List<Finding>();
        // Runs of which the same is to be said share a line.
        foreach (var group in results.GroupBy(result => Compare(published, result)))
        {
            var seeds = results.Count == 1 && published.Seed is null ? "" : $" ({SeedList.Of(group)})";
            findings.Add(group.Key with { Text = group.Key.Text + seeds });
        }
        return [.. findings.OrderByDescending(finding => finding.Outcome)];
    }

    private static Finding Compare(PublishedRun published, (LabResult Lab, RunResult Run) result)
    {
        var (lab, run) = result;
        if (string.Join(", ", RunConditions.OtherOptions(published, lab, except: "steps")) is { Length: > 0 } options)
            return new(Outcome.NotCompared, "", options);
        if (published.Seed is { } seed && seed != RunConditions.SeedOf(result))
            return new(Outcome.NotCompared, "", $"what is published is compared with seed {seed} only");

        var ended = RunConditions.OtherSteps(published, lab) is null;
        List<PublishedLoss> expected = [.. published.NotebookLosses, .. published.SlideLosses];
        var losses = expected.Join(run.Steps, loss => loss.Step, step => step.Step, (loss, step) => (Published: loss, Ours: step.Loss ?? float.NaN)).ToList();
        foreach (var (loss, ours) in losses)
        {
            if (!loss.Agrees(ours))
                return new(Outcome.Misses, $"at {loss.Step}", loss.Text is { } text
                    ? $"loss {ConsoleTable.Loss(ours)} at step {loss.Step}, published {text}"
                    : $"loss {ConsoleTable.Loss(ours)} at step {loss.Step}, {100 * loss.Distance(ours):0.####} % from the published {ConsoleTable.Loss((float)loss.Value)}, {Allowed(loss)} is allowed");
        }
        var accuracy = ended ? published.SlideAccuracy ?? published.NotebookAccuracies.Cast<float?>().FirstOrDefault() : null;
        if (accuracy is { } right && run.Accuracy != right)
            return new(Outcome.Misses, "accuracy", $"accuracy {run.Accuracy ?? float.NaN:F4}, published {right:F4}");
        if (published.SlideHypothesis.Count > 0
            && !(run.Hypothesis.Count == published.SlideHypothesis.Count && run.Hypothesis.Zip(published.SlideHypothesis).All(pair => Math.Abs(pair.First - pair.Second) <= HalfOfLastDecimal)))
            return new(Outcome.Misses, "outputs", $"outputs {Outputs(run.Hypothesis)}, on the slide {Outputs(published.SlideHypothesis)}");

        var found = new List<string>();
        if (losses.Count > 0)
            found.Add(Losses(losses, expected.Count));
        if (published.SlideHypothesis.Count > 0)
            found.Add($"outputs {Outputs(published.SlideHypothesis)} as on the slide");
        if (accuracy is { } as_published)
            found.Add($"accuracy {as_published:F4} as published");
        if (found.Count == 0)
            return new(Outcome.NotCompared, "", expected.Count > 0 ? "none of the published steps was printed" : $"{run.Steps.Count} printed steps without a published loss, and other --steps than the published run's");
        var briefly = losses.Count == 0 ? (published.SlideHypothesis.Count > 0 ? "outputs" : "accuracy")
            : losses[0].Published.Text is null ? $"within {Allowed(losses[0].Published)}"
            : $"{losses.Count}{(losses.Count < expected.Count ? $" of {expected.Count}" : "")} losses";
        return new(Outcome.Holds, briefly, string.Join(", ", found));
    }

    private static string Losses(List<(PublishedLoss Published, float Ours)> losses, int published)
    {
        var some = losses.Count < published ? $"{losses.Count} of {published} published losses were printed, " : "";
        if (losses[0].Published.Text is not null)
            return some.Length > 0 ? some + "to the digit as published" : $"all {published} losses to the digit as published";
        if (published == 1)
            return $"the loss within {Allowed(losses[0].Published)} of the slide's";
        var largest = losses.Max(pair => pair.Published.Distance(pair.Ours));
        return $"{(some.Length > 0 ? some : $"all {published} losses ")}within {Allowed(losses[0].Published)} of the slide's (the farthest {Percent(largest)} from it)";
    }

    private static string Allowed(PublishedLoss loss) => Percent(loss.Tolerance);

    // Of float32's seven digits the last: in millionths of a hundredth it would read as nothing.
    private static string Percent(double share) => share < 0.0005 ? FormattableString.Invariant($"{share:0.#e-0}") : FormattableString.Invariant($"{100 * share:0.##} %");

    private static string Outputs(IReadOnlyList<float> values) => values.Count == 0 ? ConsoleTable.None : string.Join(" ", values.Select(value => $"{value:F4}"));
}
