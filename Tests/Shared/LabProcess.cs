using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Labs.Testing;

/// <summary>A lab as a process of its own, in a folder of the test's: what a user sees of a lab from outside.</summary>
internal sealed class LabProcess : IDisposable
{
    // A lab that hangs shall end the test some day; a busy machine shall not.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _linesPrinted = new();
    private int _lines;
    private int _awaitedLines = 1;

    /// <param name="assembly">The lab's assembly.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="largestFile">KiB that a file may grow to; writing more fails, as on a full disk. Not on Windows. Null: no limit.</param>
    /// <param name="environment">Variables beside the test's own.</param>
    public LabProcess(string assembly, string[] arguments, string folder, int? largestFile, params (string Name, string Value)[] environment)
    {
        string[] command = [Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"), "exec", assembly, .. arguments];
        if (largestFile is { } limit)
            command = ["/bin/bash", "-c", $"trap '' XFSZ; ulimit -f {limit}; exec \"$@\"", "bash", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.Environment.Remove("LABS_ENGINE");
        if (largestFile is not null)
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";   // else the runtime keeps its code in a file, under the same limit
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _output = ReadLines();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public LabProcess(string assembly, string[] arguments, string folder, params (string Name, string Value)[] environment)
        : this(assembly, arguments, folder, largestFile: null, environment)
    {
    }

    /// <summary>As above, of a command line without quotes.</summary>
    public LabProcess(string assembly, string arguments, string folder, params (string Name, string Value)[] environment)
        : this(assembly, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), folder, environment)
    {
    }

    public static (int ExitCode, string Output, string Errors) Run(string assembly, string arguments, string folder, params (string, string)[] environment)
    {
        using var process = new LabProcess(assembly, arguments, folder, environment);
        return process.WaitForExit();
    }

    /// <summary>Waits until the lab has printed the losses of so many steps, or has ended.</summary>
    public void WaitForLosses(int count = 1)
    {
        lock (_gate)
        {
            _awaitedLines = count;
            if (_lines >= count)
                _linesPrinted.TrySetResult();
        }
        Assert.True(_linesPrinted.Task.Wait(Patience));
    }

    public void Signal(PosixSignal signal)
    {
        using var kill = Process.Start("kill", [signal == PosixSignal.SIGINT ? "-INT" : "-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends the process at once; it is not asked.</summary>
    public void Kill() => _process.Kill();

    public (int ExitCode, string Output, string Errors) WaitForExit()
    {
        Assert.True(_process.WaitForExit(Patience));
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
        var text = new StringBuilder();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            lock (_gate)
            {
                if (line.StartsWith("Iter", StringComparison.Ordinal) || line.StartsWith("Epoch: ", StringComparison.Ordinal))
                    _lines++;
                if (_lines == _awaitedLines)
                    _linesPrinted.TrySetResult();
            }
        }
        _linesPrinted.TrySetResult();
        return text.ToString();
    }
}
