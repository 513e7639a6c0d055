using System.Diagnostics;
using System.Runtime.InteropServices;
using Labs.Common;

namespace Labs.Mnist.Tests;

/// <summary>A lab as a process of its own, in a folder of its own: what a user sees of it from outside.</summary>
internal sealed class LabProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;
    private readonly int _awaitedSteps;
    private readonly TaskCompletionSource _stepsPrinted = new();

    private LabProcess(string lab, string folder, IEnumerable<string> arguments, int awaitedSteps)
    {
        _awaitedSteps = awaitedSteps;
        var start = new ProcessStartInfo(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"),
            ["exec", Path.Combine(AppContext.BaseDirectory, $"{lab}.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.Environment.Remove(EngineChoice.EnvironmentVariable);
        _process = Process.Start(start)!;
        _output = ReadLines();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs a lab to its end.</summary>
    public static LabResult Run(string lab, string folder, params IEnumerable<string> arguments)
    {
        using var process = new LabProcess(lab, folder, arguments, int.MaxValue);
        Assert.True(process._process.WaitForExit(Patience));
        process._process.WaitForExit();
        return new(process._process.ExitCode, process._output.Result, process._errors.Result);
    }

    /// <summary>Runs a lab and kills it (SIGKILL: it has no time for anything) some time after it has printed so many steps.</summary>
    public static void RunAndKill(string lab, string folder, int steps, TimeSpan later, params IEnumerable<string> arguments)
    {
        using var process = new LabProcess(lab, folder, arguments, steps);
        Assert.True(process._stepsPrinted.Task.Wait(Patience));
        Thread.Sleep(later);
        process._process.Kill();
        Assert.True(process._process.WaitForExit(Patience));
    }

    /// <summary>Runs a lab and presses Ctrl+C on it when it has printed so many steps.</summary>
    public static LabResult RunAndInterrupt(string lab, string folder, int steps, params IEnumerable<string> arguments)
    {
        using var process = new LabProcess(lab, folder, arguments, steps);
        Assert.True(process._stepsPrinted.Task.Wait(Patience));
        using (var kill = Process.Start("kill", ["-INT", $"{process._process.Id}"])) kill.WaitForExit();
        Assert.True(process._process.WaitForExit(Patience));
        process._process.WaitForExit();
        return new(process._process.ExitCode, process._output.Result, process._errors.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task<string> ReadLines()
    {
        var (text, steps) = (new System.Text.StringBuilder(), 0);
        if (_awaitedSteps == 0) _stepsPrinted.SetResult();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            if (line.StartsWith("Epoch: ", StringComparison.Ordinal) && ++steps == _awaitedSteps) _stepsPrinted.TrySetResult();
        }
        // A lab that ended before is killed too late, which is a moment as well.
        _stepsPrinted.TrySetResult();
        return text.ToString();
    }
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
