using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

internal static partial class GradientKernels
{
    internal readonly struct ReluGradOp<T> : IBinaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV g, TV x)
            where TV : struct, ISimd<TV, T> => g * (TV.LessThan(default, x) & TV.One);
    }

    private readonly struct Relu6GradOp<T> : IBinaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV g, TV x)
            where TV : struct, ISimd<TV, T> => g * (TV.LessThan(default, x) & TV.LessThan(x, TV.Create(T.CreateTruncating(6))) & TV.One);
    }

    private readonly struct LeakyReluGradOp<T>(T alpha) : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV g, TV x)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.LessThan(default, x), g, g * TV.Create(alpha));
    }

    private readonly struct EluGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV g, TV y)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.LessThan(y, default), (y + TV.One) * g, g);
    }

    private readonly struct SeluGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV g, TV y)
            where TV : struct, ISimd<TV, T> => TV.Select(
                TV.LessThan(y, default),
                (y + TV.Create(T.CreateTruncating(SeluConstants.ScaleAlpha))) * g,
                TV.Create(T.CreateTruncating(SeluConstants.Scale)) * g);
    }

    private readonly struct SoftplusGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV g, TV x)
            where TV : struct, ISimd<TV, T> => g / (VectorMath.Exp<TV, T>(-x) + TV.One);
    }

    private readonly struct SoftsignGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV g, TV x)
            where TV : struct, ISimd<TV, T>
        {
            var d = TV.One + TV.Abs(x);
            return g / (d * d);
        }
    }

    private readonly struct SigmoidGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV y, TV dy)
            where TV : struct, ISimd<TV, T> => dy * y * (TV.One - y);
    }

    private readonly struct TanhGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV y, TV dy)
            where TV : struct, ISimd<TV, T> => dy * (TV.One - (y * y));
    }

    // In this and the next two a gradient of 0 stays 0 even where y is infinite or NaN, as in TensorFlow.
    private readonly struct SqrtGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV y, TV dy)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.Equal(dy, default), default, TV.Create(T.CreateTruncating(0.5)) * dy / y);
    }

    private readonly struct RsqrtGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV y, TV dy)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.Equal(dy, default), default, TV.Create(T.CreateTruncating(-0.5)) * dy * (y * y * y));
    }

    private readonly struct ReciprocalGradOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV y, TV dy)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.Equal(dy, default), default, -dy * (y * y));
    }
}
