namespace Tensorflow.Keras;

/// <summary>The initializers, <c>keras.initializers</c>.</summary>
public interface IInitializersApi
{
    /// <summary>He's normal numbers: variance 2 / inputs, those beyond two standard deviations drawn anew.</summary>
    /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
    IInitializer HeNormal(int? seed = null);

    /// <summary>A matrix with orthonormal rows or columns, whichever are fewer, times <paramref name="gain"/>.</summary>
    /// <param name="gain">A factor.</param>
    /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
    IInitializer Orthogonal(float gain = 1f, int? seed = null);
}
