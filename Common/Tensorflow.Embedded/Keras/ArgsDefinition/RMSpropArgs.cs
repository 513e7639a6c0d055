namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of RMSprop, with Keras' defaults.</summary>
public class RMSpropArgs : OptimizerV2Args
{
    public float RHO { get; set; } = 0.9f;

    public float Momentum { get; set; }

    public float Epsilon { get; set; } = 1e-7f;

    public bool Centered { get; set; }
}
