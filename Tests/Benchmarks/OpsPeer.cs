using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Benchmarks;

/// <summary>Eager TensorFlow in a process of its own, which times one case of <c>ops.py</c> after the other.</summary>
internal sealed class OpsPeer : IDisposable
{
    private readonly Process process;

    private OpsPeer(Process process) => this.process = process;

    /// <summary>The peer, with as many threads as there are processors; null without <c>LABS_ORACLE</c>.</summary>
    public static OpsPeer? Start(int rounds, double roundSeconds)
    {
        if (Environment.GetEnvironmentVariable("LABS_ORACLE") is not { } oracle) return null;
        return new(Process.Start(new ProcessStartInfo(oracle, [Script(), $"{Environment.ProcessorCount}", $"{rounds}", roundSeconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <summary>Seconds of one call.</summary>
    /// <exception cref="InvalidOperationException">The script has no case of this name, or has ended.</exception>
    public double Measure(string name)
    {
        process.StandardInput.WriteLine(name);
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine();
        return double.TryParse(line, CultureInfo.InvariantCulture, out var seconds) ? seconds : throw new InvalidOperationException($"ops.py, case '{name}': expected seconds, found '{line}'.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "ops.py");
}
