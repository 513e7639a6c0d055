using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

internal static partial class UnaryKernels
{
    private readonly struct ReluOp<T> : IUnaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => x & ~TV.LessThan(x, default);
    }

    private readonly struct Relu6Op<T> : IUnaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T>
        {
            var six = TV.Create(T.CreateTruncating(6));
            return TV.Select(TV.LessThan(six, x), six, x & ~TV.LessThan(x, default));
        }
    }

    private readonly struct LeakyReluOp<T>(T alpha) : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.LessThan(default, x), x, x * TV.Create(alpha));
    }

    private readonly struct EluOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.LessThan(x, default), VectorMath.Exp<TV, T>(x) - TV.One, x);
    }

    private readonly struct SeluOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Select(
                TV.LessThan(x, default),
                TV.Create(T.CreateTruncating(SeluConstants.ScaleAlpha)) * (VectorMath.Exp<TV, T>(x) - TV.One),
                TV.Create(T.CreateTruncating(SeluConstants.Scale)) * x);
    }

    private readonly struct SigmoidOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Sigmoid<TV, T>(x);
    }

    private readonly struct TanhOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Tanh<TV, T>(x);
    }

    private readonly struct ScalarTanhOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Tanh(x);
    }

    /// <summary>TensorFlow's: x itself where exp(-x) is lost beside 1, exp(x) where exp(x) is.</summary>
    private readonly struct SoftplusOp<T>(T threshold) : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T _threshold = threshold;

        public static SoftplusOp<T> Create() =>
            new(typeof(T) == typeof(float) ? T.CreateTruncating(SinglePrecision) : T.CreateTruncating(DoublePrecision));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T>
        {
            var threshold = TV.Create(_threshold);
            var e = VectorMath.Exp<TV, T>(x);
            var y = TV.Select(TV.LessThan(x, threshold), e, VectorMath.Log1p<TV, T>(e));
            return TV.Select(TV.LessThan(-threshold, x), x, y);
        }

        // ln(epsilon) + 2, epsilon = 2^-23 and 2^-52.
        private const double SinglePrecision = -13.942385;
        private const double DoublePrecision = -34.04365338911715;
    }

    private readonly struct SoftsignOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => x / (TV.One + TV.Abs(x));
    }
}
