using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Tensorflow;

namespace Labs.Common;

/// <summary>
/// The interpolated string of <see cref="MnistRun.Print"/>: it is put together only where a line is due. Python formats a tensor of rank 0 as its number; TensorFlow.NET's tensors ignore a
/// format.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct StepLine
{
    private readonly StringBuilder? text;

    /// <summary>Begins a line.</summary>
    /// <param name="literalLength">Of the words.</param>
    /// <param name="formattedCount">Number of values.</param>
    /// <param name="run">The run whose line it is.</param>
    /// <param name="isDue">Whether it is to be put together.</param>
    public StepLine(int literalLength, int formattedCount, MnistRun run, out bool isDue)
    {
        ArgumentNullException.ThrowIfNull(run);
        isDue = run.IsPrintDue;
        if (isDue) text = new StringBuilder(literalLength + (8 * formattedCount));
    }

    /// <summary>Adds words.</summary>
    public void AppendLiteral(string words) => text!.Append(words);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value, int alignment = 0, string? format = null)
        where T : IFormattable =>
        text!.Append(value.ToString(format, CultureInfo.InvariantCulture).PadLeft(alignment));

    /// <summary>Adds a tensor of rank 0, float32; null: takes back the words since the last comma.</summary>
    public void AppendFormatted(Tensor? value, string? format = null)
    {
        if (value is not null)
        {
            text!.Append(((float)value).ToString(format, CultureInfo.InvariantCulture));
            return;
        }
        var line = text!.ToString();
        text.Length = Math.Max(0, line.LastIndexOf(',', line.Length - 1));
    }

    /// <summary>The line.</summary>
    public override string ToString() => text?.ToString() ?? "";
}
