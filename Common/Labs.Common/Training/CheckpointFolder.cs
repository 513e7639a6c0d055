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
        new CheckpointManager(new Checkpoint(new TrackableNode()), checkpoint_dir).LatestVerified(withResume: true, Warn) is { } prefix
            ? new CheckpointState { ModelCheckpointPath = prefix, AllModelCheckpointPaths = [prefix] }
            : null;

    /// <summary>Says of a damaged checkpoint that it is passed over.</summary>
    internal static void Warn(DamagedCheckpoint damaged) => Console.Error.WriteLine($"warning: {damaged.Reason}; the checkpoint before it is taken");
}
