using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>How a process of <c>growth</c> measures its one step.</summary>
internal static class StepTime
{
    /// <summary>Takes steps for three seconds and prints [seconds of one in the best round of a tenth of a second, peak megabytes of the process].</summary>
    public static void Print(Action step)
    {
        var best = double.MaxValue;
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < 3; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            var steps = 0;
            for (; steps == 0 || Stopwatch.GetElapsedTime(begin).TotalSeconds < .1; steps++) step();
            if (round > 0) best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalSeconds / steps);
        }
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{best:R}, {self.PeakWorkingSet64 / 1e6:F0}]"));
    }
}
