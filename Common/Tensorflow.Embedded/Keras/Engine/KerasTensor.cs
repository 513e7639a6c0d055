using Tensorflow.Framework.Models;

namespace Tensorflow.Keras.Engine;

/// <summary>A symbolic tensor: a place in a functional model, with a shape and a dtype but no value.</summary>
public class KerasTensor
{
    private readonly TensorSpec spec;

    /// <param name="type_spec">Shape with the batch, and dtype.</param>
    /// <param name="inferred_value">The value, where it is a shape that is known already.</param>
    /// <param name="name">Has no effect.</param>
    public KerasTensor(TensorSpec type_spec, Shape? inferred_value = null, string? name = null)
    {
        spec = type_spec;
        this.inferred_value = inferred_value;
        original_tensors = null!;
    }

    public TF_DataType dtype => spec.dtype;

    public Shape? inferred_value { get; }

    /// <summary>What layers take and give.</summary>
    public Tensors original_tensors { get; set; }

    public Shape shape => spec.shape;

    public static KerasTensor from_tensor(Tensor tensor) => new(TensorSpec.FromTensor(tensor)) { original_tensors = new Tensors(tensor) };

    public static implicit operator KerasTensor(Tensor tensor) => from_tensor(tensor);

    public static implicit operator KerasTensor(Tensors tensors) => from_tensor(tensors.Single);

    public static implicit operator Tensor(KerasTensor kt) => kt.original_tensors;

    public static implicit operator Tensors(KerasTensor kt) => kt.original_tensors;

    /// <inheritdoc/>
    public override string ToString() => $"KerasTensor: shape={shape} dtype={dtype.as_numpy_name()}";
}
