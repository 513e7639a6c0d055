namespace Labs.Common;

/// <summary>A command line that cannot be used. The message is one line: the option, what was found and what was expected. Exit code 2.</summary>
public sealed class UsageException : Exception
{
    /// <param name="message">One line for the user.</param>
    public UsageException(string message) : base(message) { }

    internal static UsageException For(string option, string found, string expected) =>
        new($"{option}: found {found}, expected {expected}");
}
