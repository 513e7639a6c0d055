using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a normalisation of each example, with Keras' defaults.</summary>
public class LayerNormalizationArgs : AutoSerializeLayerArgs
{
    /// <summary>The axes that are normalised over; by default the last.</summary>
    public Axis Axis { get; set; } = -1;

    /// <summary>Of beta; by default zeros.</summary>
    public IInitializer BetaInitializer { get; set; } = new Zeros();

    /// <summary>Has to be null.</summary>
    public IRegularizer? BetaRegularizer { get; set; }

    /// <summary>Whether there is a beta.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Added to the variance.</summary>
    public float Epsilon { get; set; } = 1e-3f;

    /// <summary>Of gamma; by default ones.</summary>
    public IInitializer GammaInitializer { get; set; } = new Ones();

    /// <summary>Has to be null.</summary>
    public IRegularizer? GammaRegularizer { get; set; }

    /// <summary>Whether there is a gamma.</summary>
    public bool Scale { get; set; } = true;
}
