using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of batch normalization, with Keras' defaults.</summary>
public class BatchNormalizationArgs : AutoSerializeLayerArgs
{
    public Shape Axis { get; set; } = -1;

    public float Momentum { get; set; } = 0.99f;

    public float Epsilon { get; set; } = 1e-3f;

    public bool Center { get; set; } = true;

    public bool Scale { get; set; } = true;

    public IInitializer BetaInitializer { get; set; } = new Zeros();

    public IInitializer GammaInitializer { get; set; } = new Ones();

    public IInitializer MovingMeanInitializer { get; set; } = new Zeros();

    public IInitializer MovingVarianceInitializer { get; set; } = new Ones();

    public IRegularizer? BetaRegularizer { get; set; }

    public IRegularizer? GammaRegularizer { get; set; }

    public bool Renorm { get; set; }

    public float RenormMomentum { get; set; } = 0.99f;
}
