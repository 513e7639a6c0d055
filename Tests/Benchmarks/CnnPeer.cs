using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>Lab 11-1's network in a tf.function, in a process of its own that computes when it is asked.</summary>
internal sealed class CnnPeer : IDisposable
{
    private readonly Process process;
    private readonly string folder;

    private CnnPeer(Process process, string folder) => (this.process, this.folder) = (process, folder);

    /// <summary>The peer, with as many threads; null without <c>LABS_ORACLE</c>.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="sets">Each a name, the images' pixels one after the other and the images' classes.</param>
    public static CnnPeer? Start(int threads, IEnumerable<(string Name, float[] Pixels, byte[] Classes)> sets)
    {
        if (Environment.GetEnvironmentVariable("LABS_ORACLE") is not { } oracle) return null;
        var folder = Directory.CreateTempSubdirectory("cnn-benchmark").FullName;
        foreach (var (name, pixels, classes) in sets)
        {
            using var file = File.Create(Path.Combine(folder, name + ".f32"));
            file.Write(MemoryMarshal.AsBytes<float>(pixels));
            File.WriteAllBytes(Path.Combine(folder, name + ".u8"), classes);
        }
        return new(Process.Start(new ProcessStartInfo(oracle, [Script(), $"{threads}", folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!, folder);
    }

    /// <summary>The two numbers of an answer, see <c>cnn.py</c>.</summary>
    /// <exception cref="InvalidOperationException">The script has ended, or answers something else.</exception>
    public (double First, double Second) Ask(string question)
    {
        process.StandardInput.WriteLine(question);
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine();
        return line?.Split(' ') is [var first, var second] && double.TryParse(first, CultureInfo.InvariantCulture, out var a) && double.TryParse(second, CultureInfo.InvariantCulture, out var b)
            ? (a, b)
            : throw new InvalidOperationException($"cnn.py, '{question}': expected two numbers, found '{line}'.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "cnn.py");
}
