namespace Labs.Studies.Tests;

/// <summary>Deck 001, weight initialisation and the vanishing gradient.</summary>
public sealed class WeightInitializationTests(WeightInitializationTests.Output study) : IClassFixture<WeightInitializationTests.Output>
{
    public sealed class Output() : StudyOutput("Study4.WeightInitialization");

    [Fact]
    public void It_is_as_its_slide() => study.IsAsItsSlide();

    [Theory]
    [InlineData("sigmoid", "Xavier normal")]
    [InlineData("sigmoid", "Xavier uniform")]
    [InlineData("relu", "He normal")]
    [InlineData("relu", "He uniform")]
    public void The_spread_is_kept_within_a_factor_of_two(string activation, string weights)
    {
        var spreads = Enumerable.Range(1, 5).Select(layer => study.Value("activations", $"{activation}, {weights}, spread {layer}")).ToList();
        Assert.InRange(spreads.Max() / spreads.Min(), 1, 2);
    }

    [Fact]
    public void Small_weights_do_not_keep_it()
    {
        Assert.True(study.Value("activations", "relu, N(0, .01^2), kept") > 1000);
        // The sigmoid puts out one half, whatever comes in.
        Assert.InRange(study.Value("activations", "sigmoid, N(0, .01^2), spread 5"), 0, .02);
        Assert.InRange(study.Value("activations", "sigmoid, N(0, .01^2), over examples 5"), 0, 1e-6);
    }

    [Fact]
    public void Weights_of_variance_1_saturate_the_sigmoid()
    {
        for (var layer = 1; layer <= 5; layer++)
        {
            Assert.InRange(study.Value("activations", $"sigmoid, N(0, 1), saturated {layer}"), .5, 1);
            Assert.InRange(study.Value("activations", $"sigmoid, Xavier normal, saturated {layer}"), 0, .05);
        }
    }

    [Fact]
    public void The_table_has_every_layer_of_every_way_to_begin()
    {
        foreach (var activation in new[] { "sigmoid", "relu" }) Assert.Equal(30, study.Table("activations", $"Activations, {activation}").Length);
    }

    [Fact]
    public void Histograms_of_every_layer_are_in_the_logs()
    {
        var tags = study.Folder.Events("logs/study4/activations").Events.SelectMany(e => e.Values).Select(value => value.Tag).Distinct();
        Assert.Equal(60, tags.Count(tag => tag.Contains("/layer", StringComparison.Ordinal)));
    }

    [Fact]
    public void Zeros_keep_all_units_alike()
    {
        Assert.Equal(0, study.Value("zeros", "zeros, apart"));
        Assert.True(study.Value("zeros", "zeros, largest weight") > 0);
        Assert.True(study.Value("zeros", "Xavier, apart") > .1);
    }

    [Fact]
    public void The_sigmoids_gradient_vanishes_layer_by_layer()
    {
        var norms = Enumerable.Range(1, 10).Select(layer => study.Value("gradients", $"sigmoid, layer {layer}")).ToList();
        Assert.Equal(norms.Order(), norms);
        Assert.InRange(study.Value("gradients", "relu, first of last"), .1, 10);
    }
}
