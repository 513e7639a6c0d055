using System.Reflection;

namespace Labs.Common;

/// <summary>An error as the user sees it: one line on standard error, with the stack trace below it where <c>--verbose</c> asks for it.</summary>
internal static class ErrorLine
{
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
            // The terminal is gone, or standard error was never open; the exit code still tells.
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
