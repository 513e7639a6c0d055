using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>TensorFlow's ops of neural networks by their names, as far as <see cref="tensorflow.nn_internal"/> has no other.</summary>
public static class gen_nn_ops
{
    /// <summary><see cref="tensorflow.nn_internal.lrn"/> with fractions for <paramref name="bias"/> and <paramref name="alpha"/>.</summary>
    /// <param name="input">(batch, height, width, channels), float32.</param>
    /// <param name="depth_radius">Channels on each side.</param>
    /// <param name="bias">Keeps the divisor from 0.</param>
    /// <param name="alpha">Factor of the sum of squares.</param>
    /// <param name="beta">The power.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="InvalidArgumentError">The rank is not 4, the dtype not float32, or the radius negative.</exception>
    public static Tensor lrn(Tensor input, int depth_radius = 5, float bias = 1f, float alpha = 1f, float beta = 0.5f, string? name = null) =>
        Primitives.Lrn(input, new LocalResponse(depth_radius, bias, alpha, beta));
}
