namespace Tensorflow.Framework.Models;

/// <summary>Shape, dtype and name of a dense value.</summary>
public class DenseSpec : TypeSpec
{
    /// <summary>What <see cref="shape"/> returns.</summary>
    protected Shape _shape;
    /// <summary>What <see cref="dtype"/> returns.</summary>
    protected TF_DataType _dtype;
    /// <summary>What <see cref="name"/> returns.</summary>
    protected string? _name;

    /// <summary>Tensors of this shape and dtype.</summary>
    /// <param name="shape">-1 where a dimension may be any.</param>
    /// <param name="dtype">float32 by default.</param>
    /// <param name="name">Theirs, if they have one.</param>
    public DenseSpec(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null)
    {
        _shape = shape.Fixed();
        _dtype = dtype;
        _name = name;
    }

    /// <summary>The shape, a copy.</summary>
    public Shape shape { get => _shape.Copy(); set => _shape = value.Fixed(); }

    /// <summary>Element type of the tensors.</summary>
    public TF_DataType dtype => _dtype;

    /// <summary>Their name, if they have one.</summary>
    public string? name => _name;

    /// <summary>As TensorFlow.NET prints it: shape, dtype and name.</summary>
    public override string ToString() => $"shape={_shape}, dtype={_dtype.as_numpy_name()}, name={_name}";
}
