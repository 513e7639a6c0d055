namespace Tensorflow.Keras;

/// <summary>The initializers, <c>keras.initializers</c>.</summary>
public interface IInitializersApi
{
    IInitializer HeNormal(int? seed = null);

    IInitializer Orthogonal(float gain = 1f, int? seed = null);
}
