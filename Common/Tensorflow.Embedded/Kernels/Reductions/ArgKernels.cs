using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Where the extreme stands along one axis: the first of equals; NaN is never it, and 0 where there is nothing else.</summary>
internal static class ArgKernels
{
    /// <summary>(..., n, ...) to the same without the axis; <see cref="InvalidArgumentError"/> where n is 0. TIndex: int or long.</summary>
    public static void ArgMax<T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, Span<TIndex> result)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, INumberBase<TIndex> => Run<Larger<T>, T, TIndex>(x, shape, axis, result);

    /// <summary>As <see cref="ArgMax{T, TIndex}"/>, of the smallest.</summary>
    public static void ArgMin<T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, Span<TIndex> result)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, INumberBase<TIndex> => Run<Smaller<T>, T, TIndex>(x, shape, axis, result);

    private static void Run<TBefore, T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, Span<TIndex> result)
        where TBefore : struct, IScalarBinaryOp<T, bool>
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, INumberBase<TIndex>
    {
        var (outer, n, inner) = Axes.Around(shape, axis);
        Elementwise.CheckLengths(result.Length, outer * inner);
        if (n == 0 && result.Length > 0) throw new InvalidArgumentError($"Reduction axis {axis} is empty in shape {Broadcast.Text(shape)}");
        ref var x0 = ref MemoryMarshal.GetReference(x);
        for (var o = 0; o < outer; o++)
        {
            for (var j = 0; j < inner; j++)
            {
                ref var column = ref Unsafe.Add(ref x0, ((nint)o * n * inner) + j);
                var best = column;
                var at = 0;
                for (var i = 1; i < n; i++)
                {
                    var value = Unsafe.Add(ref column, (nint)i * inner);
                    // A NaN at the start gives way to any number.
                    if (!TBefore.Invoke(value, best) && (!T.IsNaN(best) || T.IsNaN(value))) continue;
                    best = value;
                    at = i;
                }
                result[(o * inner) + j] = TIndex.CreateTruncating(at);
            }
        }
    }

    private readonly struct Larger<T> : IScalarBinaryOp<T, bool>
        where T : IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x > y;
    }

    private readonly struct Smaller<T> : IScalarBinaryOp<T, bool>
        where T : IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x < y;
    }
}
