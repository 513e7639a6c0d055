using System.ComponentModel;
using System.Reflection;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Labs.Common;

/// <summary>An error as the user sees it: one line on standard error, with the stack trace below it where <c>--verbose</c> asks for it.</summary>
internal static class ErrorLine
{
    // The system's own words for EMFILE.
    private const string NoDescriptor = "Too many open files";

    // Where .NET's console needs a thread more than the user may have: EAGAIN.
    private static bool MeansNoThread(Exception error) => Cause(error) switch
    {
        Win32Exception { NativeErrorCode: 11 or 35 } => true,
        OutOfMemoryException none => none.StackTrace?.Contains("Thread.Start", StringComparison.Ordinal) == true,
        IOException { HResult: 11 or 35 } none => none.StackTrace?.Contains("PosixSignalRegistration", StringComparison.Ordinal) == true,
        _ => false,
    };

    public static void Write(Exception error, bool verbose)
    {
        try
        {
            Console.Out.Flush();
            Console.Error.WriteLine(Words.Of("error: " + Of(error)));
            if (verbose)
                Console.Error.WriteLine(error);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or TypeInitializationException or Win32Exception or OutOfMemoryException)
        {
            // The terminal is gone, or standard error was never open; the exit code still tells. .NET's console needs a file descriptor or a thread more, though, which there may not be.
            if (!OperatingSystem.IsWindows() && (Cause(gone) is Win32Exception or OutOfMemoryException or IOException { HResult: 11 or 35 } || gone.ToString().Contains(NoDescriptor, StringComparison.Ordinal)))
                WriteWithoutConsole(Words.Of("error: " + Of(error)));
        }
    }

    private static void WriteWithoutConsole(string line)
    {
        try
        {
            using var standardError = new SafeFileHandle(2, ownsHandle: false);
            using var stream = new FileStream(standardError, FileAccess.Write, bufferSize: 0);
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // As above.
        }
    }

    public static string Of(Exception error)
    {
        var cause = Cause(error);
        if (MeansNoThread(cause)) return "threads (ulimit -u): found no leave for another one, expected it for 16 or more";
        var text = string.Join(" ", cause.Message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return text.Length > 0 ? text : cause.GetType().Name;
    }

    /// <summary>The exception that says what happened, out of those that only say where it was met.</summary>
    public static Exception Cause(Exception error) => error switch
    {
        TypeInitializationException { InnerException: { } inner } => Cause(inner),
        TargetInvocationException { InnerException: { } inner } => Cause(inner),
        AggregateException { InnerException: { } inner } => Cause(inner),
        _ => error,
    };
}
