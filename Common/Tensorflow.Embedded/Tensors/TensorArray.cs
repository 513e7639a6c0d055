namespace Tensorflow;

/// <summary>Tensors by number, each written and read by itself: what loops keep their steps' results in.</summary>
public abstract class TensorArray
{
    /// <summary>Element type of all.</summary>
    public virtual TF_DataType dtype { get; }

    /// <summary>Whether all have one shape.</summary>
    public virtual bool infer_shape { get; }

    /// <summary>The tensors of these numbers along a new first axis.</summary>
    /// <param name="indices">(n,), whole numbers.</param>
    /// <param name="name">Has no effect.</param>
    public abstract Tensor gather(Tensor indices, string? name = null);

    /// <summary>The tensor of a number.</summary>
    /// <param name="index">A number, or a scalar.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="OutOfRangeError">There is no such number.</exception>
    /// <exception cref="InvalidArgumentError">It was read already, and reading clears; or it was never written, and its shape is not known.</exception>
    public abstract Tensor read<T>(T index, string? name = null);

    /// <summary>All tensors along a new first axis.</summary>
    public abstract Tensor stack(string? name = null);

    /// <summary>Takes the elements of a tensor's first axis.</summary>
    /// <returns>This array.</returns>
    /// <exception cref="ValueError">There are more than the array takes.</exception>
    public abstract TensorArray unstack(Tensor value, string? name = null);

    /// <summary>Sets the tensor of a number.</summary>
    /// <param name="index">A scalar.</param>
    /// <param name="value">Of the array's dtype.</param>
    /// <param name="name">Has no effect.</param>
    /// <returns>This array.</returns>
    /// <exception cref="OutOfRangeError">There is no such number, and the array does not grow.</exception>
    /// <exception cref="InvalidArgumentError">The value has another dtype.</exception>
    /// <exception cref="ValueError">The value has another shape than it may.</exception>
    public abstract TensorArray write(Tensor index, Tensor value, string? name = null);

    /// <summary>Sets the tensor of a number.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="value">Anything that converts; numbers take the array's dtype.</param>
    /// <param name="name">Has no effect.</param>
    /// <inheritdoc cref="write(Tensor, Tensor, string)"/>
    public abstract TensorArray write<T>(int index, T value, string? name = null);
}
