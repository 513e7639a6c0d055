namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a softmax layer.</summary>
public class SoftmaxArgs : AutoSerializeLayerArgs
{
    internal SoftmaxArgs()
    {
    }

    /// <summary>The axis along which the outputs sum to 1.</summary>
    internal Axis Axis { get; set; } = -1;
}
