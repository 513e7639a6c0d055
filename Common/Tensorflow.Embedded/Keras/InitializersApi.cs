using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras;

/// <summary>The initializers, <c>keras.initializers</c>.</summary>
public class InitializersApi : IInitializersApi
{
    /// <summary>He's normal numbers: truncated, of variance 2 over the number of inputs.</summary>
    public IInitializer HeNormal(int? seed = null) => new HeNormalInitializer(seed);

    /// <summary>An orthogonal matrix.</summary>
    public IInitializer Orthogonal(float gain = 1f, int? seed = null) => new Orthogonal(gain, seed);
}
