using System.Diagnostics;
using System.Globalization;
using Labs.TensorBoard;

namespace Benchmarks;

/// <summary>
/// Event files: a million scalars and 400 MB of large tensors, written, streamed and read whole, each in a process of its own whose peak memory is measured; and with Python's TensorFlow
/// (<c>LABS_ORACLE</c>) in the same run, which has a twentieth of the scalars to do. Its streaming is TFRecordDataset with a parsed Event, its reading whole a list of these.
/// </summary>
internal static class EventsBenchmark
{
    private const int TensorFloats = 25_000;   // 100 kB
    private const int PythonsShare = 20;        // of the scalars: it writes some 1,600 a second

    public static int Run(string[] args)
    {
        if (args is [var work, var what, var path, var count]) return Work(work, what, path, int.Parse(count, CultureInfo.InvariantCulture));
        var scale = args is ["--scale", var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 1;
        var folder = Directory.CreateTempSubdirectory("labs-events").FullName;
        Print($"{"",-27}{"events",10}{"s",8}{"events/s",10}{"MB/s",8}{"B/event allocated",19}{"MB peak",9}{"MB kept",9}");
        foreach (var (kind, events) in new[] { ("scalars", (int)(1_000_000 * scale)), ("tensors", (int)(4_000 * scale)) })
        {
            foreach (var python in new[] { false, true })
            {
                var directory = Path.Combine(folder, $"{kind}-{(python ? "tensorflow" : "ours")}");
                foreach (var step in new[] { "write", "stream", "whole" })
                    Report(python, step, kind, directory, python && kind == "scalars" ? events / PythonsShare : events);
            }
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Report(bool python, string step, string kind, string directory, int events)
    {
        var oracle = Environment.GetEnvironmentVariable("LABS_ORACLE");
        if (python && oracle is null) return;
        var start = python
            ? new ProcessStartInfo(oracle!, [Script(), step, kind, directory, $"{events}", $"{TensorFloats}"])
            : new ProcessStartInfo(Environment.ProcessPath!, ["events", step, kind, directory, $"{events}"]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var words = process.StandardOutput.ReadToEnd().Split(' ');   // seconds, bytes allocated or -1, peak megabytes, megabytes kept
        process.WaitForExit();
        var bytes = new FileInfo(RunDirectory.EventFiles(directory).Single()).Length;
        var seconds = double.Parse(words[0], CultureInfo.InvariantCulture);
        var allocated = double.Parse(words[1], CultureInfo.InvariantCulture);
        Print($"{(python ? "TensorFlow " : "") + step + " " + kind,-27}{events,10}{seconds,8:F2}{events / seconds,10:F0}{bytes / 1e6 / seconds,8:F1}{(allocated < 0 ? "" : $"{allocated / events:F0}"),19}{words[2].Trim(),9}{(words.Length > 3 ? words[3].Trim() : ""),9}");
    }

    private static int Work(string step, string kind, string directory, int events)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        EventFileContents? whole = null;
        var start = Stopwatch.GetTimestamp();
        switch (step)
        {
            case "write":
                Write(kind, directory, events);
                break;
            case "stream":
                Stream(RunDirectory.EventFiles(directory).Single());
                break;
            default:
                whole = EventFileReader.ReadAll(RunDirectory.EventFiles(directory).Single());
                break;
        }
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        using var self = Process.GetCurrentProcess();
        Print($"{seconds:F3} {bytes} {self.PeakWorkingSet64 / 1e6:F0} {(whole is null ? "" : $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0}")}");
        GC.KeepAlive(whole);
        return 0;
    }

    private static void Write(string kind, string directory, int events)
    {
        using var writer = new SummaryWriter(directory);
        var values = new float[TensorFloats];
        for (var step = 0; step < events; step++)
        {
            if (kind == "scalars") writer.Scalar("loss", 1.0 / (step + 1), step);
            else writer.Write("weights", SummaryTensor.Of<float>(values, values.Length), step, "mine");
        }
    }

    private static void Stream(string path)
    {
        var sum = 0.0;
        using var reader = new EventFileReader(path);
        while (reader.Read() is { } e)
        {
            foreach (var value in e.Values)
                sum += value.Tensor!.Shape.Count == 0 ? value.Tensor.ToDouble() : value.Tensor.Content.Length;
        }
        if (reader.Damage is not null || sum == 0) throw new InvalidDataException(reader.Damage?.Message ?? "nothing was read");
    }

    private static string Script([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "events.py");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
