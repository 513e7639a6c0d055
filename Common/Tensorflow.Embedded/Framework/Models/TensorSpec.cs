namespace Tensorflow.Framework.Models;

/// <summary>Shape, dtype and name of a tensor.</summary>
public class TensorSpec : DenseSpec
{
    /// <inheritdoc/>
    public TensorSpec(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null)
        : base(shape, dtype, name)
    {
    }

    /// <summary>Shape and dtype of a tensor, under its name unless another is given.</summary>
    public static TensorSpec FromTensor(Tensor tensor, string? name = null) => new(tensor.Dimensions, tensor.dtype, name ?? tensor.name);

    /// <summary>The same with <paramref name="dim"/> in front; -1 where it is not known.</summary>
    public TensorSpec _batch(int dim = -1) => new(new Shape((long)dim).concatenate(_shape), _dtype, _name);

    /// <summary>The same without the first dimension.</summary>
    public TensorSpec _unbatch() => new(_shape[new Slice(1)], _dtype, _name);
}
