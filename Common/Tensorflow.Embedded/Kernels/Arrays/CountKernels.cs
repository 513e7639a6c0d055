using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>Counting.</summary>
internal static class CountKernels
{
    /// <summary>Bincount: counts[i] = how often i stands in x, or the sum of the weights there where weights is not empty; what is not below counts.Length is left out.</summary>
    public static void Bincount<T, TIndex>(ReadOnlySpan<TIndex> x, ReadOnlySpan<T> weights, Span<T> counts)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (weights.Length > 0) Elementwise.CheckLengths(weights.Length, x.Length);
        foreach (var value in x)
            if (TIndex.IsNegative(value)) throw new InvalidArgumentError("Input arr must be non-negative! [Op:DenseBincount]");
        counts.Clear();
        for (var i = 0; i < x.Length; i++)
        {
            var at = long.CreateTruncating(x[i]);
            if (at < counts.Length) counts[(int)at] += weights.Length > 0 ? weights[i] : T.One;
        }
    }
}
