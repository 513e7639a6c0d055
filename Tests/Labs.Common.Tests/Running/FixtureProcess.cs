using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Labs.Common.Tests.Running;

/// <summary>The fixture lab as a process of its own, in an empty folder: what a user sees of a lab from outside.</summary>
internal sealed class FixtureProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;
    private readonly TaskCompletionSource _firstLine = new();

    public FixtureProcess(string arguments, string folder, (string Name, string Value)? environment = null)
    {
        var start = new ProcessStartInfo(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"),
            ["exec", Path.Combine(AppContext.BaseDirectory, "FixtureLab.dll"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.Environment.Remove(EngineChoice.EnvironmentVariable);
        if (environment is { } variable)
            start.Environment[variable.Name] = variable.Value;
        _process = Process.Start(start)!;
        _output = ReadLines();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public static (int ExitCode, string Output, string Errors) Run(string arguments, string folder, (string, string)? environment = null)
    {
        using var process = new FixtureProcess(arguments, folder, environment);
        return process.WaitForExit();
    }

    /// <summary>Waits until the lab has printed a loss.</summary>
    public void WaitForLoss() => Assert.True(_firstLine.Task.Wait(TimeSpan.FromMinutes(1)));

    public void Signal(PosixSignal signal)
    {
        using var kill = Process.Start("kill", [signal == PosixSignal.SIGINT ? "-INT" : "-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    public (int ExitCode, string Output, string Errors) WaitForExit()
    {
        Assert.True(_process.WaitForExit(TimeSpan.FromMinutes(1)));
        return (_process.ExitCode, _output.Result, _errors.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task<string> ReadLines()
    {
        var text = "";
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            text += line + "\n";
            if (line.StartsWith("Iter", StringComparison.Ordinal))
                _firstLine.TrySetResult();
        }
        return text;
    }
}
