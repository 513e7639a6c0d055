namespace Labs.Studies.Tests;

/// <summary>Decks 001 and 003, optimizers.</summary>
public sealed class OptimizersTests(OptimizersTests.Output study) : IClassFixture<OptimizersTests.Output>
{
    private static readonly string[] All = ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam"];

    public sealed class Output() : StudyOutput("Study3.Optimizers");

    [Fact]
    public void It_is_as_its_slide() => study.IsAsItsSlide();

    [Fact]
    public void Deck_003s_momentum_is_shown_as_printed_and_mended()
    {
        Assert.Contains("   1      3.3800  3.0200", study.Lines);
        Assert.Contains(study.Lines, line => line.StartsWith("   2      2.6", StringComparison.Ordinal));
        Assert.Equal(2.65, study.Value("momentum", "as printed, step 2"), .005);
        Assert.Equal(2.33, study.Value("momentum", "mended, step 2"), .005);
        Assert.Contains(study.Lines, line => line.StartsWith("Seen: momentum: as printed the velocity holds back", StringComparison.Ordinal) && line.Contains("is right", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_formula_is_Keras_at_every_step()
    {
        // float32 from coordinates of 7: half a unit in the last place is 2.4e-7, thirty steps of it at most.
        foreach (var name in All) Assert.InRange(study.Value("surface", $"{name}, from Keras"), 0, 30 * 2.4e-7);
    }

    [Fact]
    public void SGD_goes_zigzag_and_AdaGrad_does_not()
    {
        Assert.InRange(study.Value("surface", "SGD, crossings"), 25, 30);
        Assert.InRange(study.Value("surface", "AdaGrad, crossings"), 0, 5);
    }

    [Fact]
    public void AdaGrads_steps_shrink_and_RMSProps_do_not()
    {
        // The sum of t gradients of 1 is t: 1 / sqrt(100). RMSProp's mean comes to 1 with .9^100 left.
        Assert.Equal(.1, study.Value("surface", "AdaGrad, step 100 of step 1"), 1e-6);
        Assert.Equal(1, study.Value("surface", "RMSProp, step 100 of eta"), 1e-4);
    }

    [Fact]
    public void On_images_plain_SGD_is_slowest()
    {
        foreach (var name in All[1..]) Assert.True(study.Value("mnist", name) < study.Value("mnist", "SGD"));
    }
}
