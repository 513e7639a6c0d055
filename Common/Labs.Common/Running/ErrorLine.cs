using System.Reflection;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Labs.Common;

/// <summary>An error as the user sees it: one line on standard error, with the stack trace below it where <c>--verbose</c> asks for it.</summary>
internal static class ErrorLine
{
    // The system's own words for EMFILE.
    private const string NoDescriptor = "Too many open files";

    public static void Write(Exception error, bool verbose)
    {
        try
        {
            Console.Out.Flush();
            Console.Error.WriteLine(Words.Of("error: " + Of(error)));
            if (verbose)
                Console.Error.WriteLine(error);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or TypeInitializationException)
        {
            // The terminal is gone, or standard error was never open; the exit code still tells. .NET's console needs a file descriptor more, though, which there may not be.
            if (!OperatingSystem.IsWindows() && gone.ToString().Contains(NoDescriptor, StringComparison.Ordinal))
                WriteWithoutDescriptor(Words.Of("error: " + Of(error)));
        }
    }

    private static void WriteWithoutDescriptor(string line)
    {
        try
        {
            using var standardError = new SafeFileHandle(2, ownsHandle: false);
            RandomAccess.Write(standardError, Encoding.UTF8.GetBytes(line + "\n"), 0);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // As above.
        }
    }

    public static string Of(Exception error)
    {
        var cause = Cause(error);
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
