using System.Globalization;
using System.Text.RegularExpressions;

namespace RunLabs.Tests;

/// <summary>No verdict says "within" of a number that is not.</summary>
public sealed partial class VerdictPropertyTests
{
    private static readonly PublishedRun[] WithBand = [.. PublishedResults.All.Where(published => published.Network is not null)];
    private static readonly PublishedRun[] WithShare = [.. PublishedResults.All.Where(published => published.SlideLosses.Count > 0)];

    [Fact]
    public void Within_a_band_is_within_it()
    {
        var random = new Random(15);
        var said = 0;
        for (var trial = 0; trial < 20_000; trial++)
        {
            var published = WithBand[random.Next(WithBand.Length)];
            var data = random.Next(2) == 0 ? "mnist" : "digits";
            var band = (data == "digits" ? published.Digits : published.Mnist)!;
            // As many at the very ends and one image beyond them as anywhere.
            var accuracy = random.Next(4) switch
            {
                0 => (float)band.Least + random.Next(-1, 2) * 1e-4f,
                1 => (float)band.Greatest + random.Next(-1, 2) * 1e-4f,
                2 => random.Next(9_000, 10_000) / 10_000f,
                _ => random.NextSingle(),
            };
            var verdict = Results.Row([.. Enumerable.Range(0, random.Next(1, 4)).Select(seed => Results.Mnist(published.Lab, published.Run, accuracy, data, seed))]).Verdict;
            foreach (Match match in Within().Matches(verdict.Text))
            {
                said++;
                var (value, least, greatest) = (Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));
                Assert.True(value >= least && value <= greatest, verdict.Text);
                Assert.Equal((band.Least, band.Greatest), ((double)least, (double)greatest));
            }
            // Every "within" was looked at, and where it is not said of the run, the run is not.
            Assert.Equal(verdict.Text.Split("within").Length, Within().Count(verdict.Text) + 1);
            if (verdict.Findings.Any(finding => finding.Text.Contains("outside", StringComparison.Ordinal)))
                Assert.False(band.Contains(accuracy));
        }
        Assert.InRange(said, 2_000, 40_000);
    }

    [Fact]
    public void Within_a_share_of_the_slides_losses_is_within_it()
    {
        var random = new Random(15);
        var said = 0;
        for (var trial = 0; trial < 20_000; trial++)
        {
            var published = WithShare[random.Next(WithShare.Length)];
            var losses = published.SlideLosses.Select(loss => (loss.Step, Loss: (float)(loss.Value * (1 + loss.Tolerance * 1.1 * (2 * random.NextDouble() - 1))))).ToArray();
            var verdict = Results.Row(Results.Xor(published.Lab, published.Run, losses, published.SlideAccuracy!.Value, published.Seed!.Value)).Verdict;
            var right = published.SlideLosses.Zip(losses).All(pair => Math.Abs(pair.Second.Loss - pair.First.Value) <= pair.First.Tolerance * pair.First.Value);
            Assert.Equal(right, verdict.Text.Contains("within", StringComparison.Ordinal));
            Assert.Equal(right, verdict.Short.Contains("within", StringComparison.Ordinal));
            said += right ? 1 : 0;
        }
        Assert.InRange(said, 1_000, 19_000);
    }

    private static decimal Number(Group group) => decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([01]\.\d{4}) lies within TensorFlow's(?: on the digits)? ([01]\.\d{4}) to ([01]\.\d{4})")]
    private static partial Regex Within();
}
