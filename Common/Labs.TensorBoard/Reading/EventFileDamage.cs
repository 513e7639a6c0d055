namespace Labs.TensorBoard;

/// <summary>What ends the readable part of an event file before the file's end. Never changes; any number of threads may use it.</summary>
/// <param name="Offset">Where the record begins that cannot be read: the number of bytes that can.</param>
/// <param name="IsTruncated">The file ends within the record: a writer may still be at work, or was killed.</param>
/// <param name="Message">One line: file, place, what was found, what was expected.</param>
public sealed record EventFileDamage(long Offset, bool IsTruncated, string Message);

/// <summary>All that can be read of an event file. Never changes; any number of threads may use it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Events">The events up to the last whole record.</param>
/// <param name="Damage">What ended the reading; null where the file ends with a whole record.</param>
public sealed record EventFileContents(string Path, IReadOnlyList<LoggedEvent> Events, EventFileDamage? Damage);
