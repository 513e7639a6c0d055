namespace RunLabs;

internal enum Outcome
{
    /// <summary>There is nothing to compare with: another seed, the built-in digits, nothing published.</summary>
    NotCompared,
    Holds,
    Misses,
}

/// <summary>Whether a result is what the slides, the notebooks and TensorFlow say it should be.</summary>
internal sealed record Verdict(Outcome Outcome, string Reason)
{
    // Slides print four decimals.
    private const float HalfOfLastDecimal = 0.00005f;

    public static Verdict Of(LabResult lab, RunResult run)
    {
        var published = PublishedResults.Of(lab.Lab, run.Name);
        if (published is null)
            return new(Outcome.NotCompared, "nothing is published of it");
        return run.TestAccuracy is { } accuracy ? OfTestAccuracy(published, lab.Data, accuracy) : OfTraining(published, lab, run);
    }

    private static Verdict OfTestAccuracy(PublishedRun published, string? data, float accuracy)
    {
        var onDigits = data == "digits";
        if ((onDigits ? published.Digits : published.Mnist) is not { } band)
            return new(Outcome.NotCompared, onDigits ? "built-in digits, not MNIST" : "no band");
        var where = onDigits ? "TensorFlow's band on the digits" : "TensorFlow's band";
        if (!band.Holds(accuracy, LabCatalogue.BandMargin))
            return new(Outcome.Misses, $"outside {where}");
        if (!onDigits && published is { Run: "sigmoid", SlideAccuracy: { } sigmoid } && Math.Abs(accuracy - sigmoid) > LabCatalogue.SigmoidMargin)
            return new(Outcome.Misses, "far from the slide");
        if (!onDigits && published is { Run: "relu", SlideAccuracy: { } relu } && accuracy < relu)
            return new(Outcome.Misses, "below the slide");
        return new(Outcome.Holds, $"within {where}");
    }

    private static Verdict OfTraining(PublishedRun published, LabResult lab, RunResult run)
    {
        // What is published was drawn with the slides' seed, or, where the lab names another for a run, with that.
        if (run.Seed is null && lab.Seed != 777)
            return new(Outcome.NotCompared, $"seed {lab.Seed}");
        var losses = published.NotebookLosses.Concat(published.SlideLosses)
            .Join(run.Steps, loss => loss.Step, step => step.Step, (loss, step) => (Published: loss, Ours: step.Loss ?? float.NaN)).ToList();
        var expected = published.NotebookLosses.Count + published.SlideLosses.Count;
        if (expected > 0 && losses.Count == 0)
            return new(Outcome.NotCompared, "none of the published steps was printed");
        foreach (var (loss, ours) in losses)
        {
            if (!loss.Agrees(ours))
                return new(Outcome.Misses, $"loss at step {loss.Step}: {ResultTable.Loss(ours)}, published {loss.Text ?? ResultTable.Loss((float)loss.Value)}");
        }
        if ((published.SlideAccuracy ?? published.NotebookAccuracies.Cast<float?>().FirstOrDefault()) is { } accuracy && run.Accuracy != accuracy)
            return new(Outcome.Misses, $"accuracy, published {accuracy:F4}");
        if (published.SlideHypothesis.Count > 0 &&
            !(run.Hypothesis.Count == published.SlideHypothesis.Count && run.Hypothesis.Zip(published.SlideHypothesis).All(pair => Math.Abs(pair.First - pair.Second) <= HalfOfLastDecimal)))
            return new(Outcome.Misses, "outputs differ from the slide's");
        return new(Outcome.Holds, losses.Count == 0 ? "as published" : losses.Count == 1 ? "its loss as published" : $"all {losses.Count} losses as published");
    }
}
