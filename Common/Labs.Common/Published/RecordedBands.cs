using System.Globalization;

namespace Labs.Common;

/// <summary>TensorFlow's final test accuracies by network, from the tables recorded of its runs beside this file.</summary>
internal static class RecordedBands
{
    // lab,seed,final,...
    private const int Network = 0, Final = 2;

    private static readonly Lazy<ILookup<string, double>> MnistRuns = new(() => Read("mnist-bands.csv"));
    private static readonly Lazy<ILookup<string, double>> DigitsRuns = new(() => Read("digits-bands.csv"));

    /// <summary>On MNIST; null: nothing is recorded of this network.</summary>
    public static Band? Mnist(string? network) => Of(MnistRuns, network);

    /// <summary>On the built-in digits.</summary>
    public static Band? Digits(string? network) => Of(DigitsRuns, network);

    private static Band? Of(Lazy<ILookup<string, double>> runs, string? network) =>
        network is not null && runs.Value[network].ToArray() is { Length: > 1 } results ? Band.Of(results) : null;

    private static ILookup<string, double> Read(string name)
    {
        using var text = new StreamReader(typeof(RecordedBands).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded"));
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .ToLookup(cells => cells[Network], cells => double.Parse(cells[Final], CultureInfo.InvariantCulture));
    }
}
