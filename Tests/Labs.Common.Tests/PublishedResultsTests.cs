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

    [Theory]
    [InlineData("10-1-sigmoid", "Lab10_1.Relu", "sigmoid")]
    [InlineData("10-1-relu", "Lab10_1.Relu", "relu")]
    [InlineData("10-2-xavier", "Lab10_2.Initializers", "xavier")]
    [InlineData("10-2-he", "Lab10_2.Initializers", "he")]
    [InlineData("10-2-deep", "Lab10_2.Initializers", "deep-xavier")]
    [InlineData("10-3-dropout", "Lab10_3.Dropout", "dropout")]
    [InlineData("10-4-batchnorm", "Lab10_4.BatchNorm", "batchnorm")]
    public void Bands_are_those_of_the_golden_data(string key, string lab, string run)
    {
        AssertBand("Golden/mnist-bands.csv", key, PublishedResults.Of(lab, run)!.Mnist!);
        AssertBand("Golden/digits/digits-bands.csv", key, PublishedResults.Of(lab, run)!.Digits!);
    }

    private static void AssertBand(string file, string key, Band band)
    {
        var final = File.ReadLines(file).Select(line => line.Split(',')).Where(cells => cells[0] == key)
            .Select(cells => float.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var mean = final.Average();
        Assert.Equal((final.Min(), final.Max(), final.Length), (band.Least, band.Greatest, band.Seeds));
        // The band's mean and deviation have four decimals.
        Assert.Equal(mean, band.Mean, 0.00006);
        Assert.Equal(Math.Sqrt(final.Sum(value => (value - mean) * (value - mean)) / (final.Length - 1)), band.Deviation, 0.00006);
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
        Assert.Equal("mine: test accuracy 0.5000", PublishedResults.Beside("Mine", "mine", null, 0.5f));
    }
}
