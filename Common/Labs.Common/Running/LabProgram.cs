using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Labs.Common;

/// <summary>What stands around a lab: command line, first and last line, results file, Ctrl+C, errors in one line.</summary>
public static class LabProgram
{
    /// <summary>A run that ended well.</summary>
    public const int Succeeded = 0;

    /// <summary>A run that failed, or whose logs could not be written.</summary>
    public const int Failed = 1;

    /// <summary>A command line that cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>A run ended by Ctrl+C or a request to terminate.</summary>
    public const int Interrupted = 130;

    // Ctrl+C has to end the program within a second, whatever the lab is doing.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <summary>Runs a lab: <c>return LabProgram.Run(args, command, lab => { ... });</c></summary>
    /// <param name="args">The command line.</param>
    /// <param name="command">What the command line may hold.</param>
    /// <param name="body">The lab itself. It prints with <see cref="Console"/>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, LabCommand command, Action<Lab> body)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(body);
        Words.Choose(args);
        try
        {
            return RunOrHelp(args, command, body);
        }
#pragma warning disable CA1031 // What is missing before a lab begins, file descriptors or threads, is told in one line too.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Fail(error, verbose: args.Contains("--verbose"));
        }
    }

    private static int RunOrHelp(string[] args, LabCommand command, Action<Lab> body)
    {
        var asksForHelp = CommandLineParser.AsksForHelp(args);
        var asksForVersion = CommandLineParser.AsksForVersion(args);
        if (!asksForHelp && !asksForVersion)
            LoadAhead.Begin();
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if (Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage)
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        if (asksForHelp)
        {
            Console.Write(LabOptions.Help(command));
            return Succeeded;
        }
        if (asksForVersion)
        {
            Console.WriteLine(CommandLineParser.Version(command.Name, body.Method.Module.Assembly));
            return Succeeded;
        }
        LabOptions options;
        Lab lab;
        try
        {
            options = LabOptions.Parse(args, command);
            EngineOption.Apply(options.Engine, options.Threads, options.Verbose);
            lab = new Lab(options, command, args);
        }
        catch (Exception error) when (error is UsageException or IOException)
        {
            return Fail(error, verbose: args.Contains("--verbose"));
        }
        using (lab)
            return Run(lab, body);
    }

    private static int Run(Lab lab, Action<Lab> body)
    {
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            Stop(lab);
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Interrupt);
        // An error on another thread than the lab's own ends the program too, and also in one line.
        void Crash(object sender, UnhandledExceptionEventArgs e) => Environment.Exit(Fail((Exception)e.ExceptionObject, lab.Options.Verbose));
        AppDomain.CurrentDomain.UnhandledException += Crash;
        try
        {
            lab.EngineVersion = LabEngine.Version();
            Console.WriteLine(Words.Of(LabEngine.Line(lab.Options.Engine, lab.EngineVersion)));
            lab.SayWhatItIs();
            body(lab);
            lab.End();
            return lab.LogsFailed ? Failed : Succeeded;
        }
        catch (OperationCanceledException) when (lab.IsInterrupted)
        {
            lab.SayInterrupted();
            return Interrupted;
        }
#pragma warning disable CA1031 // Whatever goes wrong is told to the user in one line.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Fail(error, lab.Options.Verbose);
        }
        finally
        {
            AppDomain.CurrentDomain.UnhandledException -= Crash;
        }
    }

    private static int Fail(Exception error, bool verbose)
    {
        try
        {
            ProgressBar.RemoveStanding();
        }
        catch (IOException)
        {
            // As below.
        }
        ErrorLine.Write(error, verbose);
        return ErrorLine.Cause(error) is UsageException ? Usage : Failed;
    }

    private static void Stop(Lab lab)
    {
        if (lab.IsInterrupted)
            Exit(lab);
        lab.Interrupt();
        // The training loop ends by itself at its next step; what is not in the loop, or in a very long step, is ended here.
        var last = new Thread(() =>
        {
            Thread.Sleep(Patience);
            Exit(lab);
        })
        { IsBackground = true, Name = "Last resort after Ctrl+C" };
        last.Start();
    }

    private static void Exit(Lab lab)
    {
        lab.SayInterrupted();
        Environment.Exit(Interrupted);
    }
}
