namespace Tensorflow;

public partial class Shape
{
    /// <summary>The dimensions as int64 of rank 1.</summary>
    public static implicit operator Tensor(Shape shape) => new(shape.dims);
}
