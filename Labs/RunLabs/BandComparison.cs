using MathNet.Numerics.Distributions;

namespace RunLabs;

/// <summary>
/// Test accuracies held to TensorFlow's. TensorFlow's runs with n seeds have a mean m and a standard deviation s; the mean of k of ours, had it come from the same network, would lie around m
/// with standard error s sqrt(1/k + 1/n), in Student's t with n - 1 degrees of freedom. It misses where that has a probability below .01.
/// </summary>
internal static class BandComparison
{
    /// <summary>A right run, or mean of runs, is called a miss once in a hundred.</summary>
    public const double Significance = 0.01;

    public static IReadOnlyList<Finding> Compare(PublishedRun published, IReadOnlyList<(LabResult Lab, RunResult Run)> results)
    {
        var findings = new List<Finding>();
        var compared = new List<(LabResult Lab, RunResult Run)>();
        foreach (var group in results.GroupBy(result => Obstacle(published, result)))
        {
            if (group.Key is { } obstacle)
                findings.Add(new(Outcome.NotCompared, "", OfSeeds(group, results.Count) + obstacle));
            else
                compared.AddRange(group);
        }
        foreach (var group in compared.GroupBy(result => result.Lab.Data))
            findings.Insert(0, Compare(group.Key == "digits" ? published.Digits! : published.Mnist!, group.Key == "digits" ? "TensorFlow's on the digits" : "TensorFlow's",
                [.. group.Select(result => (double)result.Run.TestAccuracy!.Value)]));
        return findings;
    }

    /// <summary>The probability that a mean of <paramref name="count"/> runs of TensorFlow's network is at least as far from the band's mean. Not a number: none.</summary>
    public static double Probability(Band band, double mean, int count)
    {
        var t = Math.Abs(mean - band.Mean) / StandardError(band, count);
        return double.IsNaN(t) ? 0 : 2 * StudentT.CDF(0, 1, band.Seeds - 1, -t);
    }

    /// <summary>Of the difference between a mean of <paramref name="count"/> runs and the band's mean.</summary>
    public static double StandardError(Band band, int count) => band.Deviation * Math.Sqrt((1.0 / count) + (1.0 / band.Seeds));

    private static Finding Compare(Band band, string whose, double[] accuracies)
    {
        var mean = accuracies.Average();
        var probability = Probability(band, mean, accuracies.Length);
        var outcome = probability < Significance ? Outcome.Misses : Outcome.Holds;
        var p = outcome == Outcome.Misses ? $"p {probability:0.0###}, a miss below {Significance}" : $"p {probability:F2}";
        if (accuracies.Length > 1)
        {
            var errors = (mean - band.Mean) / StandardError(band, accuracies.Length);
            return new(outcome, $"({errors:+0.0;-0.0} se)",
                $"mean {mean:F4} of {accuracies.Length} seeds, {whose} {band.Mean:F4} of {band.Seeds}: {Distance(mean - band.Mean)}, with a standard error of {StandardError(band, accuracies.Length):F4} ({p})");
        }
        var deviations = (mean - band.Mean) / band.Deviation;
        var place = band.Contains(mean)
            ? $"{mean:F4} lies within {whose} {band}"
            // Of n + 1 runs alike each is as likely to be the least or the greatest.
            : $"{mean:F4} lies outside {whose} {band}{(outcome == Outcome.Misses ? "" : $", as one run in {(band.Seeds + 1) / 2} does")}";
        return new(outcome, $"({deviations:+0.0;-0.0} sd)", $"{place}, {Math.Abs(deviations):F1} standard deviations {(deviations < 0 ? "below" : "above")} the mean {band.Mean:F4} ({p})");
    }

    private static string Distance(double difference) => $"{Math.Abs(difference):F4} {(difference < 0 ? "below" : "above")}";

    private static string? Obstacle(PublishedRun published, (LabResult Lab, RunResult Run) result)
    {
        var (lab, run) = result;
        if (lab.Data is not ("mnist" or "digits"))
            return "other images than MNIST";
        if (string.Join(", ", RunConditions.OtherOptions(published, lab)) is { Length: > 0 } options)
            return options;
        if ((lab.Data == "digits" ? published.Digits : published.Mnist) is null)
            return "TensorFlow was not recorded on these images";
        if (run.TestAccuracy is null)
            return run.ResumedFrom is { } step && run.Steps.Count == 0 ? $"the run had ended at step {step}, nothing was trained" : "no test accuracy";
        return null;
    }

    private static string OfSeeds(IEnumerable<(LabResult Lab, RunResult Run)> results, int all) => all == 1 ? "" : $"{SeedList.Of(results)}: ";
}
