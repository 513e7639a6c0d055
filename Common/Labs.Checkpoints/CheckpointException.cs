namespace Labs.Checkpoints;

/// <summary>
/// A checkpoint that cannot be read, written or restored. The message is one line: which file, what was found, what was expected.
/// </summary>
public sealed class CheckpointException : Exception
{
    /// <summary>An exception with a one-line message.</summary>
    public CheckpointException(string message) : base(message) { }

    /// <summary>An exception with a one-line message and what caused it, mostly an <see cref="IOException"/>.</summary>
    public CheckpointException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>An exception without a message of its own.</summary>
    public CheckpointException() { }

    /// <summary>The file or prefix that it is about; null where the message alone says it.</summary>
    public string? FilePath { get; init; }

    /// <summary>The tensor that it is about; null where it is about no single one.</summary>
    public string? TensorKey { get; init; }

    /// <summary>True for what a file system refuses: no space, no such file, no permission.</summary>
    internal static bool IsFileError(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException;
}
