namespace Labs.Studies.Tests;

/// <summary>Deck 001, over-fitting and what is done against it.</summary>
public sealed class RegularizationTests(RegularizationTests.Output study) : IClassFixture<RegularizationTests.Output>
{
    public sealed class Output() : StudyOutput("Study6.Regularization");

    [Fact]
    public void It_is_as_its_slide() => study.IsAsItsSlide();

    [Fact]
    public void Without_regularisation_the_net_learns_the_training_set_by_heart()
    {
        Assert.Equal(1, study.Value("none", "train accuracy"));
        Assert.True(study.Value("none", "test accuracy") < .95);
        Assert.True(study.Value("none", "test loss") > 10 * study.Value("none", "train loss"));
    }

    [Theory]
    [InlineData("l1")]
    [InlineData("l2")]
    public void L1_and_L2_shrink_the_weights_and_the_gap(string against)
    {
        Assert.True(study.Value(against, "weights") < study.Value("none", "weights"));
        Assert.True(study.Value(against, "gap") < study.Value("none", "gap"));
    }

    [Fact]
    public void Curves_of_both_sets_are_in_the_results()
    {
        foreach (var run in new[] { "none", "l1", "l2", "dropout", "batch-norm" })
            Assert.Equal(["training", "test"], study.Run(run).GetProperty("series")[0].GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("name").GetString()));
    }
}
