namespace Tensorflow.NumPy;

/// <summary>What follows from shapes.</summary>
public class ShapeHelper
{
    /// <summary>How many elements the known lengths make; 0 where there is no shape.</summary>
    public static long GetSize(Shape shape) => shape.IsNull ? 0 : shape.dims.Where(length => length >= 0).Aggregate(1L, (product, length) => product * length);

    /// <summary>Per axis how many elements lie between two neighbours along it, row-major.</summary>
    public static long[] GetStrides(Shape shape)
    {
        var strides = new long[shape.ndim];
        var elements = 1L;
        for (var axis = strides.Length - 1; axis >= 0; axis--) (strides[axis], elements) = (elements, elements * shape.dims[axis]);
        return strides;
    }

    /// <summary>The shape of what slices take of an array of that shape.</summary>
    /// <exception cref="InvalidArgumentError">An index is out of bounds, or there are too many.</exception>
    public static Shape GetShape(Shape shape1, params Slice[] slices) => Shape.Adopt(Indexing.Bounds(shape1, slices).Result);

    /// <summary>The second shape with axes of length 1 in front, as many as the first has more.</summary>
    public static Shape AlignWithShape(Shape shape, Shape preShape) => Shape.Adopt([.. Enumerable.Repeat(1L, Math.Max(shape.ndim - preShape.ndim, 0)), .. preShape.dims]);

    /// <summary>Where the element at these indices stands, row-major.</summary>
    public static long GetOffset(Shape shape, params int[] indices) => shape.ndim == 0 && indices is [var only] ? only : GetStrides(shape).Zip(indices, (stride, index) => stride * index).Sum();
}
