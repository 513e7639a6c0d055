using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>Elements picked by index, and their gradients. TIndex: int or long. Indices outside are an <see cref="InvalidArgumentError"/>.</summary>
internal static class GatherKernels
{
    /// <summary>GatherV2 along an axis: x (outer, n, inner), y (outer, indices, inner).</summary>
    public static void Gather<T, TIndex>(ReadOnlySpan<T> x, int outer, int n, int inner, ReadOnlySpan<TIndex> indices, Span<T> y)
        where T : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Elementwise.CheckLengths(x.Length, outer * n * inner);
        Elementwise.CheckLengths(y.Length, outer * indices.Length * inner);
        CheckIndices(indices, n);
        for (var o = 0; o < outer; o++)
        {
            for (var i = 0; i < indices.Length; i++)
            {
                var at = ((o * n) + int.CreateTruncating(indices[i])) * inner;
                x.Slice(at, inner).CopyTo(y[(((o * indices.Length) + i) * inner)..]);
            }
        }
    }

    /// <summary>The same along an axis of a shape.</summary>
    public static void Gather<T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, ReadOnlySpan<TIndex> indices, Span<T> y)
        where T : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var (outer, n, inner) = Axes.Around(shape, axis);
        Gather(x, outer, n, inner, indices, y);
    }

    /// <summary>The gradient of Gather: dx += dy at the indices (dx is not cleared). The sum over repeated indices goes in their order.</summary>
    public static void ScatterAdd<T, TIndex>(ReadOnlySpan<T> dy, int outer, int n, int inner, ReadOnlySpan<TIndex> indices, Span<T> dx)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Elementwise.CheckLengths(dx.Length, outer * n * inner);
        Elementwise.CheckLengths(dy.Length, outer * indices.Length * inner);
        CheckIndices(indices, n);
        for (var o = 0; o < outer; o++)
        {
            for (var i = 0; i < indices.Length; i++)
            {
                var at = ((o * n) + int.CreateTruncating(indices[i])) * inner;
                AddKernels.AddTo(dy.Slice(((o * indices.Length) + i) * inner, inner), dx.Slice(at, inner));
            }
        }
    }

    /// <summary>GatherNd: indices (m, depth) into the first depth axes of x; y is m slices of the axes that are left.</summary>
    public static void GatherNd<T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<TIndex> indices, int depth, Span<T> y)
        where T : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var slice = Axes.Count(shape[depth..]);
        var m = Count(indices.Length, depth, y.Length, slice);
        for (var i = 0; i < m; i++)
            x.Slice(Offset(shape, indices, depth, i) * slice, slice).CopyTo(y[(i * slice)..]);
    }

    /// <summary>ScatterNd onto y, which is not cleared: y's slices at the indices += updates. Also the gradient of <see cref="GatherNd{T, TIndex}"/>.</summary>
    public static void ScatterNdAdd<T, TIndex>(ReadOnlySpan<T> updates, ReadOnlySpan<TIndex> indices, int depth, Span<T> y, ReadOnlySpan<long> shape)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var slice = Axes.Count(shape[depth..]);
        var m = Count(indices.Length, depth, updates.Length, slice);
        for (var i = 0; i < m; i++)
            AddKernels.AddTo(updates.Slice(i * slice, slice), y.Slice(Offset(shape, indices, depth, i) * slice, slice));
    }

    private static int Count(int indices, int depth, int elements, int slice)
    {
        var m = depth > 0 ? indices / depth : slice == 0 ? 0 : elements / slice;
        Elementwise.CheckLengths(elements, m * slice);
        return m;
    }

    private static int Offset<TIndex>(ReadOnlySpan<long> shape, ReadOnlySpan<TIndex> indices, int depth, int row)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        long offset = 0;
        for (var d = 0; d < depth; d++)
        {
            var at = long.CreateTruncating(indices[(row * depth) + d]);
            if (at < 0 || at >= shape[d])
                throw new InvalidArgumentError($"indices[{row}] = {Text(indices.Slice(row * depth, depth))} does not index into param shape {Broadcast.Text(shape)}");
            offset = (offset * shape[d]) + at;
        }
        return (int)offset;
    }

    private static string Text<TIndex>(ReadOnlySpan<TIndex> index)
        where TIndex : unmanaged, IBinaryInteger<TIndex> => "[" + string.Join(", ", index.ToArray()) + "]";

    private static void CheckIndices<TIndex>(ReadOnlySpan<TIndex> indices, int n)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        for (var i = 0; i < indices.Length; i++)
        {
            var at = long.CreateTruncating(indices[i]);
            if (at < 0 || at >= n) throw new InvalidArgumentError($"indices[{i}] = {at} is not in [0, {n})");
        }
    }
}
