using Tensorflow.Train;

namespace Tensorflow.Training;

/// <summary>What a checkpoint can hold.</summary>
public interface IWithTrackable
{
    /// <summary>What it tracks.</summary>
    Trackable GetTrackable();
}
