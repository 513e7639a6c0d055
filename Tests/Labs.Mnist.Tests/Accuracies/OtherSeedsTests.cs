using Labs.Common;
using Labs.Mnist.Tests.Traces;
using Xunit.Abstractions;

namespace Labs.Mnist.Tests.Accuracies;

/// <summary>What the slides teach of the MNIST labs holds for seeds that nothing was ever compared with.</summary>
public class OtherSeedsTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1;

    public static TheoryData<string, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, int>();
            // Those of labs 10: an epoch of 11-1's takes as long as all these together.
            foreach (var lab in PublishedResults.All.Select(published => published.Network).OfType<string>().Distinct().Where(TracedLab.All.ContainsKey))
                for (var seed = FirstSeed; seed < FirstSeed + 3; seed++) runs.Add(lab, seed);
            return runs;
        }
    }

    [MnistTheory]
    [MemberData(nameof(Runs))]
    public void The_final_accuracy_is_one_of_TensorFlows(string lab, int seed)
    {
        var final = SeededRun.Of(lab, seed).Final;
        var band = RecordedBands.Mnist(lab)!;
        var deviations = (final - band.Mean) / band.Deviation;
        output.WriteLine($"{lab}, seed {seed}: {final:F4}; TensorFlow's band: {band}, {deviations:F2} standard deviations from its mean");
        // The ends of a band are not the ends of all runs: by Student's t with 23 (or 7) degrees of freedom one right run in a hundred lies farther away than this.
        var farthest = (band.Seeds == 24 ? 2.807 : 3.499) * Math.Sqrt(1 + (1.0 / band.Seeds));
        Assert.InRange(deviations, -farthest, farthest);
        // The slide's accuracies: sigmoid's is reproduced; relu's lies below all that TensorFlow ends with, and below ours.
        var slide = PublishedResults.All.First(published => published.Network == lab).SlideAccuracy;
        if (lab is "10-1-sigmoid") Assert.True(band.Contains(slide!.Value));
        if (lab is "10-1-relu") Assert.True(slide < band.Least && slide < final);
    }

    [MnistTheory]
    [InlineData("10-1-relu", "10-1-sigmoid", .025)]
    [InlineData("10-4-batchnorm", "10-2-deep", 0)]
    public void One_network_beats_the_other_in_the_mean_of_the_last_50_steps_over_five_seeds(string better, string worse, double by)
    {
        double Mean(string lab) => Enumerable.Range(FirstSeed, 5).Average(seed => (double)SeededRun.Of(lab, seed).MeanOfLast50);
        var (high, low) = (Mean(better), Mean(worse));
        output.WriteLine($"{better} {high:F5}, {worse} {low:F5}");
        Assert.True(high > low + by, $"{better}: {high:F5}, {worse}: {low:F5}, expected more than {by} between them");
    }
}
