namespace Labs.Common.Data;

/// <summary>Data that cannot be read, fetched or written. The message is one line: what, where, what was found and what was expected.</summary>
public sealed class DataException : Exception
{
    /// <param name="message">One line for the user.</param>
    /// <param name="innerException">What the system said, for <c>--verbose</c>.</param>
    public DataException(string message, Exception? innerException = null) : base(message, innerException) { }
}
