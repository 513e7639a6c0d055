namespace Labs.Common;

/// <summary>What is published of one run of a lab, with the slide's seed and options.</summary>
/// <param name="Lab">The lab's project.</param>
/// <param name="Run">The run's name.</param>
public sealed record PublishedRun(string Lab, string Run)
{
    /// <summary>Losses on the slide.</summary>
    public IReadOnlyList<PublishedLoss> SlideLosses { get; init; } = [];

    /// <summary>Outputs on the slide, with four decimals.</summary>
    public IReadOnlyList<float> SlideHypothesis { get; init; } = [];

    /// <summary>Accuracy on the slide, from 0 to 1: of the training set (XOR) or the test set (MNIST).</summary>
    public float? SlideAccuracy { get; init; }

    /// <summary>Losses in the published notebook.</summary>
    public IReadOnlyList<PublishedLoss> NotebookLosses { get; init; } = [];

    /// <summary>Accuracy in each published notebook, from 0 to 1.</summary>
    public IReadOnlyList<float> NotebookAccuracies { get; init; } = [];

    /// <summary>Test accuracy on MNIST in TensorFlow's runs with other seeds.</summary>
    public Band? Mnist { get; init; }

    /// <summary>The same on the built-in digits.</summary>
    public Band? Digits { get; init; }
}

/// <summary>A published loss.</summary>
/// <param name="Step">The step that it stands at.</param>
/// <param name="Value">The loss.</param>
/// <param name="Tolerance">How far from it a right run may be, relative to it.</param>
public sealed record PublishedLoss(int Step, double Value, double Tolerance)
{
    /// <summary>The digits as printed, where a right run prints the same; else null.</summary>
    public string? Text { get; private init; }

    internal static PublishedLoss Printed(int step, string text) =>
        new(step, double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), 0) { Text = text };

    /// <summary>Whether a run with this loss agrees.</summary>
    public bool Agrees(float loss) => Text is null
        ? Math.Abs(loss - Value) <= Tolerance * Value
        : loss.ToString("F4", System.Globalization.CultureInfo.InvariantCulture) == Text;
}

/// <summary>Results of TensorFlow's runs of one network with several seeds.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation.</param>
/// <param name="Least">The least of them.</param>
/// <param name="Greatest">The greatest of them.</param>
/// <param name="Seeds">How many they are.</param>
public sealed record Band(float Mean, float Deviation, float Least, float Greatest, int Seeds)
{
    /// <summary>Whether a value lies within the band widened by <paramref name="margin"/> on both sides.</summary>
    public bool Holds(double value, double margin) => value >= Least - margin && value <= Greatest + margin;

    /// <summary><c>0.9535 to 0.9636 (24 seeds)</c></summary>
    public override string ToString() => FormattableString.Invariant($"{Least:F4} to {Greatest:F4} ({Seeds} seeds)");
}
