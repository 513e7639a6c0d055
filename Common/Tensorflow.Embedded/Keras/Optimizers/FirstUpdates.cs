using Tensorflow.Kernels;

namespace Tensorflow.Keras.Optimizers;

/// <summary>The updates of a small network's training step: by their plain kernels in a process's first steps, as <see cref="Start"/> says, else by the vector kernels. The bits are the same.</summary>
internal static class FirstUpdates
{
    /// <inheritdoc cref="PlainKernels.ApplyGradientDescent"/>
    public static void ApplyGradientDescent(Span<float> var, float alpha, ReadOnlySpan<float> grad)
    {
        if (Start.Takes(var.Length)) PlainKernels.ApplyGradientDescent(var, alpha, grad);
        else OptimizerKernels.ApplyGradientDescent(var, alpha, grad);
    }

    /// <inheritdoc cref="PlainKernels.ApplyAdam"/>
    public static void ApplyAdam(Span<float> var, Span<float> m, Span<float> v, float alpha, float beta1, float beta2, float epsilon, ReadOnlySpan<float> grad)
    {
        if (Start.Takes(var.Length)) PlainKernels.ApplyAdam(var, m, v, alpha, beta1, beta2, epsilon, grad);
        else OptimizerKernels.ApplyAdam(var, m, v, alpha, beta1, beta2, epsilon, grad, useNesterov: false);
    }
}
