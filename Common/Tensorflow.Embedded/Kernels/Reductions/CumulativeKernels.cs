using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>Running sums and products along one axis.</summary>
internal static class CumulativeKernels
{
    /// <summary>exclusive: without the element itself; reverse: from the end. y has x's shape and is another span.</summary>
    public static void CumSum<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, bool exclusive, bool reverse, Span<T> y)
        where T : unmanaged, INumber<T> => Run<SumOp<T>, T>(x, shape, axis, exclusive, reverse, y);

    /// <summary>As <see cref="CumSum{T}"/>, products.</summary>
    public static void CumProd<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, bool exclusive, bool reverse, Span<T> y)
        where T : unmanaged, INumber<T> => Run<ProductOp<T>, T>(x, shape, axis, exclusive, reverse, y);

    private static unsafe void Run<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, bool exclusive, bool reverse, Span<T> y)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        Elementwise.CheckLengths(x.Length, y.Length);
        var (outer, n, inner) = Axes.Around(shape, axis);
        if (x.Length == 0) return;
        fixed (T* px = x, py = y) Ranges.For((nint)outer * inner, x.Length, inner == 1 ? 1 : Block, new Work<TOp, T>(px, py, n, inner, exclusive, reverse));
    }

    // Columns that are gone through side by side, so that a line of the cache is used whole.
    private const int Block = 64;

    private readonly unsafe struct Work<TOp, T>(T* x, T* y, int n, int inner, bool exclusive, bool reverse) : IRangeWork
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        [SkipLocalsInit]
        public void Run(nint from, nint to)
        {
            var totals = stackalloc T[Block];
            while (from < to)
            {
                var (o, j) = Math.DivRem(from, inner);
                var count = (int)Math.Min(Math.Min(Block, inner - j), to - from);
                new Span<T>(totals, count).Fill(TOp.Identity);
                for (nint k = 0; k < n; k++)
                {
                    var at = (((o * n) + (reverse ? n - 1 - k : k)) * inner) + j;
                    for (var c = 0; c < count; c++)
                    {
                        var next = RowReduction.Combine<TOp, T>(totals[c], x[at + c]);
                        y[at + c] = exclusive ? totals[c] : next;
                        totals[c] = next;
                    }
                }
                from += count;
            }
        }
    }
}
