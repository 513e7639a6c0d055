using System.Numerics;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>A row vector added to rows, and its gradient.</summary>
internal static class BiasKernels
{
    /// <summary>y[i, j] = x[i, j] + bias[j]; x is (..., bias.Length), y may be x.</summary>
    public static void BiasAdd<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> bias, Span<T> y)
        where T : unmanaged, INumber<T>
    {
        if (x.Length == 0) return;
        BinaryKernels.AddV2(x, [x.Length / bias.Length, bias.Length], bias, [bias.Length], y);
    }

    /// <summary>result[j] = sum over i of gradient[i, j]; gradient is (..., result.Length).</summary>
    public static void BiasAddGrad<T>(ReadOnlySpan<T> gradient, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        if (gradient.Length == 0)
        {
            result.Clear();
            return;
        }
        if (gradient.Length % result.Length != 0) throw new ArgumentException($"{gradient.Length} elements are not rows of {result.Length}.");
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ColumnReduction.Run<SumOp<T>, T>(ref g, ref g, ref g, gradient.Length / result.Length, result.Length, ref MemoryMarshal.GetReference(result));
    }
}
