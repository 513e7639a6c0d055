using Labs.Checkpoints;

namespace Labs.Common;

/// <summary>A run's folder of checkpoints.</summary>
public static class CheckpointFolder
{
    /// <summary>
    /// tf.train.get_checkpoint_state: which checkpoint is the newest. Unlike there every byte of it is as it was written: one that is damaged is told of and passed over.
    /// </summary>
    /// <returns>Null where there is none.</returns>
    public static CheckpointState? get_checkpoint_state(string checkpoint_dir) =>
        Newest(checkpoint_dir, damaged => Console.Error.WriteLine($"warning: {damaged.Reason}; the checkpoint before it is taken")) is { } prefix
            ? new CheckpointState { ModelCheckpointPath = prefix, AllModelCheckpointPaths = [prefix] }
            : null;

    /// <summary>The prefix of the newest checkpoint that is whole, with what resuming needs; null: there is none.</summary>
    private static string? Newest(string directory, Action<DamagedCheckpoint>? damaged) =>
        new CheckpointManager(new Checkpoint(new TrackableNode()), directory).LatestVerified(withResume: true, damaged);
}
