using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

internal static partial class BinaryKernels
{
    private readonly struct AddV2Op<T> : IBinaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => x + y;
    }

    private readonly struct SubOp<T> : IBinaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => x - y;
    }

    private readonly struct MulOp<T> : IBinaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => x * y;
    }

    private readonly struct RealDivOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => x / y;
    }

    private readonly struct DivNoNanOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.Equal(y, default), default, x / y);
    }

    private readonly struct MulNoNanOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.Equal(y, default), default, x * y);
    }

    private readonly struct MaximumOp<T> : IBinaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => TV.Max(x, y);
    }

    private readonly struct MinimumOp<T> : IBinaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => TV.Min(x, y);
    }

    private readonly struct SquaredDifferenceOp<T> : IBinaryOp<T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T>
        {
            var d = x - y;
            return d * d;
        }
    }

    private readonly struct XdivyOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.Equal(x, default), x, x / y);
    }

    private readonly struct XlogyOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.Equal(x, default), x, x * VectorMath.Log<TV, T>(y));
    }

    private readonly struct Xlog1pyOp<T> : IBinaryOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => TV.Select(TV.Equal(x, default), x, x * VectorMath.Log1p<TV, T>(y));
    }

    private readonly struct Atan2Op<T> : IScalarBinaryOp<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x, T y) => T.Atan2(x, y);
    }

    private readonly struct FloorDivOp<T> : IScalarBinaryOp<T, T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x, T y) => Divide.Floor(x, y);
    }

    private readonly struct FloorModOp<T> : IScalarBinaryOp<T, T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x, T y) => Divide.FloorRemainder(x, y);
    }

    private readonly struct TruncateDivOp<T> : IScalarBinaryOp<T, T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x, T y) => Divide.Truncate(x, y);
    }

    private readonly struct TruncateModOp<T> : IScalarBinaryOp<T, T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x, T y) => Divide.Remainder(x, y);
    }

    private readonly struct PowOp<T> : IScalarBinaryOp<T, T>
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke(T x, T y) => Power.Of(x, y);
    }

    private readonly struct BitAndOp : IBinaryOp<byte>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, byte> => x & y;
    }

    private readonly struct BitOrOp : IBinaryOp<byte>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, byte> => x | y;
    }

    private readonly struct BitXorOp : IBinaryOp<byte>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, byte> => x ^ y;
    }
}
