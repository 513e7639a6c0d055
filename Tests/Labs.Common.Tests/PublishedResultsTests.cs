using System.Text.Json;

namespace Labs.Common.Tests;

public sealed class PublishedResultsTests
{
    [Theory]
    [InlineData("eager_09_2", "Lab09_1.Xor", "two-units")]
    [InlineData("eager_09_3_tf2", "Lab09_1.Xor", "wide-deep")]
    [InlineData("eager_09_4", "Lab09_2.TensorBoard", "lr-0.1")]
    public void Notebook_losses_are_those_of_the_golden_data(string key, string lab, string run)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText("Golden/published-xor.json"));
        var expected = golden.RootElement.GetProperty(key).GetProperty("published").EnumerateObject().First().Value.EnumerateArray()
            .Select(line => (line[0].GetInt32(), line[1].GetString()));
        Assert.Equal(expected, PublishedResults.Of(lab, run)!.NotebookLosses.Select(loss => (loss.Step, loss.Text)));
    }

    // As recorded and rounded by whoever recorded them (mean, standard deviation, least, greatest of 24 seeds); of the digits by a look at the table.
    [Theory]
    [InlineData("Lab10_1.Relu", "sigmoid", "0.9248 0.0017 0.9216 0.9270", "0.9240 0.0021 0.9208 0.9263")]
    [InlineData("Lab10_1.Relu", "relu", "0.9600 0.0022 0.9535 0.9636", "0.9586 0.0048 0.9517 0.9640")]
    [InlineData("Lab10_2.Initializers", "normal", "0.9600 0.0022 0.9535 0.9636", "0.9586 0.0048 0.9517 0.9640")]
    [InlineData("Lab10_2.Initializers", "xavier", "0.9628 0.0024 0.9568 0.9660", "0.9619 0.0041 0.9544 0.9664")]
    [InlineData("Lab10_2.Initializers", "he", "0.9632 0.0024 0.9572 0.9682", "0.9619 0.0046 0.9536 0.9682")]
    [InlineData("Lab10_2.Initializers", "deep-xavier", "0.9648 0.0037 0.9574 0.9705", "0.9628 0.0079 0.9497 0.9715")]
    [InlineData("Lab10_3.Dropout", "dropout", "0.9557 0.0020 0.9512 0.9587", "0.9572 0.0021 0.9532 0.9599")]
    [InlineData("Lab10_4.BatchNorm", "batchnorm", "0.9685 0.0026 0.9623 0.9738", "0.9694 0.0027 0.9658 0.9727")]
    public void Bands_are_computed_from_the_recorded_runs(string lab, string run, string mnist, string digits)
    {
        static string Text(Band band) => FormattableString.Invariant($"{band.Mean:F4} {band.Deviation:F4} {band.Least:F4} {band.Greatest:F4}");
        var published = PublishedResults.Of(lab, run)!;
        Assert.Equal((mnist, digits), (Text(published.Mnist!), Text(published.Digits!)));
        Assert.Equal((24, 8), (published.Mnist!.Seeds, published.Digits!.Seeds));
    }

    [Fact]
    public void A_band_holds_its_ends_as_they_are_printed_and_nothing_beyond()
    {
        var band = PublishedResults.Of("Lab10_2.Initializers", "deep-xavier")!.Mnist!;
        Assert.All([.9574f, .9705f, .9705, .97054], value => Assert.True(band.Contains(value)));
        Assert.All([.9573f, .9706f, .97056, double.NaN, 1], value => Assert.False(band.Contains(value)));
    }

    [Fact]
    public void A_printed_loss_agrees_by_its_digits_and_another_by_its_tolerance()
    {
        var printed = PublishedResults.Of("Lab09_1.Xor", "wide-deep")!.NotebookLosses[^1];
        Assert.True(printed.Agrees(0.11694f));
        Assert.False(printed.Agrees(0.11696f));
        var slide = PublishedResults.Of("Lab09_1.Xor", "two-layer")!.SlideLosses[^1];
        Assert.True(slide.Agrees(1.878e-6f));
        Assert.False(slide.Agrees(2.0e-6f));
    }

    [Fact]
    public void Digits_are_never_set_beside_the_slide()
    {
        Assert.Contains("slide 0.9247", PublishedResults.Beside("Lab10_1.Relu", "sigmoid", "mnist", 0.9245f), StringComparison.Ordinal);
        var digits = PublishedResults.Beside("Lab10_1.Relu", "sigmoid", "digits", 0.9245f);
        Assert.Contains("TensorFlow on the same digits 0.9208 to 0.9263 (8 seeds)", digits, StringComparison.Ordinal);
        Assert.DoesNotContain("0.9247", digits, StringComparison.Ordinal);
        Assert.Contains("not compared", digits, StringComparison.Ordinal);
        Assert.Contains("slide 0.9356, not reproduced by anyone; ", PublishedResults.Beside("Lab10_1.Relu", "relu", "mnist", 0.96f), StringComparison.Ordinal);
        Assert.Equal("mine: test accuracy 0.5000", PublishedResults.Beside("Mine", "mine", null, 0.5f));
    }
}
