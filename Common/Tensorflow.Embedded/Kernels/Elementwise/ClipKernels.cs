using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>Values held between two bounds.</summary>
internal static class ClipKernels
{
    /// <summary>max(min(x, max), min): NaN stays, and min wins where the bounds cross.</summary>
    public static void ClipByValue<T>(ReadOnlySpan<T> x, T min, T max, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(new ClipOp<T>(min, max), x, y);

    /// <summary>The same with bounds that broadcast to x's shape.</summary>
    public static void ClipByValue<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<T> min, ReadOnlySpan<long> minShape,
        ReadOnlySpan<T> max, ReadOnlySpan<long> maxShape, Span<T> y)
        where T : unmanaged, INumber<T>
    {
        Broadcast.Run(default(VectorRow<AtMostOp<T>, T>), x, shape, max, maxShape, y);
        Broadcast.Run(default(VectorRow<AtLeastOp<T>, T>), y, shape, min, minShape, y);
    }

    private readonly struct ClipOp<T>(T min, T max) : IUnaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => default(AtLeastOp<T>).Invoke(default(AtMostOp<T>).Invoke(x, TV.Create(max)), TV.Create(min));
    }

    private readonly struct AtMostOp<T> : IBinaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV max)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.LessThan(max, x), max, x);
    }

    private readonly struct AtLeastOp<T> : IBinaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV min)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.LessThan(x, min), min, x);
    }
}
