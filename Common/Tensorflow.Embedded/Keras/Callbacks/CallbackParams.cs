using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Callbacks;

/// <summary>What a callback is told of the run.</summary>
public class CallbackParams
{
    /// <summary>The model that runs.</summary>
    public IModel Model { get; set; } = null!;

    /// <summary>0: prints nothing, 1: a bar, 2: a line per epoch.</summary>
    public int Verbose { get; set; }

    /// <summary>How many epochs are asked for.</summary>
    public int Epochs { get; set; }

    /// <summary>Steps per epoch.</summary>
    public long Steps { get; set; }
}
