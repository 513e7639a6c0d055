using System.Diagnostics;
using System.Reflection;

namespace Study8.HyperparameterSearch;

/// <summary>
/// Trials in processes of their own, one for each core and each on one thread: TensorFlow.NET cannot train on two threads at once, and a process that dies takes one trial with it. They share the
/// work by claiming trials in the folder of results.
/// </summary>
internal static class Workers
{
    private const string Variable = "LABS_STUDY8_WORKER";

    // What the parent says itself.
    private static readonly string[] own = ["--trials", "--workers", "--threads", "--json", "--picture"];

    public static bool IsWorker => Environment.GetEnvironmentVariable(Variable) is not null;

    /// <summary>A worker ends when the process that started it does, however that ends: its standard input ends then.</summary>
    public static void EndWithParent()
    {
        if (!IsWorker) return;
        new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
            }
            Environment.Exit(Labs.Common.LabProgram.Interrupted);
        })
        { IsBackground = true }.Start();
    }

    /// <summary>Makes trials in so many processes, and prints the line of each.</summary>
    /// <exception cref="InvalidOperationException">One failed; what it said stands on standard error.</exception>
    public static void Run(int count, int first, int last, Action throwIfInterrupted)
    {
        var processes = Enumerable.Range(0, count).Select(_ => Start(first, last)).ToList();
        try
        {
            foreach (var process in processes)
            {
                while (!process.WaitForExit(100)) throwIfInterrupted();
                process.WaitForExit();
                if (process.ExitCode != 0) throw new InvalidOperationException($"a worker for the trials {first} to {last} ended with exit code {process.ExitCode} (see above); what was finished is kept");
            }
        }
        finally
        {
            foreach (var process in processes)
            {
                if (!process.HasExited) process.Kill();
                process.Dispose();
            }
        }
    }

    private static Process Start(int first, int last)
    {
        var host = Environment.ProcessPath!;
        var program = Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? new[] { "exec", Assembly.GetEntryAssembly()!.Location } : [];
        var start = new ProcessStartInfo(host, [.. program, .. Without(Environment.GetCommandLineArgs()[1..]), "--trials", $"{first}-{last}", "--workers", "1", "--threads", "1"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        start.Environment[Variable] = "1";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("trial ", StringComparison.Ordinal) == true) Console.WriteLine(line.Data);
        };
        process.BeginOutputReadLine();
        return process;
    }

    private static IEnumerable<string> Without(string[] arguments)
    {
        var leftOut = false;
        foreach (var word in arguments)
        {
            if (word.StartsWith("--", StringComparison.Ordinal)) leftOut = own.Contains(word.Split('=')[0]);
            if (!leftOut) yield return word;
        }
    }
}
