using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Benchmarks;

/// <summary>
/// From the start of lab 09-1's process to its first printed loss, against the whole run of an empty console program that is built the same way, in turn: time on the wall.
/// Empty is twice measured: what <c>dotnet new console</c> makes, which says hello, and a program that does nothing at all.
/// </summary>
internal static class StartBenchmark
{
    public static int Run(string[] args)
    {
        var rounds = args is ["--rounds", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 15;
        var lab = Assembly("Labs/Lab09_1.Xor");
        var empty = Assembly("Tests/EmptyProgram");
        List<double> losses = [], hellos = [], nothings = [];
        for (var round = 0; round <= rounds; round++)
        {
            var loss = Milliseconds(lab, "--network wide-deep --no-logs", "Iter: 0");
            var hello = Milliseconds(empty, "");
            var nothing = Milliseconds(empty, "nothing");
            // The first round brings the files into memory.
            if (round == 0) continue;
            losses.Add(loss);
            hellos.Add(hello);
            nothings.Add(nothing);
        }
        Print($"{rounds} rounds: best (median)");
        Print($"first printed loss               {losses.Min():F1} ({Median(losses):F1}) ms");
        Report("console program that says hello", hellos);
        Report("console program that does nothing", nothings);
        return 0;

        void Report(string what, List<double> times)
        {
            var ratios = losses.Zip(times, (loss, time) => loss / time).ToList();
            Print($"{what,-33}{times.Min():F1} ({Median(times):F1}) ms; pair by pair {ratios.Min():F2} ({Median(ratios):F2}) times that, at most 2.5");
        }
    }

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

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
