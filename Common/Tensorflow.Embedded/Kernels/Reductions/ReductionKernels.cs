using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>
/// TensorFlow's reductions, by their names, over a set of axes (negative ones count from the end). The result has the kept axes; with keepdims it is the same span under
/// another shape. Reductions of nothing give the identity: 0, 1, minus infinity, ...
/// </summary>
internal static class ReductionKernels
{
    public static void Sum<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<T> result)
        where T : unmanaged, INumber<T> => Reduction.Run<SumOp<T>, T>(x, shape, axes, result);

    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumber<T> => Reduction.Run<SumOp<T>, T>(x);

    /// <summary>Over no elements NaN; integers are added up in int64, uint64 in itself, and the mean rounded towards 0 (0 over no elements).</summary>
    public static void Mean<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        var count = result.Length == 0 ? 0 : x.Length / result.Length;
        if (NumberKind<T>.IsFloat)
        {
            Reduction.Run<SumOp<T>, T>(x, shape, axes, result);
            var n = T.CreateTruncating(count);
            for (var i = 0; i < result.Length; i++) result[i] /= n;
        }
        else if (typeof(T) == typeof(ulong))
        {
            Reduction.Run<SumOp<T>, T>(x, shape, axes, result);
            for (var i = 0; i < result.Length; i++) result[i] = count == 0 ? T.Zero : result[i] / T.CreateTruncating(count);
        }
        else
        {
            IntegerMean(x, shape, axes, count, result);
        }
    }

    /// <summary>Of floats.</summary>
    public static T Mean<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Reduction.Run<SumOp<T>, T>(x) / T.CreateTruncating(x.Length);

    public static void Prod<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<T> result)
        where T : unmanaged, INumber<T> => Reduction.Run<ProductOp<T>, T>(x, shape, axes, result);

    /// <summary>NaN where there is one.</summary>
    public static void Max<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<T> result)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => Reduction.Run<MaximumOp<T>, T>(x, shape, axes, result);

    /// <summary>NaN where there is one.</summary>
    public static void Min<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<T> result)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => Reduction.Run<MinimumOp<T>, T>(x, shape, axes, result);

    public static void All(ReadOnlySpan<bool> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<bool> result) =>
        Reduction.Run<AllOp, byte>(MemoryMarshal.Cast<bool, byte>(x), shape, axes, MemoryMarshal.Cast<bool, byte>(result));

    public static void Any(ReadOnlySpan<bool> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<bool> result) =>
        Reduction.Run<AnyOp, byte>(MemoryMarshal.Cast<bool, byte>(x), shape, axes, MemoryMarshal.Cast<bool, byte>(result));

    /// <summary>The root of the sum of squares; of integers rounded towards 0.</summary>
    public static void EuclideanNorm<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        Reduction.Run<SumOfSquaresOp<T>, T>(x, shape, axes, result);
        for (var i = 0; i < result.Length; i++)
            result[i] = typeof(T) == typeof(float) ? T.CreateTruncating(MathF.Sqrt(float.CreateTruncating(result[i])))
                : T.CreateTruncating(Math.Sqrt(double.CreateTruncating(result[i])));
    }

    /// <summary>Half the sum of squares.</summary>
    public static T L2Loss<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Reduction.Run<SumOfSquaresOp<T>, T>(x) / T.CreateTruncating(2);

    private static void IntegerMean<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, int count, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        var wide = ArrayPool<long>.Shared.Rent(x.Length + result.Length);
        var elements = wide.AsSpan(0, x.Length);
        var sums = wide.AsSpan(x.Length, result.Length);
        for (var i = 0; i < x.Length; i++) elements[i] = long.CreateTruncating(x[i]);
        Reduction.Run<SumOp<long>, long>(elements, shape, axes, sums);
        for (var i = 0; i < result.Length; i++) result[i] = count == 0 ? T.Zero : T.CreateTruncating(sums[i] / count);
        ArrayPool<long>.Shared.Return(wide);
    }
}
