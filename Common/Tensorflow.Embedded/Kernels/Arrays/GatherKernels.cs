using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>Elements picked by index, and the way back. TIndex: int or long. Indices outside are an <see cref="InvalidArgumentError"/>.</summary>
internal static class GatherKernels
{
    /// <summary>GatherV2 along an axis: x (outer, n, inner), y (outer, indices, inner).</summary>
    public static unsafe void Gather<T, TIndex>(ReadOnlySpan<T> x, int outer, int n, int inner, ReadOnlySpan<TIndex> indices, Span<T> y)
        where T : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Elementwise.CheckLengths(x.Length, outer * n * inner);
        Elementwise.CheckLengths(y.Length, outer * indices.Length * inner);
        CheckIndices(indices, n);
        if (y.Length == 0) return;
        fixed (T* px = x, py = y)
        fixed (TIndex* at = indices)
            Ranges.For((nint)outer * indices.Length, y.Length, 1, new Picked<T, TIndex>(px, n, inner, at, indices.Length, py));
    }

    /// <summary>The same along an axis of a shape.</summary>
    public static void Gather<T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, ReadOnlySpan<TIndex> indices, Span<T> y)
        where T : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var (outer, n, inner) = Axes.Around(shape, axis);
        Gather(x, outer, n, inner, indices, y);
    }

    /// <summary>UnsortedSegmentSum: y (segments, inner) is cleared and += x (ids, inner) row by row, in their order; rows of negative ids are left out.</summary>
    public static void UnsortedSegmentSum<T, TIndex>(ReadOnlySpan<T> x, int inner, ReadOnlySpan<TIndex> ids, int segments, Span<T> y)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Elementwise.CheckLengths(x.Length, ids.Length * inner);
        Elementwise.CheckLengths(y.Length, segments * inner);
        y.Clear();
        for (var i = 0; i < ids.Length; i++)
        {
            var at = long.CreateTruncating(ids[i]);
            if (at < 0) continue;
            if (at >= segments) throw new InvalidArgumentError($"segment_ids[{i}] = {at} is out of range [0, {segments}) [Op:UnsortedSegmentSum]");
            AddKernels.AddTo(x.Slice(i * inner, inner), y.Slice((int)at * inner, inner));
        }
    }

    private readonly unsafe struct Picked<T, TIndex>(T* x, int n, int inner, TIndex* indices, int count, T* y) : IRangeWork
        where T : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        public void Run(nint from, nint to)
        {
            var (outer, i) = Math.DivRem(from, count);
            for (var row = from; row < to; row++)
            {
                var at = ((outer * n) + int.CreateTruncating(indices[i])) * inner;
                if (inner == 1) y[row] = x[at];
                else new ReadOnlySpan<T>(x + at, inner).CopyTo(new Span<T>(y + (row * inner), inner));
                if (++i < count) continue;
                i = 0;
                outer++;
            }
        }
    }

    private static void CheckIndices<TIndex>(ReadOnlySpan<TIndex> indices, int n)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        for (var i = 0; i < indices.Length; i++)
        {
            var at = long.CreateTruncating(indices[i]);
            if (at < 0 || at >= n) throw new InvalidArgumentError($"indices[{i}] = {at} is not in [0, {n}) [Op:GatherV2]");
        }
    }
}
