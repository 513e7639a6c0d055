namespace Labs.KerasFiles;

/// <summary>
/// A Keras file that cannot be read or written. The message is one line: which file, what was found, what was expected.
/// </summary>
public sealed class KerasFileException : Exception
{
    /// <summary>An exception with a one-line message.</summary>
    public KerasFileException(string message) : base(message) { }

    /// <summary>An exception with a one-line message and what caused it.</summary>
    public KerasFileException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>An exception without a message of its own.</summary>
    public KerasFileException() { }

    /// <summary>The file; null where the message alone says it.</summary>
    public string? FilePath { get; init; }

    /// <summary>'path' and what is the matter with it, in one line.</summary>
    internal static KerasFileException Of(string path, string what, Exception? cause = null) => new($"'{path}' {OneLine(what)}", cause) { FilePath = path };

    /// <summary>What the runtime or a library says of a failure, on one line and without its full stop.</summary>
    internal static string Reason(Exception failure) => OneLine(failure.Message).TrimEnd('.', ' ');

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
