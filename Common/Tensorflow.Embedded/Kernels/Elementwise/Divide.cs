using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>TensorFlow's divisions. Integer divisors are not 0; the smallest integer by -1 is itself, remainder 0, where the hardware would trap.</summary>
internal static class Divide
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Truncate<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Truncate(float.CreateTruncating(x / y)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Truncate(double.CreateTruncating(x / y)));
        return IsMinusOne(y) ? T.Zero - x : x / y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Remainder<T>(T x, T y)
        where T : unmanaged, INumber<T> => !NumberKind<T>.IsFloat && IsMinusOne(y) ? T.Zero : x % y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Floor<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Floor(float.CreateTruncating(x / y)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Floor(double.CreateTruncating(x / y)));
        // A quotient that is no integer is at least 2^-32 of itself from the next: rounded to 53 bits it has the same floor. Processors divide doubles sooner than integers.
        if (typeof(T) == typeof(int)) return T.CreateTruncating((long)Math.Floor(double.CreateTruncating(x) / double.CreateTruncating(y)));
        if (IsMinusOne(y)) return T.Zero - x;
        var q = x / y;
        return T.IsNegative(x) != T.IsNegative(y) && q * y != x ? q - T.One : q;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FloorRemainder<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(int)) return unchecked(x - (Floor(x, y) * y));
        if (!NumberKind<T>.IsFloat && IsMinusOne(y)) return T.Zero;
        var r = x % y;
        return r != T.Zero && (r < T.Zero) != (y < T.Zero) ? r + y : r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsMinusOne<T>(T y)
        where T : unmanaged, INumber<T> => T.IsNegative(y) && y == -T.One;
}
