using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

internal static partial class UnaryKernels
{
    private readonly struct NegOp<T> : IUnaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => -x;
    }

    private readonly struct AbsOp<T> : IUnaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Abs(x);
    }

    private readonly struct SignOp<T> : IUnaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Select(
                TV.Equal(x, x), (TV.LessThan(default, x) & TV.One) | (TV.LessThan(x, default) & -TV.One), x);
    }

    private readonly struct SquareOp<T> : IUnaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => x * x;
    }

    private readonly struct SqrtOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Sqrt(x);
    }

    private readonly struct RsqrtOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.One / TV.Sqrt(x);
    }

    private readonly struct ReciprocalOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.One / x;
    }

    private readonly struct ExpOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Exp<TV, T>(x);
    }

    private readonly struct Expm1Op<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Expm1<TV, T>(x);
    }

    private readonly struct LogOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Log<TV, T>(x);
    }

    private readonly struct Log1pOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Log1p<TV, T>(x);
    }

    // Not the vector functions of .NET: what they give for an element depends on its neighbours.
    private readonly struct SinOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Sin(x);
    }

    private readonly struct CosOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Cos(x);
    }

    private readonly struct FloorOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Floor(x);
    }

    private readonly struct CeilOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Ceiling(x);
    }

    private readonly struct RoundOp<T> : IUnaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => TV.Round(x);
    }

    private readonly struct InvertOp<T> : IUnaryOp<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => ~x;
    }

    private readonly struct TanOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Tan(x);
    }

    private readonly struct AsinOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Asin(x);
    }

    private readonly struct AcosOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Acos(x);
    }

    private readonly struct AtanOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Atan(x);
    }

    private readonly struct SinhOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Sinh(x);
    }

    private readonly struct CoshOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Cosh(x);
    }

    private readonly struct AsinhOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Asinh(x);
    }

    private readonly struct AcoshOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Acosh(x);
    }

    private readonly struct AtanhOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.Atanh(x);
    }

    private readonly struct ErfOp<T> : IUnaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Erf<TV, T>(x);
    }

    private readonly struct ScalarErfOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.CreateTruncating(SpecialFunctions.Erf(double.CreateTruncating(x)));
    }

    private readonly struct ErfcOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.CreateTruncating(SpecialFunctions.Erfc(double.CreateTruncating(x)));
    }

    private readonly struct LgammaOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.CreateTruncating(SpecialFunctions.Lgamma(double.CreateTruncating(x)));
    }

    private readonly struct DigammaOp<T> : IScalarUnaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x) => T.CreateTruncating(SpecialFunctions.Digamma(double.CreateTruncating(x)));
    }

    private readonly struct IsNanOp<T> : IScalarUnaryOp<T, bool>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x) => T.IsNaN(x);
    }

    private readonly struct IsInfOp<T> : IScalarUnaryOp<T, bool>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x) => T.IsInfinity(x);
    }

    private readonly struct IsFiniteOp<T> : IScalarUnaryOp<T, bool>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x) => T.IsFinite(x);
    }

    private readonly struct LogicalNotOp : IScalarUnaryOp<bool, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(bool x) => !x;
    }
}
