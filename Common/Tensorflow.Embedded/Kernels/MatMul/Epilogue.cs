namespace Tensorflow.Kernels;

/// <summary>What a matrix product does to an element once its sum is complete.</summary>
internal enum Activation
{
    None,

    /// <summary>max(x, 0) as TensorFlow computes it: NaN stays NaN, -0 becomes +0.</summary>
    Relu,
}

/// <summary>Bias and activation of a matrix product, applied while the block of C is still in registers: C = activation(op(A) op(B) + bias).</summary>
/// <param name="bias">n elements, one per column of C, or null: nothing is added (adding 0 would turn -0 into +0).</param>
/// <param name="activation">Applied after the bias.</param>
internal readonly unsafe struct Epilogue<T>(T* bias, Activation activation = Activation.None)
    where T : unmanaged
{
    public readonly T* Bias = bias;
    public readonly Activation Activation = activation;

    public bool IsRelu => Activation == Activation.Relu;
}
