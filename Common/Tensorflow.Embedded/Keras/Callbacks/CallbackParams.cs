using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Callbacks;

/// <summary>What a callback is told of the run.</summary>
public class CallbackParams
{
    public IModel Model { get; set; } = null!;

    public int Verbose { get; set; }

    public int Epochs { get; set; }

    /// <summary>Steps per epoch.</summary>
    public long Steps { get; set; }
}
