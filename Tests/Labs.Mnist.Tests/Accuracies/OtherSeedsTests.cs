using System.Globalization;
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
            foreach (var lab in Bands.Select(row => row.Lab).Distinct())
                for (var seed = FirstSeed; seed < FirstSeed + 3; seed++) runs.Add(lab, seed);
            return runs;
        }
    }

    // TensorFlow's runs with 24 seeds: lab,seed,final,...
    private static (string Lab, float Final)[] Bands { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "mnist-bands.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => (cells[0], float.Parse(cells[2], CultureInfo.InvariantCulture))),
    ];

    [MnistTheory]
    [MemberData(nameof(Runs))]
    public void The_final_accuracy_is_in_TensorFlows_band(string lab, int seed)
    {
        var final = SeededRun.Of(lab, seed).Final;
        var band = Bands.Where(row => row.Lab == lab).Select(row => row.Final).ToArray();
        output.WriteLine($"{lab}, seed {seed}: {final:F4}; TensorFlow's band: {band.Min():F4} to {band.Max():F4}");
        // The ends of a band of 24 runs are not the ends of all runs.
        Assert.InRange(final, band.Min() - .003f, band.Max() + .003f);
        // The slides' accuracies: sigmoid's, and no less than relu's.
        if (lab is "10-1-sigmoid") Assert.InRange(final, .9247f - .006f, .9247f + .006f);
        if (lab is "10-1-relu") Assert.InRange(final, .9356f, 1f);
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
