using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    private static void Run<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, bool exclusive, bool reverse, Span<T> y)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        Elementwise.CheckLengths(x.Length, y.Length);
        var (outer, n, inner) = Axes.Around(shape, axis);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        for (nint o = 0; o < outer; o++)
        {
            for (nint j = 0; j < inner; j++)
            {
                var total = TOp.Identity;
                for (nint k = 0; k < n; k++)
                {
                    var at = (((o * n) + (reverse ? n - 1 - k : k)) * inner) + j;
                    var next = RowReduction.Combine<TOp, T>(total, Unsafe.Add(ref x0, at));
                    Unsafe.Add(ref y0, at) = exclusive ? total : next;
                    total = next;
                }
            }
        }
    }
}
