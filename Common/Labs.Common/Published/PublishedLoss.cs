using System.Globalization;

namespace Labs.Common;

/// <summary>A published loss.</summary>
/// <param name="Step">The step that it stands at.</param>
/// <param name="Value">The loss.</param>
/// <param name="Tolerance">How far from it a right run may be, relative to it.</param>
public sealed record PublishedLoss(int Step, double Value, double Tolerance)
{
    /// <summary>The digits as printed, where a right run prints the same; else null.</summary>
    public string? Text { get; private init; }

    internal static PublishedLoss Printed(int step, string text) => new(step, double.Parse(text, CultureInfo.InvariantCulture), 0) { Text = text };

    /// <summary>Distance of a run's loss, relative to the published one.</summary>
    public double Distance(float loss) => Math.Abs(loss - Value) / Value;

    /// <summary>Whether a run with this loss agrees.</summary>
    public bool Agrees(float loss) => Text is null ? Distance(loss) <= Tolerance : loss.ToString("F4", CultureInfo.InvariantCulture) == Text;
}
