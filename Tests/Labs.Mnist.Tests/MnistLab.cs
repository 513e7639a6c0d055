using System.Runtime.InteropServices;
using Labs.Common;
using Labs.Testing;

namespace Labs.Mnist.Tests;

/// <summary>The MNIST labs' programs, run in a folder.</summary>
internal static class MnistLab
{
    /// <summary>Runs a lab to its end.</summary>
    public static LabResult Run(string lab, string folder, params IEnumerable<string> arguments)
    {
        using var process = new LabProcess(Assembly(lab), [.. arguments], folder);
        var (code, output, errors) = process.WaitForExit();
        return new(code, output, errors);
    }

    /// <summary>Starts a lab.</summary>
    public static LabProcess Start(string lab, string folder, params IEnumerable<string> arguments) => new(Assembly(lab), [.. arguments], folder);

    /// <summary>Runs a lab and kills it (SIGKILL: it has no time for anything) some time after it has printed so many steps.</summary>
    public static void RunAndKill(string lab, string folder, int steps, TimeSpan later, params IEnumerable<string> arguments)
    {
        using var process = new LabProcess(Assembly(lab), [.. arguments], folder);
        if (steps > 0) process.WaitForLosses(steps);
        Thread.Sleep(later);
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Runs a lab and presses Ctrl+C on it when it has printed so many steps.</summary>
    public static LabResult RunAndInterrupt(string lab, string folder, int steps, params IEnumerable<string> arguments)
    {
        using var process = new LabProcess(Assembly(lab), [.. arguments], folder);
        process.WaitForLosses(steps);
        process.Signal(PosixSignal.SIGINT);
        var (code, output, errors) = process.WaitForExit();
        return new(code, output, errors);
    }

    private static string Assembly(string lab) => Path.Combine(AppContext.BaseDirectory, $"{lab}.dll");
}

/// <summary>What a lab left behind.</summary>
internal sealed record LabResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The result, where the lab ended well.</summary>
    public LabResult Succeeded()
    {
        Assert.True(ExitCode == LabProgram.Succeeded, $"exit code {ExitCode}\n{Output}\n{Errors}");
        return this;
    }
}
