using System.Diagnostics;
using System.Globalization;
using Tensorflow.Kernels;

namespace Benchmarks;

/// <summary>
/// The engine's ops on arrays of 4 million elements and of a thousand, beside eager TensorFlow (<c>LABS_ORACLE</c>) in the same run with as many threads. Each time is the best of several rounds, of
/// which each holds enough calls to last some milliseconds; a line is a miss where it is above <see cref="Bound"/> times TensorFlow's.
/// </summary>
internal static class OpsBenchmark
{
    private const double Bound = 1.3;
    private const int Rounds = 5;
    private const int Turns = 2;
    private const double RoundSeconds = .02;

    public static int Run(string[] args)
    {
        var only = args is ["--only", var text] ? text : "";
        AppContext.SetData(Tensorflow.Executors.EngineChoice.EngineKey, "embedded");
        AppContext.SetData("Labs.Threads", $"{Environment.ProcessorCount}");
        Workers.Count = Environment.ProcessorCount;
        var cases = OpsCases.All().Where(one => one.Name.Contains(only, StringComparison.Ordinal)).ToList();
        using var peer = OpsPeer.Start(Rounds, RoundSeconds);
        Console.WriteLine($"{"",-36}{"here, us",12}{"TensorFlow",12}{"ratio",8}");
        var misses = 0;
        foreach (var (name, call) in cases)
        {
            // In turns, so that what else the machine does meets both.
            var (seconds, other) = (double.MaxValue, double.MaxValue);
            for (var turn = 0; turn < Turns; turn++)
            {
                seconds = Math.Min(seconds, Measure(call));
                if (peer is not null) other = Math.Min(other, peer.Measure(name));
            }
            var line = string.Create(CultureInfo.InvariantCulture, $"{name,-36}{seconds * 1e6,12:F1}");
            if (peer is not null)
            {
                var miss = seconds / other > Bound;
                if (miss) misses++;
                line += string.Create(CultureInfo.InvariantCulture, $"{other * 1e6,12:F1}{seconds / other,8:F2}  {(miss ? "miss" : "pass")}");
            }
            Console.WriteLine(line);
        }
        if (peer is not null) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{misses} of {cases.Count} above {Bound} times TensorFlow's time"));
        return 0;
    }

    private static double Measure(Action call)
    {
        // The JIT's second tier comes some time after the thirtieth call.
        var start = Stopwatch.GetTimestamp();
        var calls = 0;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < .1 || calls < 3)
        {
            call();
            calls++;
        }
        var count = Math.Max(1, (int)(RoundSeconds / (Stopwatch.GetElapsedTime(start).TotalSeconds / calls)));
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++) call();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds / count);
        }
        return best;
    }
}
