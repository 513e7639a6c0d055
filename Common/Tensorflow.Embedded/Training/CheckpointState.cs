using Google.Protobuf.Collections;

namespace Tensorflow;

/// <summary>Which checkpoints a folder has, and which is the latest.</summary>
public sealed class CheckpointState : IEquatable<CheckpointState>
{
    internal CheckpointState(Labs.Checkpoints.CheckpointState state)
    {
        ModelCheckpointPath = state.ModelCheckpointPath;
        AllModelCheckpointPaths.AddRange(state.AllModelCheckpointPaths);
        AllModelCheckpointTimestamps.AddRange(state.AllModelCheckpointTimestamps);
        LastPreservedTimestamp = state.LastPreservedTimestamp ?? 0;
    }

    /// <summary>Prefixes of all, the oldest first.</summary>
    public RepeatedField<string> AllModelCheckpointPaths { get; } = [];

    /// <summary>When each was written, in seconds since 1970.</summary>
    public RepeatedField<double> AllModelCheckpointTimestamps { get; } = [];

    /// <summary>When the last one that is kept for ever was written, in seconds since 1970.</summary>
    public double LastPreservedTimestamp { get; set; }

    /// <summary>The latest one's prefix.</summary>
    public string ModelCheckpointPath { get; set; }

    bool IEquatable<CheckpointState>.Equals(CheckpointState? other) => Equals((object?)other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CheckpointState other && ModelCheckpointPath == other.ModelCheckpointPath && LastPreservedTimestamp.Equals(other.LastPreservedTimestamp)
        && AllModelCheckpointPaths.Equals(other.AllModelCheckpointPaths) && AllModelCheckpointTimestamps.Equals(other.AllModelCheckpointTimestamps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ModelCheckpointPath, AllModelCheckpointPaths, LastPreservedTimestamp);
}
