using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>Sums of spans of one length, for AddN and for gradients that meet in one tensor.</summary>
internal static class AddKernels
{
    /// <summary>sum += x.</summary>
    public static void AddTo<T>(ReadOnlySpan<T> x, Span<T> sum)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(AddOp<T>), sum, x, sum);

    /// <summary>z = x + y.</summary>
    public static void Add<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(AddOp<T>), x, y, z);

    /// <summary>y = alpha * x.</summary>
    public static void Scale<T>(ReadOnlySpan<T> x, T alpha, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(new ScaleOp<T>(alpha), x, y);

    private readonly struct AddOp<T> : IBinaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => x + y;
    }

    private readonly struct ScaleOp<T>(T alpha) : IUnaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => x * TV.Create(alpha);
    }
}
