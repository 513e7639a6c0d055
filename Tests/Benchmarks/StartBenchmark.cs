using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Benchmarks;

/// <summary>
/// From the start of lab 09-1's process to its first printed loss, against the whole run of an empty console program that is built the same way, ahead of time, in turn: time on the wall.
/// Empty is twice measured: what <c>dotnet new console</c> makes, which says hello, and a program that does nothing at all.
/// </summary>
internal static class StartBenchmark
{
    public static int Run(string[] args)
    {
        var rounds = args is ["--rounds", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 15;
        var lab = Assembly("Labs/Lab09_1.Xor");
        var empty = Assembly("Tests/EmptyProgram");
        if (!IsCompiledAhead(lab))
        {
            Console.Error.WriteLine($"error: {Path.GetFileName(lab)} is not compiled ahead of time, as the solution's build leaves it: run dotnet build -c Release first");
            return 1;
        }
        var logs = Directory.CreateTempSubdirectory("labs-start").FullName;
        List<double> losses = [], logged = [], hellos = [], nothings = [];
        for (var round = 0; round <= rounds; round++)
        {
            var loss = Milliseconds(lab, "--network wide-deep --no-logs", "Iter: 0");
            var loggedLoss = Milliseconds(lab, $"--network wide-deep --log-dir \"{Path.Combine(logs, $"{round}")}\"", "Iter: 0");
            var hello = Milliseconds(empty, "");
            var nothing = Milliseconds(empty, "nothing");
            // The first round brings the files into memory.
            if (round == 0) continue;
            losses.Add(loss);
            logged.Add(loggedLoss);
            hellos.Add(hello);
            nothings.Add(nothing);
        }
        Directory.Delete(logs, recursive: true);
        Print($"{rounds} rounds: best (median); times: median of the pairs, at most 2.5");
        Print($"{"",-34}{"",14}   hello   nothing");
        Report("first printed loss, without logs", losses);
        Report("first printed loss, with logs", logged);
        Report("console program that says hello", hellos);
        Report("console program that does nothing", nothings);
        return 0;

        void Report(string what, List<double> times) =>
            Print($"{what,-34}{times.Min(),5:F1} ({Median(times),5:F1}) ms {Median(Ratios(times, hellos)),6:F2} {Median(Ratios(times, nothings)),7:F2}");
    }

    private static List<double> Ratios(List<double> times, List<double> others) => [.. times.Zip(others, (time, other) => time / other)];

    /// <summary>To the line that begins with <paramref name="line"/>; without one to the end.</summary>
    private static double Milliseconds(string assembly, string arguments, string? line = null)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null), arguments) { RedirectStandardOutput = true })!;
        if (line is not null)
        {
            while (process.StandardOutput.ReadLine() is { } found && !found.StartsWith(line, StringComparison.Ordinal))
            {
            }
            var elapsed = Stopwatch.GetElapsedTime(start);
            process.Kill();
            process.WaitForExit();
            return elapsed.TotalMilliseconds;
        }
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    // Both were built with this program, in the same configuration.
    private static string Assembly(string project, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(here)!, "../..", project, "bin/embedded", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name,
        Path.GetFileName(project) + ".dll"));

    private static bool IsCompiledAhead(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        return reader.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: > 0 };
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
