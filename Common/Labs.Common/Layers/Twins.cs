using System.Runtime.InteropServices;
using Tensorflow;
using Tensorflow.Kernels;
using Tensorflow.NumPy;
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
        return x * (float)(1 / (1 - PythonNumber.Of(rate))) * mask;
    }

    /// <inheritdoc cref="EngineLayers.Fractions"/>
    public static NDArray Fractions(byte[] bytes, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(shape);
        var fractions = new float[256];
        for (var i = 0; i < fractions.Length; i++) fractions[i] = i / 255f;
        var values = new byte[checked(bytes.Length * sizeof(float))];
        var numbers = MemoryMarshal.Cast<byte, float>(values.AsSpan());
        for (var i = 0; i < bytes.Length; i++) numbers[i] = fractions[bytes[i]];
        return new NDArray(values, shape, TF_DataType.TF_FLOAT);
    }

    /// <summary>1 / sqrt(variance + epsilon) with TensorFlow's gradient to the bit, -(dy y) (y y) / 2. TensorFlow.NET's multiplies in another order (math_grad.cs, _RsqrtGrad).</summary>
    /// <param name="variance">Shape (units).</param>
    /// <param name="epsilon">Above 0.</param>
    public static Tensor InverseDeviation(Tensor variance, float epsilon)
    {
        var still = tf.stop_gradient(variance);
        // The only way to Rsqrt that TensorFlow.NET's tf has: 1 x y + (0 - 0 y).
        Tensor zeros = tf.zeros_like(still), ones = tf.ones_like(still);
        var y = tf.nn.batch_normalization(ones, zeros, still, zeros, ones, epsilon);
        // The second term is 0. Its gradient is the whole one, from the right factor to the left.
        return y + (variance - still) * (y * y) * y * -.5f;
    }
}
