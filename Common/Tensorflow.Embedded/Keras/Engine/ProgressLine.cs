using System.Diagnostics;
using System.Globalization;
using Tensorflow.Printing;

namespace Tensorflow.Keras.Engine;

/// <summary>
/// The lines that training and evaluation print, in TensorFlow.NET's form: <c>0001/0469 [>....] - 3ms/step - loss: 0.123456 - accuracy: 0.900000</c>. On a terminal the line
/// is written over and over; into a file it goes once, at the end.
/// </summary>
internal sealed class ProgressLine(int verbose, long steps)
{
    private const int BarLength = 30;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan next;

    private static bool IsTerminal => ReferenceEquals(Output.Writer, Console.Out) && !Console.IsOutputRedirected;

    public static void Epoch(int verbose, int epoch, int epochs)
    {
        if (verbose > 0) Output.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Epoch: {epoch + 1:D3}/{epochs:D3}"));
    }

    /// <summary>Says how far it is.</summary>
    /// <param name="done">Steps.</param>
    /// <param name="numbers">Losses and metrics so far, where they are to be shown now.</param>
    public void Step(long done, Func<Dictionary<string, float>> numbers)
    {
        if (verbose != 1 || !IsTerminal || clock.Elapsed < next) return;
        next = clock.Elapsed + Refresh;
        Output.Writer.Write($"\r{Text(done, numbers())}");
    }

    /// <summary>Ends the line.</summary>
    public void End(long done, Dictionary<string, float> numbers)
    {
        if (verbose == 0) return;
        Output.Writer.WriteLine($"{(verbose == 1 && IsTerminal ? "\r" : string.Empty)}{Text(done, numbers)}");
    }

    private string Text(long done, Dictionary<string, float> numbers)
    {
        var total = Math.Max(steps, done);
        var filled = total == 0 ? BarLength : (int)(done * BarLength / total);
        var bar = filled >= BarLength ? new string('=', BarLength) : $"{new string('=', filled)}>{new string('.', BarLength - filled - 1)}";
        var each = done == 0 ? 0 : clock.ElapsedMilliseconds / done;
        return string.Create(CultureInfo.InvariantCulture, $"{done:D4}/{total:D4} [{bar}] - {each}ms/step")
            + string.Concat(numbers.Select(pair => string.Create(CultureInfo.InvariantCulture, $" - {pair.Key}: {pair.Value:F6}")));
    }
}
