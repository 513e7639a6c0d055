namespace Labs.Studies.Tests;

/// <summary>Deck 002's LinearBuild and deck 004's neuron.</summary>
public sealed class CustomLayerTests(CustomLayerTests.Output study) : IClassFixture<CustomLayerTests.Output>
{
    public sealed class Output() : StudyOutput("Study9.CustomLayer");

    [Fact]
    public void It_is_as_its_slide() => study.IsAsItsSlide();

    [Fact]
    public void Build_makes_both_weights_at_the_first_call_and_both_are_trainable()
    {
        Assert.Contains("before the first call the layer has 0 weights", study.Lines);
        Assert.Contains("after it 2, both trainable: w (2, 1), b (1)", study.Lines);
        Assert.Contains("LinearBuild(): w (2, 32), b (32); LinearBuild(1): w (32, 1), b (1)", study.Lines);
        Assert.Equal(2, study.Value("xor", "trainable weights"));
    }

    [Fact]
    public void Training_finds_the_line_again()
    {
        Assert.Equal(3, study.Value("linear", "w1"), .01);
        Assert.Equal(-2, study.Value("linear", "w2"), .01);
        Assert.Equal(1, study.Value("linear", "b"), .01);
    }

    [Fact]
    public void One_neuron_learns_AND_and_OR_and_not_XOR()
    {
        Assert.Equal((1.0, 1.0), (study.Value("neuron", "AND accuracy"), study.Value("neuron", "OR accuracy")));
        Assert.InRange(study.Value("neuron", "XOR accuracy"), 0, .75);
        Assert.Equal(1, study.Value("xor", "accuracy"));
    }

    [Fact]
    public void Biases_inside_the_sum_move_alike()
    {
        // The same gradient for both, in float32 on values of up to 10.
        foreach (var gate in new[] { "AND", "OR", "XOR" }) Assert.InRange(study.Value("neuron", $"{gate} biases apart"), 0, 1e-4);
    }
}
