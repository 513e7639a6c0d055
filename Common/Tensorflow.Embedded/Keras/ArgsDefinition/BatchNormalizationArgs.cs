using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of batch normalization, with Keras' defaults.</summary>
public class BatchNormalizationArgs : AutoSerializeLayerArgs
{
    /// <summary>The axis of the features; -1 (the default): the last.</summary>
    public Shape Axis { get; set; } = -1;

    /// <summary>What the moving statistics keep of themselves in each step; by default .99.</summary>
    public float Momentum { get; set; } = 0.99f;

    /// <summary>Added to the variance; by default .001.</summary>
    public float Epsilon { get; set; } = 1e-3f;

    /// <summary>Whether there is a beta; by default there is.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether there is a gamma; by default there is.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Of beta; by default zeros.</summary>
    public IInitializer BetaInitializer { get; set; } = new Zeros();

    /// <summary>Of gamma; by default ones.</summary>
    public IInitializer GammaInitializer { get; set; } = new Ones();

    /// <summary>Of the moving mean; by default zeros.</summary>
    public IInitializer MovingMeanInitializer { get; set; } = new Zeros();

    /// <summary>Of the moving variance; by default ones.</summary>
    public IInitializer MovingVarianceInitializer { get; set; } = new Ones();

    /// <summary>Adds a loss for beta; null: none.</summary>
    public IRegularizer? BetaRegularizer { get; set; }

    /// <summary>Adds a loss for gamma; null: none.</summary>
    public IRegularizer? GammaRegularizer { get; set; }

    /// <summary>Batch renormalisation, which is not offered: has to be false.</summary>
    public bool Renorm { get; set; }

    /// <summary>Of batch renormalisation; not used.</summary>
    public float RenormMomentum { get; set; } = 0.99f;

    internal override LayerArgs Copy()
    {
        var copy = (BatchNormalizationArgs)base.Copy();
        copy.Axis = Axis.Copy();
        return copy;
    }
}
