using Tensorflow.Executors;
using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>Python's indexing with slices, ellipsis and new axes.</summary>
internal static class Indexing
{
    /// <summary>What the slices take of a tensor.</summary>
    /// <exception cref="InvalidArgumentError">An index is out of bounds, or there are too many.</exception>
    public static Tensor Take(Tensor x, Slice[] slices) => Run.Op(Resolve(x.Dimensions, slices), x);

    /// <summary>The tensor with other elements where the slices are.</summary>
    /// <exception cref="InvalidArgumentError">The elements' shape does not broadcast to what the slices take.</exception>
    public static Tensor Put(Tensor x, Slice[] slices, Tensor elements)
    {
        var (begin, strides, counts, result) = Bounds(x.Dimensions, slices);
        var scatter = new StridedSliceGradOp(x.Dimensions, begin, strides, counts);
        var places = Primitives.Cast(Run.Op(scatter, Primitives.Fill(Shape.Adopt(counts), Scalars.Of(TF_DataType.TF_INT32, 1))), TF_DataType.TF_BOOL);
        var there = Run.Op(scatter, Primitives.Reshape(Primitives.BroadcastTo(elements, Shape.Adopt(result)), Shape.Adopt(counts)));
        return Primitives.Select(places, there, x);
    }

    /// <summary>The slices resolved for a shape.</summary>
    public static StridedSliceOp Resolve(Shape shape, Slice[] slices)
    {
        var (begin, strides, counts, result) = Bounds(shape, slices);
        return new StridedSliceOp(begin, strides, counts, Shape.Adopt(result));
    }

    /// <summary>Per axis the first index, the step and the number of elements, and the shape of what is taken.</summary>
    public static (long[] Begin, long[] Strides, long[] Counts, long[] Result) Bounds(Shape shape, Slice[] slices)
    {
        var rank = shape.ndim;
        var given = slices.Count(slice => slice is { IsEllipsis: false, IsNewAxis: false });
        if (given > rank) throw new InvalidArgumentError($"Index out of range using input dim {rank}; input has only {rank} dims [Op:StridedSlice]");
        var begin = new long[rank];
        var strides = new long[rank];
        var counts = new long[rank];
        var result = new List<long>();
        var axis = 0;
        foreach (var slice in slices)
        {
            if (slice.IsNewAxis)
            {
                result.Add(1);
            }
            else if (slice.IsEllipsis)
            {
                for (var left = rank - given; left > 0; left--) Whole(axis++);
                given = rank;
            }
            else if (slice.IsIndex)
            {
                var length = shape.Span[axis];
                var index = slice.Start!.Value;
                if (index < -length || index >= length) throw new InvalidArgumentError($"slice index {index} of dimension {axis} out of bounds [0, {length}) [Op:StridedSlice]");
                (begin[axis], strides[axis], counts[axis]) = (index < 0 ? index + length : index, 1, 1);
                axis++;
            }
            else
            {
                var (start, count, step) = slice.Resolve(checked((int)shape.Span[axis]));
                (begin[axis], strides[axis], counts[axis]) = (start, step, count);
                result.Add(count);
                axis++;
            }
        }
        while (axis < rank) Whole(axis++);
        return (begin, strides, counts, [.. result]);

        void Whole(int at)
        {
            (begin[at], strides[at], counts[at]) = (0, 1, shape.Span[at]);
            result.Add(shape.Span[at]);
        }
    }

    /// <summary>An index of one element of an axis.</summary>
    public static Slice At(int index) => new(index, null, 1, isIndex: true);
}
