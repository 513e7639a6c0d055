namespace Labs.Common;

/// <summary>Results of TensorFlow's runs of one network with several seeds.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, n - 1 in the denominator.</param>
/// <param name="Least">The least of them.</param>
/// <param name="Greatest">The greatest of them.</param>
/// <param name="Seeds">How many they are.</param>
public sealed record Band(double Mean, double Deviation, double Least, double Greatest, int Seeds)
{
    // Test accuracies are counts out of 10,000 images: four decimals are all of them.
    private const int Decimals = 4;

    /// <summary>The band of at least two results.</summary>
    public static Band Of(IReadOnlyCollection<double> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Count, 2, nameof(results));
        var mean = results.Average();
        return new Band(mean, Math.Sqrt(results.Sum(value => (value - mean) * (value - mean)) / (results.Count - 1)), results.Min(), results.Max(), results.Count);
    }

    /// <summary>Whether a result, as printed with four decimals, is no less than the least and no more than the greatest. Not a number is not.</summary>
    public bool Contains(double value) => Math.Round(value, Decimals) >= Least && Math.Round(value, Decimals) <= Greatest;

    /// <summary><c>0.9535 to 0.9636 (24 seeds)</c></summary>
    public override string ToString() => FormattableString.Invariant($"{Least:F4} to {Greatest:F4} ({Seeds} seeds)");
}
