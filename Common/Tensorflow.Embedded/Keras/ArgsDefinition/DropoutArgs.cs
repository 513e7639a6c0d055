namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a dropout layer.</summary>
public class DropoutArgs : AutoSerializeLayerArgs
{
    /// <summary>The share of the inputs that is dropped, 0 to 1.</summary>
    public float Rate { get; set; }

    /// <summary>The shape of the mask, broadcast to the inputs'; null: the inputs'.</summary>
    public Shape? NoiseShape { get; set; }

    /// <summary>Op seed of the layer's stream; null: drawn from the stream of tf.set_random_seed in every call.</summary>
    public int? Seed { get; set; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public bool SupportsMasking { get; set; } = true;

    internal override LayerArgs Copy()
    {
        var copy = (DropoutArgs)base.Copy();
        copy.NoiseShape = NoiseShape?.Copy();
        return copy;
    }
}
