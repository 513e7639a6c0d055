using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>Elements picked by index, and the way back. TIndex: int or long. Indices outside are an <see cref="InvalidArgumentError"/>.</summary>
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
