using System.Text;
using Labs.Checkpoints.Bundle;
using Labs.Checkpoints.State;

namespace Labs.Checkpoints;

/// <summary>
/// The file <c>checkpoint</c> of a directory: which checkpoints there are and which is the latest. Python's TensorFlow reads and writes the same file.
/// Never changes; any number of threads may use it.
/// </summary>
public sealed record CheckpointState
{
    /// <summary>The file's name.</summary>
    public const string FileName = "checkpoint";

    /// <summary>The latest checkpoint's prefix, relative to the directory as a rule.</summary>
    public required string ModelCheckpointPath { get; init; }

    /// <summary>All checkpoints, the oldest first.</summary>
    public IReadOnlyList<string> AllModelCheckpointPaths { get; init; } = [];

    /// <summary>When each was written, in seconds since 1970; empty where nobody says.</summary>
    public IReadOnlyList<double> AllModelCheckpointTimestamps { get; init; } = [];

    /// <summary>When the last checkpoint that is kept for ever was written, in seconds since 1970.</summary>
    public double? LastPreservedTimestamp { get; init; }

    /// <summary>
    /// What the file in <paramref name="directory"/> says, as <c>tf.train.get_checkpoint_state</c>: relative paths are joined to the directory. Null where there is no file.
    /// </summary>
    /// <param name="directory">Where the checkpoints are.</param>
    /// <param name="fileName">The file's name.</param>
    /// <exception cref="CheckpointException">The file cannot be read or understood.</exception>
    public static CheckpointState? Read(string directory, string fileName = FileName)
    {
        var path = Path.Combine(directory, fileName);
        try
        {
            var state = CheckpointStateText.Parse(File.ReadAllText(path));
            return state with
            {
                ModelCheckpointPath = Path.Combine(directory, state.ModelCheckpointPath),
                AllModelCheckpointPaths = [.. state.AllModelCheckpointPaths.Select(relative => Path.Combine(directory, relative))],
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (InvalidDataException e)
        {
            throw new CheckpointException($"'{path}' is no checkpoint state: {e.Message}.", e);
        }
        catch (Exception e) when (CheckpointException.IsFileError(e))
        {
            throw new CheckpointException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The latest checkpoint's prefix, as <c>tf.train.latest_checkpoint</c>; null where there is no state file or no such checkpoint.</summary>
    /// <exception cref="CheckpointException">The state file cannot be read or understood.</exception>
    /// <param name="directory">Where the checkpoints are.</param>
    /// <param name="fileName">The state file's name.</param>
    public static string? LatestCheckpoint(string directory, string fileName = FileName) =>
        Read(directory, fileName)?.ModelCheckpointPath is { } prefix && File.Exists(BundleFiles.Index(prefix)) ? prefix : null;

    /// <summary>Writes the file into <paramref name="directory"/> under a temporary name, then renames it.</summary>
    /// <param name="directory">The directory, which exists.</param>
    /// <param name="durable">Whether to wait for the disk before the file gets its name.</param>
    /// <exception cref="CheckpointException">The file cannot be written; the one before is as it was.</exception>
    public void Write(string directory, bool durable = false) => Write(directory, durable, FileOperations.System);

    internal void Write(string directory, bool durable, FileOperations files)
    {
        var path = Path.Combine(directory, FileName);
        if (Path.GetFileName(ModelCheckpointPath) == FileName && BundleFiles.DirectoryOf(Path.Combine(directory, ModelCheckpointPath)) == BundleFiles.DirectoryOf(path))
            throw new ArgumentException($"A checkpoint cannot be called '{FileName}': that is the state file's name.");
        var temporary = BundleFiles.Temporary(path);
        try
        {
            FileOperations.Writing(path, () =>
            {
                using (var file = files.Create(temporary))
                {
                    file.Write(Encoding.UTF8.GetBytes(ToString()));
                    if (durable) files.Sync(file);
                }
                files.Rename(temporary, path);
            });
        }
        catch
        {
            files.TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Reads the file's text; paths stay as they are.</summary>
    /// <exception cref="CheckpointException">The text is no checkpoint state; the message says in which line.</exception>
    public static CheckpointState Parse(string text)
    {
        try
        {
            return CheckpointStateText.Parse(text);
        }
        catch (InvalidDataException e)
        {
            throw new CheckpointException($"The text is no checkpoint state: {e.Message}.", e);
        }
    }

    /// <summary>The file's text.</summary>
    public override string ToString() => CheckpointStateText.Format(this);
}
