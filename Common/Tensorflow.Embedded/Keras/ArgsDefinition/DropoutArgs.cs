namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a dropout layer.</summary>
public class DropoutArgs : AutoSerializeLayerArgs
{
    /// <summary>The share of the inputs that is dropped, 0 to 1.</summary>
    public float Rate { get; set; }

    /// <summary>The shape of the mask, broadcast to the inputs'; null: the inputs'.</summary>
    public Shape? NoiseShape { get; set; }

    public int? Seed { get; set; }

    public bool SupportsMasking { get; set; } = true;
}
