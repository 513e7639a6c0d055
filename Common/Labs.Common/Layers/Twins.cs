using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>What the embedded engine fuses, written on the shared API.</summary>
public static class Twins
{
    /// <inheritdoc cref="EngineLayers.Dropout"/>
    public static Tensor Dropout(Tensor x, float rate, int seed)
    {
        ArgumentNullException.ThrowIfNull(x);
        var uniform = tf.random.uniform(x.shape, seed: seed);
        var mask = tf.cast(uniform >= rate, tf.float32);
        return x * (1f / (1f - rate)) * mask;
    }
}
