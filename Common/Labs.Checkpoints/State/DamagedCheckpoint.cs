namespace Labs.Checkpoints;

/// <summary>A checkpoint, or the state file, that cannot be used. Never changes; any number of threads may use it.</summary>
/// <param name="Path">The checkpoint's prefix or the state file.</param>
/// <param name="Reason">One line: which file, what was found, what was expected.</param>
public sealed record DamagedCheckpoint(string Path, string Reason);
