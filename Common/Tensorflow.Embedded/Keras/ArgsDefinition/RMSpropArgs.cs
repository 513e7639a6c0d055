namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of RMSprop, with Keras' defaults.</summary>
public class RMSpropArgs : OptimizerV2Args
{
    /// <summary>What the mean of squared gradients keeps of itself in each step; by default .9.</summary>
    public float RHO { get; set; } = 0.9f;

    /// <summary>Share of the last update that is added to this one; by default 0.</summary>
    public float Momentum { get; set; }

    /// <summary>Keeps the divisor from zero; by default 1e-7.</summary>
    public float Epsilon { get; set; } = 1e-7f;

    /// <summary>Whether gradients are divided by their standard deviation instead of the root of their mean square.</summary>
    public bool Centered { get; set; }
}
