using System.Globalization;

namespace Labs.Studies.Tests;

/// <summary>Deck 001, gradient descent.</summary>
public sealed class GradientDescentTests(GradientDescentTests.Output study) : IClassFixture<GradientDescentTests.Output>
{
    public sealed class Output() : StudyOutput("Study1.GradientDescent");

    [Fact]
    public void It_is_as_its_slide() => study.IsAsItsSlide();

    // w and E(w) as the slide prints them, with six decimals.
    [Theory]
    [InlineData("eta-0.4", "5 -2.2 7.88 -6.232 13.5248 -14.13472 24.588608 -29.624051 46.273672 -59.983140 88.776396",
        "32 57.92 108.7232 208.297472 403.463045 785.987568 1535.735634 3005.241843 5885.474012 11530.729064 22595.428965")]
    [InlineData("eta-0.01", "5 4.82 4.6508 4.491752 4.342247 4.201712 4.069609 3.945433 3.828707 3.718984 3.615845",
        "32 28.8572 26.080222 23.626484 21.458361 19.542608 17.849848 16.354126 15.032506 13.864722 12.832869")]
    [InlineData("eta-0.1", "5 3.2 2.48 2.192 2.0768 2.03072 2.012288 2.004915 2.001966 2.000786 2.000315",
        "32 9.32 5.6912 5.110592 5.017695 5.002831 5.000453 5.000072 5.000012 5.000002 5.000000")]
    public void All_eleven_lines_are_printed_digit_for_digit(string run, string w, string e)
    {
        var expected = w.Split(' ').Zip(e.Split(' ')).Select((pair, i) =>
            string.Create(CultureInfo.InvariantCulture, $"w({i})={double.Parse(pair.First, CultureInfo.InvariantCulture):F6} E(w({i}))={double.Parse(pair.Second, CultureInfo.InvariantCulture):F6}"));
        var first = Array.FindIndex(study.Lines, line => line.StartsWith(run + ":", StringComparison.Ordinal)) + 1;
        Assert.Equal(expected, study.Lines[first..(first + 11)]);
    }

    [Fact]
    public void Rate_4_runs_away_01_creeps_1_arrives()
    {
        for (var i = 0; i < 10; i++) Assert.True(study.Value("eta-0.4", $"E(w({i + 1}))") > study.Value("eta-0.4", $"E(w({i}))"));
        Assert.InRange(study.Value("eta-0.01", "E(w(10))"), 12, 32);
        Assert.InRange(study.Value("eta-0.1", "E(w(10))"), 5, 5.000001);
    }

    [Fact]
    public void Updates_an_epoch_are_1_n_and_n_over_m()
    {
        Assert.Equal([1, 64, 8], new[] { "batch", "stochastic", "mini-batch" }.Select(run => study.Value(run, "updates an epoch")));
        Assert.Equal([20, 1280, 160], new[] { "batch", "stochastic", "mini-batch" }.Select(run => study.Run(run).GetProperty("steps").GetArrayLength()));
    }

    [Fact]
    public void Batch_descent_is_steady_stochastic_noisy_mini_batch_between()
    {
        Assert.Equal(0, study.Value("batch", "rises"));
        Assert.True(study.Value("stochastic", "mean rise") > 4 * study.Value("mini-batch", "mean rise"));
        Assert.True(study.Value("mini-batch", "mean rise") > 0);
        Assert.True(study.Value("mini-batch", "cost") < study.Value("batch", "cost"));
    }

    [Fact]
    public void Other_rates_and_steps_may_be_asked_for()
    {
        using var folder = new LabFolder();
        var (lines, _) = folder.Succeed("Study1.GradientDescent", "--learning-rate 0.2 --steps 2 --epochs 1 --no-logs");
        Assert.Equal(["w(0)=5.000000 E(w(0))=32.000000", "w(1)=1.400000 E(w(1))=6.080000", "w(2)=2.120000 E(w(2))=5.043200"], lines[4..7]);
    }
}
