using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RunLabs;

/// <summary>A program started by this one. Ctrl+C ends it first and then this one.</summary>
internal static class Child
{
    // On a terminal the child has got Ctrl+C as well; one that has not ended by then is told.
    private static readonly TimeSpan BeforeTerminating = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BeforeKilling = TimeSpan.FromMilliseconds(900);

    private const int Sigterm = 15;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="line">Takes its output and errors line by line, on other threads; null: they go to this program's own.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed; the child has ended.</exception>
    public static int Run(string command, IEnumerable<string> arguments, Action<string>? line = null)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = line is not null, RedirectStandardError = line is not null };
        using var ended = new ManualResetEventSlim();
        var interrupted = false;
        using var process = new Process { StartInfo = start };
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted = true;
            new Thread(() => End(process, ended)) { IsBackground = true }.Start();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        Console.Out.Flush();
        process.Start();
        if (line is not null)
        {
            process.OutputDataReceived += (_, e) => Pass(e.Data);
            process.ErrorDataReceived += (_, e) => Pass(e.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }
        // With a limit, however long, this does not wait for the pipes' ends too, which a build server that stays behind would hold open.
        process.WaitForExit(int.MaxValue);
        var code = process.ExitCode;
        ended.Set();
        if (interrupted)
            throw new OperationCanceledException("interrupted");
        return code;

        void Pass(string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                line(text);
        }
    }

    private static void End(Process process, ManualResetEventSlim ended)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && !ended.Wait(BeforeTerminating))
                _ = Kill(process.Id, Sigterm);
            if (!ended.Wait(BeforeKilling))
                process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}
