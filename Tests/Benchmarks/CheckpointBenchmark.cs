using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Labs.Checkpoints;

namespace Benchmarks;

/// <summary>
/// A checkpoint of 400 MB, 100 variables of float32, saved three times and restored three times in a process of its own, in turns with Python's TensorFlow (<c>LABS_ORACLE</c>).
/// The rates are of the clock; processor time of the restores and the peak of memory, the model's 400 MB and the runtime included, are of the process.
/// </summary>
internal static class CheckpointBenchmark
{
    private const int Variables = 100, Repetitions = 3;

    public static int Run(string[] args)
    {
        if (args is ["work", var prefix, var floats]) return Work(prefix, int.Parse(floats, CultureInfo.InvariantCulture));
        var (rounds, each) = (Option(args, "--rounds", 3), Option(args, "--floats", 1_000_000));
        var folder = Directory.CreateTempSubdirectory("labs-checkpoints").FullName;
        var megabytes = Variables * (double)each * sizeof(float) / 1e6;
        Print($"{megabytes:F0} MB{"",-10}{"saved MB/s",24}{"restored MB/s",24}{"CPU s/restore",15}{"peak, model made",18}{"peak, done",12}");
        List<double> restored = [], saved = [], processor = [];
        for (var round = 0; round < rounds; round++)
        {
            var ours = Report("here", new ProcessStartInfo(Environment.ProcessPath!, ["checkpoints", "work", Path.Combine(folder, "ours"), $"{each}"]), megabytes);
            if (Environment.GetEnvironmentVariable("LABS_ORACLE") is not { } oracle) continue;
            var theirs = Report("TensorFlow", new ProcessStartInfo(oracle, [Script(), Path.Combine(folder, "theirs"), $"{Variables}", $"{each}"]), megabytes);
            saved.Add(ours.Saved / theirs.Saved);
            restored.Add(ours.Restored / theirs.Restored);
            processor.Add(ours.Processor / theirs.Processor);
        }
        if (restored.Count > 0) Print($"here / TensorFlow, median of {restored.Count} pairs: saved {Middle([.. saved]):F2}, restored {Middle([.. restored]):F2} times as fast, restored in {Middle([.. processor]):F2} of the processor time");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static (double Saved, double Restored, double Processor) Report(string who, ProcessStartInfo start, double megabytes)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var numbers = process.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        process.WaitForExit();
        var (saves, restores) = (numbers[1..(1 + Repetitions)].Select(s => megabytes / s).ToArray(), numbers[(1 + Repetitions)..(1 + 2 * Repetitions)].Select(s => megabytes / s).ToArray());
        Print($"{who,-16}{Range(saves),24}{Range(restores),24}{numbers[^2] / Repetitions,15:F3}{numbers[0],18:F0}{numbers[^1],12:F0}");
        return (Middle(saves), Middle(restores), numbers[^2]);
    }

    private static int Work(string prefix, int floats)
    {
        var random = new Random(777);
        var model = Enumerable.Range(0, Variables).Select(_ => new float[floats]).ToArray();
        foreach (var values in model) random.NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
        var checkpoint = new Checkpoint(model.Select((values, i) => ($"v{i}", (TrackableNode)TrackableVariable.Of(values, [floats]))));
        var made = Peak();
        var saves = Enumerable.Range(0, Repetitions).Select(_ => Seconds(() => checkpoint.Write(prefix))).ToArray();
        foreach (var values in model) Array.Clear(values);
        var processor = Environment.CpuUsage.TotalTime;
        var restores = Enumerable.Range(0, Repetitions).Select(_ => Seconds(() => checkpoint.Restore(prefix).AssertConsumed())).ToArray();
        processor = Environment.CpuUsage.TotalTime - processor;
        Print($"{made} {string.Join(' ', saves.Concat(restores).Select(s => s.ToString("F4", CultureInfo.InvariantCulture)))} {processor.TotalSeconds:F4} {Peak()}");
        return 0;
    }

    private static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long Peak() => Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000;

    private static string Range(double[] rates) => string.Create(CultureInfo.InvariantCulture, $"{rates.Min():F0} to {rates.Max():F0}");

    private static double Middle(double[] numbers) => numbers.Order().ElementAt(numbers.Length / 2);

    private static int Option(string[] args, string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static string Script([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "checkpoints.py");

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
