namespace RunLabs.Tests;

public sealed class VerdictTests
{
    private static Outcome Of((LabResult Lab, RunResult Run) result) => Verdict.Of(result.Lab, result.Run).Outcome;

    [Theory]
    [InlineData("Lab10_1.Relu", "sigmoid", 0.9245f, "Holds")]
    [InlineData("Lab10_1.Relu", "sigmoid", 0.9301f, "Misses")]
    [InlineData("Lab10_1.Relu", "sigmoid", 0.9185f, "Misses")]
    [InlineData("Lab10_1.Relu", "relu", 0.9600f, "Holds")]
    [InlineData("Lab10_1.Relu", "relu", 0.9504f, "Misses")]
    [InlineData("Lab10_1.Relu", "relu", 0.9667f, "Misses")]
    [InlineData("Lab10_3.Dropout", "dropout", 0.9483f, "Holds")]
    [InlineData("Lab10_3.Dropout", "dropout", 0.9481f, "Misses")]
    [InlineData("Lab10_4.BatchNorm", "batchnorm", 0.9767f, "Holds")]
    [InlineData("Lab10_4.BatchNorm", "batchnorm", float.NaN, "Misses")]
    [InlineData("Lab10_4.BatchNorm", "no-batchnorm", 0.5f, "NotCompared")]
    public void A_test_accuracy_is_held_to_TensorFlows_band_and_the_slide(string lab, string run, float accuracy, string outcome) =>
        Assert.Equal(outcome, Of(Results.Mnist(lab, run, accuracy)).ToString());

    [Fact]
    public void Digits_are_not_held_to_MNISTs_band()
    {
        var (lab, run) = Results.Mnist("Lab10_1.Relu", "relu", 0.5f, "digits");
        var verdict = Verdict.Of(lab, run);
        Assert.NotEqual("within TensorFlow's band", verdict.Reason);
        Assert.Contains("digits", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_losses_hold_to_the_printed_digit()
    {
        var losses = Results.Published("Lab09_1.Xor", "wide-deep").ToList();
        Assert.Equal(Outcome.Holds, Of(Results.Xor("Lab09_1.Xor", "wide-deep", losses, 1)));
        losses[7] = (losses[7].Item1, losses[7].Item2 + 0.0001f);
        Assert.Equal(Outcome.Misses, Of(Results.Xor("Lab09_1.Xor", "wide-deep", losses, 1)));
    }

    [Fact]
    public void The_published_accuracy_and_outputs_hold()
    {
        Assert.Equal(Outcome.Misses, Of(Results.Xor("Lab09_1.Xor", "wide-deep", Results.Published("Lab09_1.Xor", "wide-deep"), 0.75f)));
        Assert.Equal(Outcome.Holds, Of(Results.Xor("Lab09_1.Xor", "gates", [], 1, hypothesis: [0.01124f, 0.9949f, 0.9949f, 0.0244f])));
        Assert.Equal(Outcome.Misses, Of(Results.Xor("Lab09_1.Xor", "gates", [], 1, hypothesis: [0.0113f, 0.9949f, 0.9949f, 0.0244f])));
        Assert.Equal(Outcome.Misses, Of(Results.Xor("Lab09_1.Xor", "gates", [], 1)));
    }

    [Fact]
    public void Another_seed_or_other_steps_are_not_compared()
    {
        Assert.Equal(Outcome.NotCompared, Of(Results.Xor("Lab09_1.Xor", "wide-deep", [(0, 9f)], 0.5f, seed: 1)));
        Assert.Equal(Outcome.NotCompared, Of(Results.Xor("Lab09_1.Xor", "wide-deep", [(7, 9f)], 0.5f)));
        // A run with a seed of its own is compared.
        Assert.Equal(Outcome.Holds, Of(Results.Xor("Lab09_1.Xor", "two-layer", [(10_000, 1.878e-6f)], 1, runSeed: 5)));
        Assert.Equal(Outcome.Misses, Of(Results.Xor("Lab09_1.Xor", "two-layer", [(10_000, 1.5e-6f)], 1, runSeed: 5)));
    }

    [Fact]
    public void One_seed_that_misses_makes_the_row_miss()
    {
        var row = new ResultRow("Lab10_1.Relu", "relu", [Results.Mnist("Lab10_1.Relu", "relu", 0.96f), Results.Mnist("Lab10_1.Relu", "relu", 0.90f, seed: 778)]);
        Assert.Equal(Outcome.Misses, row.Verdict.Outcome);
        Assert.StartsWith("1 of 2 seeds", row.Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_run_of_the_catalogue_has_something_published()
    {
        foreach (var lab in LabCatalogue.Labs)
        {
            foreach (var run in lab.Invocations.SelectMany(invocation => invocation.Runs))
                Assert.NotNull(PublishedResults.Of(lab.Project, run));
        }
    }
}
