using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>Inverted dropout from uniform numbers, forward and backward alike.</summary>
internal static class DropoutKernels
{
    /// <summary>y = uniform >= rate ? x * scale : 0, scale = 1 / (1 - rate) as the caller rounds it. y may be x or uniform.</summary>
    public static void Dropout<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> uniform, T rate, T scale, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(new DropoutOp<T>(rate, scale), x, uniform, y);

    private readonly struct DropoutOp<T>(T rate, T scale) : IBinaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV uniform)
            where TV : struct, ISimd<TV, T> => (x * TV.Create(scale)) & ~TV.LessThan(uniform, TV.Create(rate));
    }
}
