using System.Numerics;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>
/// TensorFlow's elementwise ops of two operands, by their names, with broadcasting. z has the broadcast shape (<see cref="Broadcast"/>) and may be an operand of that
/// shape. Shapes that do not go together are an <see cref="InvalidArgumentError"/>.
/// </summary>
internal static partial class BinaryKernels
{
    /// <summary>x + y.</summary>
    public static void AddV2<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T> => Broadcast.Run(default(VectorRow<AddV2Op<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x - y.</summary>
    public static void Sub<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T> => Broadcast.Run(default(VectorRow<SubOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x * y.</summary>
    public static void Mul<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T> => Broadcast.Run(default(VectorRow<MulOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x / y; also TensorFlow's Div of floats.</summary>
    public static void RealDiv<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Broadcast.Run(default(VectorRow<RealDivOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x / y, 0 where y is 0.</summary>
    public static void DivNoNan<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Broadcast.Run(default(VectorRow<DivNoNanOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x * y, 0 where y is 0, whatever x is.</summary>
    public static void MulNoNan<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Broadcast.Run(default(VectorRow<MulNoNanOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>The larger; NaN where either is NaN.</summary>
    public static void Maximum<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T> => Broadcast.Run(default(VectorRow<MaximumOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>The smaller; NaN where either is NaN.</summary>
    public static void Minimum<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T> => Broadcast.Run(default(VectorRow<MinimumOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>(x - y)^2.</summary>
    public static void SquaredDifference<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T> => Broadcast.Run(default(VectorRow<SquaredDifferenceOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x / y, 0 where x is 0, whatever y is.</summary>
    public static void Xdivy<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Broadcast.Run(default(VectorRow<XdivyOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x * log(y), 0 where x is 0, whatever y is.</summary>
    public static void Xlogy<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Broadcast.Run(default(VectorRow<XlogyOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x * log(1 + y), 0 where x is 0, whatever y is.</summary>
    public static void Xlog1py<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Broadcast.Run(default(VectorRow<Xlog1pyOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>The angle whose tangent is x / y: the first operand is the ordinate, as in TensorFlow.</summary>
    public static void Atan2<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Broadcast.Run(default(ScalarRow<Atan2Op<T>, T, T>), x, xShape, y, yShape, z);

    /// <summary>Division rounded down; integers: <see cref="InvalidArgumentError"/> where a divisor is 0.</summary>
    public static void FloorDiv<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T>
    {
        CheckDivisor(y, z.Length);
        Broadcast.Run(default(ScalarRow<FloorDivOp<T>, T, T>), x, xShape, y, yShape, z);
    }

    /// <summary>The remainder of <see cref="FloorDiv"/>, with y's sign.</summary>
    public static void FloorMod<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T>
    {
        CheckDivisor(y, z.Length);
        Broadcast.Run(default(ScalarRow<FloorModOp<T>, T, T>), x, xShape, y, yShape, z);
    }

    /// <summary>Division rounded towards 0; also TensorFlow's Div of integers.</summary>
    public static void TruncateDiv<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T>
    {
        CheckDivisor(y, z.Length);
        Broadcast.Run(default(ScalarRow<TruncateDivOp<T>, T, T>), x, xShape, y, yShape, z);
    }

    /// <summary>The remainder of <see cref="TruncateDiv"/>, with x's sign; also TensorFlow's Mod.</summary>
    public static void TruncateMod<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T>
    {
        CheckDivisor(y, z.Length);
        Broadcast.Run(default(ScalarRow<TruncateModOp<T>, T, T>), x, xShape, y, yShape, z);
    }

    /// <summary>x^y; integers: <see cref="InvalidArgumentError"/> where an exponent is negative.</summary>
    public static void Pow<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged, INumber<T>
    {
        CheckExponent(y, z.Length);
        Broadcast.Run(default(ScalarRow<PowOp<T>, T, T>), x, xShape, y, yShape, z);
    }

    /// <summary>And of booleans.</summary>
    public static void LogicalAnd(
        ReadOnlySpan<bool> x, ReadOnlySpan<long> xShape, ReadOnlySpan<bool> y, ReadOnlySpan<long> yShape, Span<bool> z) =>
        Broadcast.Run(default(VectorRow<BitAndOp, byte>), Bytes(x), xShape, Bytes(y), yShape, MemoryMarshal.Cast<bool, byte>(z));

    /// <summary>Or of booleans.</summary>
    public static void LogicalOr(
        ReadOnlySpan<bool> x, ReadOnlySpan<long> xShape, ReadOnlySpan<bool> y, ReadOnlySpan<long> yShape, Span<bool> z) =>
        Broadcast.Run(default(VectorRow<BitOrOp, byte>), Bytes(x), xShape, Bytes(y), yShape, MemoryMarshal.Cast<bool, byte>(z));

    /// <summary>Exclusive or of booleans.</summary>
    public static void LogicalXor(
        ReadOnlySpan<bool> x, ReadOnlySpan<long> xShape, ReadOnlySpan<bool> y, ReadOnlySpan<long> yShape, Span<bool> z) =>
        Broadcast.Run(default(VectorRow<BitXorOp, byte>), Bytes(x), xShape, Bytes(y), yShape, MemoryMarshal.Cast<bool, byte>(z));

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<bool> x) => MemoryMarshal.Cast<bool, byte>(x);

    private static void CheckDivisor<T>(ReadOnlySpan<T> y, int n)
        where T : unmanaged, INumber<T>
    {
        if (!NumberKind<T>.IsFloat && n > 0 && y.Contains(T.Zero)) throw new InvalidArgumentError("Integer division by zero");
    }

    private static void CheckExponent<T>(ReadOnlySpan<T> y, int n)
        where T : unmanaged, INumber<T>
    {
        if (NumberKind<T>.IsFloat || n == 0) return;
        foreach (var value in y)
            if (T.IsNegative(value)) throw new InvalidArgumentError("Integers to negative integer powers are not allowed");
    }
}
