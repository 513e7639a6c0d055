namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of x where it is positive, else <see cref="Alpha"/> (exp(x) - 1).</summary>
public class ELUArgs : AutoSerializeLayerArgs
{
    /// <summary>The factor; by default 0.1, as in TensorFlow.NET.</summary>
    public float Alpha { get; set; } = .1f;
}

/// <summary>Arguments of x where it is positive, else <see cref="Alpha"/> x.</summary>
public class LeakyReLuArgs : AutoSerializeLayerArgs
{
    /// <summary>The factor; by default 0.3.</summary>
    public float Alpha { get; set; } = .3f;
}

/// <summary>Arguments of a layer of exp(x).</summary>
public class ExponentialArgs : LayerArgs
{
}

/// <summary>Arguments of a layer of .2 x + .5, cut to 0 and 1.</summary>
public class HardSigmoidArgs : LayerArgs
{
}

/// <summary>Arguments of a layer of scaled exponential units.</summary>
public class SELUArgs : LayerArgs
{
}

/// <summary>Arguments of a layer of log(1 + exp(x)).</summary>
public class SoftplusArgs : LayerArgs
{
}

/// <summary>Arguments of a layer of x / (1 + |x|).</summary>
public class SoftsignArgs : LayerArgs
{
}

/// <summary>Arguments of a layer of x sigmoid(x).</summary>
public class SwishArgs : LayerArgs
{
}

/// <summary>Arguments of a layer of the hyperbolic tangent.</summary>
public class TanhArgs : LayerArgs
{
}
