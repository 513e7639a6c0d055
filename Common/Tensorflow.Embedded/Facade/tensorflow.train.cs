using Labs.Checkpoints;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.train.</summary>
    public train_internal train { get; } = new();

    /// <summary>tf.train: where checkpoints are.</summary>
    public class train_internal
    {
        /// <summary>What the <c>checkpoint</c> file of a folder says, its paths joined to the folder.</summary>
        /// <param name="checkpoint_dir">The folder.</param>
        /// <param name="latest_filename">The file's name; null: checkpoint.</param>
        /// <returns>Null where there is no such file.</returns>
        /// <exception cref="ValueError">The file cannot be read or understood.</exception>
        public CheckpointState? get_checkpoint_state(string checkpoint_dir, string? latest_filename = null)
        {
            var state = Guarded(() => Labs.Checkpoints.CheckpointState.Read(checkpoint_dir, latest_filename ?? Labs.Checkpoints.CheckpointState.FileName));
            return state is null ? null : new CheckpointState(state);
        }

        /// <summary>The latest checkpoint's prefix, as its <c>checkpoint</c> file names it.</summary>
        /// <param name="checkpoint_dir">The folder.</param>
        /// <param name="latest_filename">The file's name; null: checkpoint.</param>
        /// <returns>Null where there is none.</returns>
        /// <exception cref="ValueError">The file cannot be read or understood.</exception>
        public string? latest_checkpoint(string checkpoint_dir, string? latest_filename = null) =>
            Guarded(() => Labs.Checkpoints.CheckpointState.LatestCheckpoint(checkpoint_dir, latest_filename ?? Labs.Checkpoints.CheckpointState.FileName));

        private static T Guarded<T>(Func<T> read)
        {
            try
            {
                return read();
            }
            catch (CheckpointException failure)
            {
                throw new ValueError(failure.Message);
            }
        }
    }
}
