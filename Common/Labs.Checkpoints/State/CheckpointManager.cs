using Labs.Checkpoints.Bundle;

namespace Labs.Checkpoints;

/// <summary>
/// Keeps the newest checkpoints of a directory and its <c>checkpoint</c> file, as <c>tf.train.CheckpointManager</c> does; it goes on from what that file says.
/// Each checkpoint may have a second bundle beside it, <c>name.resume</c>, which Python's TensorFlow does not see: what resuming needs besides the model.
/// One manager per directory at a time, which a <see cref="CheckpointFolderClaim"/> sees to; without one a directory is taken for the time of each save, so that a save never deletes what
/// another is about to write. One thread at a time.
/// </summary>
public sealed class CheckpointManager
{
    private readonly Checkpoint checkpoint;
    private readonly TimeProvider time;
    // A save takes seconds; whoever has the directory for longer is another run.
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
    // Oldest first: prefix and time of writing.
    private readonly List<(string Prefix, double Timestamp)> kept = [];
    private readonly double lastPreserved;
    // Whether the directory is this run's own for as long as it goes on.
    private readonly bool claimed;

    /// <summary>A manager for <paramref name="directory"/>, which is created when the first checkpoint is saved.</summary>
    /// <param name="checkpoint">What is saved.</param>
    /// <param name="directory">Where; only files in it are deleted.</param>
    /// <param name="maxToKeep">How many checkpoints are kept; null: all.</param>
    /// <param name="time">The clock of the timestamps; the system's by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxToKeep"/> is not positive.</exception>
    public CheckpointManager(Checkpoint checkpoint, string directory, int? maxToKeep = 3, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (maxToKeep is { } most) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most, nameof(maxToKeep));
        this.checkpoint = checkpoint;
        this.time = time ?? TimeProvider.System;
        Directory = directory;
        MaxToKeep = maxToKeep;

        // Back by a second, as TensorFlow's manager: a checkpoint of this instant must count as newer.
        lastPreserved = Now() - 1;
        if (TryReadState() is not { } state) return;
        lastPreserved = Math.Min(state.LastPreservedTimestamp ?? 0, Now());
        for (var i = 0; i < state.AllModelCheckpointPaths.Count; i++)
            kept.Add((state.AllModelCheckpointPaths[i], i < state.AllModelCheckpointTimestamps.Count ? state.AllModelCheckpointTimestamps[i] : Now()));
    }

    /// <summary>A manager for a directory that is this run's own.</summary>
    /// <param name="checkpoint">What is saved.</param>
    /// <param name="folder">Where. It is not disposed with the manager.</param>
    /// <param name="maxToKeep">How many checkpoints are kept; null: all.</param>
    /// <param name="time">The clock of the timestamps; the system's by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxToKeep"/> is not positive.</exception>
    public CheckpointManager(Checkpoint checkpoint, CheckpointFolderClaim folder, int? maxToKeep = 3, TimeProvider? time = null)
        : this(checkpoint, (folder ?? throw new ArgumentNullException(nameof(folder))).Directory, maxToKeep, time) => claimed = true;

    /// <summary>Where the checkpoints lie.</summary>
    public string Directory { get; }

    /// <summary>How many checkpoints are kept; null: all.</summary>
    public int? MaxToKeep { get; }

    /// <summary>Prefixes of the checkpoints kept, the oldest first.</summary>
    public IReadOnlyList<string> Checkpoints => [.. kept.Select(entry => entry.Prefix)];

    /// <summary>The newest checkpoint's prefix; null where there is none.</summary>
    public string? LatestCheckpoint => kept.Count > 0 ? kept[^1].Prefix : null;

    /// <summary>The prefix of a checkpoint's second bundle: <c>logs/nn_relu-468-1.resume</c>.</summary>
    public static string ResumePrefix(string prefix) => prefix + BundleFiles.ResumeSuffix;

    /// <summary>
    /// Writes the second bundle, then the checkpoint, then the state file, then deletes the oldest checkpoints above <see cref="MaxToKeep"/>. One that cannot be deleted
    /// now stays in the list and is tried again at the next save.
    /// </summary>
    /// <param name="name">The checkpoint's name without its number: <c>nn_relu-468</c>.</param>
    /// <param name="resume">Adds tensors to the second bundle; null: there is none.</param>
    /// <param name="number">The number behind the name; by default the checkpoint's <see cref="Checkpoint.SaveCounter"/>, which is counted up in any case.</param>
    /// <returns>The checkpoint's prefix, <c>logs/nn_relu-468-1</c>.</returns>
    /// <exception cref="CheckpointException">
    /// A file cannot be written. The checkpoints before are as they were, and nothing of the new one is left; but where one of the same name is replaced
    /// together with its second bundle, that one is gone, since half of each would be wrong.
    /// </exception>
    public string Save(string name, Action<BundleWriter>? resume = null, long? number = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (claimed) return SaveNow(name, resume, number);
        FileOperations.Writing(Directory, () => checkpoint.Files.CreateDirectory(Directory));
        using var held = CheckpointFolderClaim.ForOneSave(Directory, Patience);
        return SaveNow(name, resume, number);
    }

    private string SaveNow(string name, Action<BundleWriter>? resume, long? number)
    {
        DeleteLeftovers();
        var before = kept.ToList();
        string prefix;
        try
        {
            prefix = checkpoint.SaveCounted(counter => Path.Combine(Directory, $"{name}-{number ?? counter}"), prefix =>
            {
                WriteResume(prefix, resume);
                checkpoint.Write(prefix);
                kept.RemoveAll(entry => entry.Prefix == prefix);
                kept.Add((prefix, Now()));
                // Before anything is deleted, so that a process killed while deleting leaves a state file that names the new checkpoint.
                WriteState();
            });
        }
        catch
        {
            kept.Clear();
            kept.AddRange(before);
            throw;
        }
        if (Sweep()) WriteState();
        return prefix;
    }

    /// <summary>
    /// The newest checkpoint of which every byte is as it was written; null where there is none. Checkpoints are tried from the newest to the oldest; where there is no state
    /// file, or none that can be understood, those that lie in the directory are, by their time of writing. Where the directory is this run's own, one that no state file names is one of
    /// <see cref="Checkpoints"/> from now on, and where the newest is whole, what a killed process left undeleted above <see cref="MaxToKeep"/> is deleted.
    /// </summary>
    /// <param name="withResume">Whether the second bundle must be there, and whole, too.</param>
    /// <param name="damaged">Is told of each checkpoint that was passed over, and of a state file that cannot be understood.</param>
    public string? LatestVerified(bool withResume = false, Action<DamagedCheckpoint>? damaged = null)
    {
        IEnumerable<string> candidates;
        try
        {
            var state = CheckpointState.Read(Directory);
            candidates = state is null ? Found() : state.AllModelCheckpointPaths.Append(state.ModelCheckpointPath).Reverse().Distinct();
        }
        catch (CheckpointException e)
        {
            damaged?.Invoke(new DamagedCheckpoint(Path.Combine(Directory, CheckpointState.FileName), e.Message));
            candidates = Found();
        }
        foreach (var prefix in candidates)
            try
            {
                Verify(prefix, withResume);
                TakeOver(prefix);
                return prefix;
            }
            catch (CheckpointException e)
            {
                damaged?.Invoke(new DamagedCheckpoint(prefix, e.Message));
            }
        return null;
    }

    private void TakeOver(string whole)
    {
        if (!claimed) return;
        // One that a process wrote before it was killed, without a state file that names it: the run that goes on from it counts it with its own, or it would lie there forever.
        if (kept.Count == 0) kept.Add((whole, Now()));
        // A process that was killed between the state file and the deletion of the oldest left one too many; a run that has nothing left to save would leave it too. Only where the newest is whole.
        if (whole != LatestCheckpoint) return;
        try
        {
            if (Sweep()) WriteState();
        }
        catch (CheckpointException)
        {
            // The next save tries again.
        }
    }

    private static void Verify(string prefix, bool withResume)
    {
        using (var reader = new BundleReader(prefix))
        {
            reader.Verify();
            ObjectGraph.Read(reader);
        }
        if (!withResume) return;
        using var resume = new BundleReader(ResumePrefix(prefix));
        resume.Verify();
    }

    private double Now() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    private CheckpointState? TryReadState()
    {
        try
        {
            return CheckpointState.Read(Directory);
        }
        catch (CheckpointException)
        {
            // LatestVerified reports it; the next save writes a new one.
            return null;
        }
    }

    private IEnumerable<string> Found() => !System.IO.Directory.Exists(Directory) ? [] :
        System.IO.Directory.EnumerateFiles(Directory, "*.index")
            .OrderByDescending(File.GetLastWriteTimeUtc).ThenByDescending(path => path, StringComparer.Ordinal)
            .Select(path => path[..^".index".Length])
            .Where(prefix => !prefix.EndsWith(BundleFiles.ResumeSuffix, StringComparison.Ordinal));

    private void WriteResume(string prefix, Action<BundleWriter>? resume)
    {
        var stale = resume is null ? BundleFiles.Existing(ResumePrefix(prefix)) : BundleFiles.Existing(prefix).Take(1);
        // One of the same name: its model must not be found beside the new second bundle, nor the new model beside its second bundle.
        FileOperations.Writing(prefix, () => stale.ToList().ForEach(checkpoint.Files.Delete));
        if (resume is null) return;
        using var writer = new BundleWriter(ResumePrefix(prefix), checkpoint.Durable, checkpoint.Files);
        resume(writer);
        writer.Commit();
    }

    private void WriteState() => new CheckpointState
    {
        ModelCheckpointPath = Relative(kept[^1].Prefix),
        AllModelCheckpointPaths = [.. kept.Select(entry => Relative(entry.Prefix))],
        AllModelCheckpointTimestamps = [.. kept.Select(entry => entry.Timestamp)],
        LastPreservedTimestamp = lastPreserved,
    }.Write(Directory, checkpoint.Durable, checkpoint.Files);

    private string Relative(string prefix) => Path.GetRelativePath(Directory, prefix);

    /// <summary>Whether a checkpoint was deleted.</summary>
    private bool Sweep()
    {
        var surplus = kept.Take(Math.Max(0, kept.Count - (MaxToKeep ?? kept.Count))).ToList();
        return kept.RemoveAll(surplus.FindAll(entry => Delete(entry.Prefix)).Contains) > 0;
    }

    /// <summary>Whether nothing of a checkpoint is left. One outside the directory (the state file may name any) stays, and is forgotten.</summary>
    private bool Delete(string prefix)
    {
        var inside = Path.GetRelativePath(Directory, prefix) is var relative && !Path.IsPathRooted(relative) && !relative.StartsWith("..", StringComparison.Ordinal);
        if (!inside) return true;
        try
        {
            BundleFiles.WithResume(prefix).ForEach(checkpoint.Files.Delete);
            return true;
        }
        catch (Exception e) when (CheckpointException.IsFileError(e))
        {
            return false;
        }
    }

    /// <summary>Temporary files of a process that was killed while it saved.</summary>
    private void DeleteLeftovers()
    {
        if (!System.IO.Directory.Exists(Directory)) return;
        foreach (var path in System.IO.Directory.EnumerateFiles(Directory, $"*{BundleFiles.TemporarySuffix}*").ToList()) checkpoint.Files.TryDelete(path);
    }
}
