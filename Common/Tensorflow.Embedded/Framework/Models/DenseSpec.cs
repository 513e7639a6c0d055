namespace Tensorflow.Framework.Models;

/// <summary>Shape, dtype and name of a dense value.</summary>
public class DenseSpec : TypeSpec
{
    protected Shape _shape;
    protected TF_DataType _dtype;
    protected string? _name;

    public DenseSpec(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null)
    {
        _shape = shape.Fixed();
        _dtype = dtype;
        _name = name;
    }

    /// <summary>The shape, a copy.</summary>
    public Shape shape { get => _shape.Copy(); set => _shape = value.Fixed(); }

    public TF_DataType dtype => _dtype;

    public string? name => _name;

    public override string ToString() => $"shape={_shape}, dtype={_dtype.as_numpy_name()}, name={_name}";
}
