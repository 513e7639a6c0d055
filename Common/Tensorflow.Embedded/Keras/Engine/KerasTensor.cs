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

    /// <summary>Element type.</summary>
    public TF_DataType dtype => spec.dtype;

    /// <summary>The value, where it is a shape that is known already.</summary>
    public Shape? inferred_value { get; }

    /// <summary>What layers take and give.</summary>
    public Tensors original_tensors { get; set; }

    /// <summary>Shape with the batch, -1 where a length is not known.</summary>
    public Shape shape => spec.shape;

    /// <summary>The place of a tensor in a functional model.</summary>
    public static KerasTensor from_tensor(Tensor tensor) => new(TensorSpec.FromTensor(tensor)) { original_tensors = new Tensors(tensor) };

    /// <summary>The place of a tensor in a functional model.</summary>
    public static implicit operator KerasTensor(Tensor tensor) => from_tensor(tensor);

    /// <summary>The place of the one tensor in a functional model.</summary>
    /// <exception cref="ValueError">There are several.</exception>
    public static implicit operator KerasTensor(Tensors tensors) => from_tensor(tensors.Single);

    /// <summary>What layers take and give.</summary>
    public static implicit operator Tensor(KerasTensor kt) => kt.original_tensors;

    /// <summary>What layers take and give.</summary>
    public static implicit operator Tensors(KerasTensor kt) => kt.original_tensors;

    /// <inheritdoc/>
    public override string ToString() => $"KerasTensor: shape={shape} dtype={dtype.as_numpy_name()}";
}
