using System.Diagnostics;
using System.Globalization;
using Tensorflow.Executors;

namespace Benchmarks;

/// <summary>
/// The XOR step through tape and optimizer against the hand-written loop, alternating in one process: steps per second, their ratio, bytes allocated per step, collections and memory.
/// </summary>
internal static class XorBenchmark
{
    private const float LearningRate = .1f;

    public static int Run(string[] args)
    {
        var rounds = Option(args, "--rounds", 7);
        var steps = Option(args, "--steps", 20_000);
        var soak = Option(args, "--soak", 0);
        if (Array.IndexOf(args, "--engine") is >= 0 and var at) AppContext.SetData(Tensorflow.Executors.EngineChoice.EngineKey, args[at + 1]);
        Print($"{EngineChoice.Description}");

        var engine = new EngineXor(LearningRate);
        var hand = new HandWrittenXor(engine.Weights, engine.Biases);
        var worst = 0f;
        for (var i = 0; i < 1000; i++)
        {
            engine.Train(1);
            hand.Step(LearningRate);
            worst = Math.Max(worst, Math.Abs(engine.Loss() - hand.Loss()));
        }
        Print($"largest difference of the two losses over 1000 steps: {worst:G3} (at most 1E-06: {(worst <= 1e-6f ? "yes" : "NO")})");

        engine.Train(steps);
        for (var i = 0; i < steps; i++) hand.Step(LearningRate);
        var ratios = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var byHand = Seconds(() =>
            {
                for (var i = 0; i < steps; i++) hand.Step(LearningRate);
            });
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var byEngine = Seconds(() => engine.Train(steps));
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            ratios.Add(byEngine / byHand);
            Print($"hand {steps / byHand,10:N0} steps/s   engine {steps / byEngine,10:N0} steps/s   ratio {byEngine / byHand:F2}   {allocated / steps} bytes/step");
        }
        ratios.Sort();
        Print($"ratio: best {ratios[0]:F2}, median {ratios[ratios.Count / 2]:F2} (at most 6)");

        if (soak == 0) return worst <= 1e-6f ? 0 : 1;
        var collections = GC.CollectionCount(2);
        Print($"memory {Memory() / 1e6:F1} MB");
        // What grows for ever grows in every quarter; what a heap settles to does not.
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            engine.Train(soak / 4);
            Print($"{soak / 4 * quarter,10:N0} steps: {GC.CollectionCount(2) - collections} gen-2 collections, memory {Memory() / 1e6:F1} MB");
        }
        return worst <= 1e-6f ? 0 : 1;
    }

    private static long Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    // One thread works, and collects: its processor time does not count what neighbours take.
    private static double Seconds(Action work)
    {
        var clock = Clock.Start(threads: 1);
        work();
        return clock.Seconds;
    }

    private static int Option(string[] args, string name, int @default)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 ? @default : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
