using System.Numerics;
using System.Runtime.CompilerServices;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>A function of the bits of two integers.</summary>
internal interface IBitwise
{
    static abstract T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>;
}

internal readonly struct BitwiseAnd : IBitwise
{
    public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T> => x & y;
}

internal readonly struct BitwiseOr : IBitwise
{
    public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T> => x | y;
}

internal readonly struct BitwiseXor : IBitwise
{
    public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T> => x ^ y;
}

// cwise_ops.h, left_shift_op and right_shift_op: a count outside of the number of bits becomes 0 or all but one.
internal readonly struct LeftShift : IBitwise
{
    public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T> => x << Bitwise.Shift(y);
}

// Of signed numbers the sign is drawn in.
internal readonly struct RightShift : IBitwise
{
    public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T> => x >> Bitwise.Shift(y);
}

internal static class Bitwise
{
    public static int Shift<T>(T count) where T : unmanaged, IBinaryInteger<T> => int.CreateTruncating(T.Clamp(count, T.Zero, T.CreateTruncating((Unsafe.SizeOf<T>() * 8) - 1)));
}

/// <summary>A primitive on the bits of two integers of one dtype, broadcast to one shape. It has no gradient.</summary>
internal abstract class BitwiseOp<TBits> : BinaryOp where TBits : struct, IBitwise
{
    public sealed override string Name => typeof(TBits).Name;

    public sealed override Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        var y = new Tensor(Broadcasting.Shape(this, a.Dimensions, b.Dimensions), a.dtype);
        Managed.ByInteger(new Work(a, b, y), this, a.dtype);
        return y;
    }

    private readonly struct Work(Tensor a, Tensor b, Tensor y) : Managed.IIntegral
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Broadcast.Run(default(Row<T>), a.Span<T>(), a.Dimensions.Span, b.Span<T>(), b.Dimensions.Span, y.Span<T>());
    }

    private readonly struct Row<T> : IBinaryRow<T, T> where T : unmanaged, IBinaryInteger<T>
    {
        public void VectorVector(ref T x, ref T y, ref T z, int n)
        {
            for (nint i = 0; i < n; i++) Unsafe.Add(ref z, i) = TBits.Invoke(Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
        }

        public void VectorScalar(ref T x, T y, ref T z, int n)
        {
            for (nint i = 0; i < n; i++) Unsafe.Add(ref z, i) = TBits.Invoke(Unsafe.Add(ref x, i), y);
        }

        public void ScalarVector(T x, ref T y, ref T z, int n)
        {
            for (nint i = 0; i < n; i++) Unsafe.Add(ref z, i) = TBits.Invoke(x, Unsafe.Add(ref y, i));
        }

        public void MatrixRow(ref T x, ref T y, ref T z, int rows, int columns)
        {
            for (var row = 0; row < rows; row++)
                VectorVector(ref Unsafe.Add(ref x, (nint)row * columns), ref y, ref Unsafe.Add(ref z, (nint)row * columns), columns);
        }
    }
}

internal sealed class BitwiseAndOp : BitwiseOp<BitwiseAnd>
{
    public static readonly BitwiseAndOp Op = new();
}

internal sealed class BitwiseOrOp : BitwiseOp<BitwiseOr>
{
    public static readonly BitwiseOrOp Op = new();
}

internal sealed class BitwiseXorOp : BitwiseOp<BitwiseXor>
{
    public static readonly BitwiseXorOp Op = new();
}

internal sealed class LeftShiftOp : BitwiseOp<LeftShift>
{
    public static readonly LeftShiftOp Op = new();
}

internal sealed class RightShiftOp : BitwiseOp<RightShift>
{
    public static readonly RightShiftOp Op = new();
}

/// <summary>Each bit of integers the other way round. It has no gradient.</summary>
internal sealed class InvertOp : UnaryOp
{
    public static readonly InvertOp Op = new();

    public override string Name => "Invert";

    public override Tensor Compute(Tensor x)
    {
        var y = new Tensor(x.Dimensions, x.dtype);
        Managed.ByInteger(new Work(x, y), this, x.dtype);
        return y;
    }

    private readonly struct Work(Tensor x, Tensor y) : Managed.IIntegral
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            var from = x.Span<T>();
            var to = y.Span<T>();
            for (var i = 0; i < to.Length; i++) to[i] = ~from[i];
        }
    }
}
