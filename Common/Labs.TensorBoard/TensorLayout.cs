using Labs.TensorTypes;

namespace Labs.TensorBoard;

/// <summary>Type and shape of a tensor; one object for all tensors of a reader that are alike.</summary>
internal sealed record TensorLayout(DataType Type, IReadOnlyList<long> Shape)
{
    public static readonly TensorLayout Scalar = new(DataType.Float, []);

    public bool Is(DataType type, ReadOnlySpan<long> shape)
    {
        if (type != Type || shape.Length != Shape.Count) return false;
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] != Shape[i]) return false;
        }
        return true;
    }

    /// <summary>Elements of the shape; negative where it is none.</summary>
    public Int128 Elements
    {
        get
        {
            Int128 product = 1;
            foreach (var size in Shape)
            {
                if (size <= 0) return size;
                // Beyond what any file holds the exact product does not matter, and it could overflow.
                if (product < long.MaxValue) product *= size;
            }
            return product;
        }
    }

    /// <summary>As error messages print it.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";
}
