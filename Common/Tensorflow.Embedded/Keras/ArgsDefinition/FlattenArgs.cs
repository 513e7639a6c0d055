namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a flatten layer.</summary>
public class FlattenArgs : AutoSerializeLayerArgs
{
    /// <summary><c>channels_last</c> (also where null) or <c>channels_first</c>.</summary>
    public string? DataFormat { get; set; }
}
