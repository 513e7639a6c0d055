namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of an input layer.</summary>
public class InputLayerArgs : LayerArgs
{
    internal InputLayerArgs()
    {
    }
}
