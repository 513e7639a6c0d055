using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>Sum.</summary>
internal readonly struct SumOp<T> : IReduceOp<T>
    where T : unmanaged, INumber<T>
{
    public static T Identity => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, T> => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, T> => x;
}

/// <summary>Sum of squares.</summary>
internal readonly struct SumOfSquaresOp<T> : IReduceOp<T>
    where T : unmanaged, INumber<T>
{
    public static T Identity => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, T> => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, T> => x * x;
}

/// <summary>Product.</summary>
internal readonly struct ProductOp<T> : IReduceOp<T>
    where T : unmanaged, INumber<T>
{
    public static T Identity => NumberKind<T>.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, T> => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, T> => x;
}

/// <summary>The largest; NaN where there is one.</summary>
internal readonly struct MaximumOp<T> : IReduceOp<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public static T Identity => typeof(T) == typeof(float) ? T.CreateTruncating(float.NegativeInfinity)
        : typeof(T) == typeof(double) ? T.CreateTruncating(double.NegativeInfinity) : T.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, T> => TV.Max(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, T> => x;
}

/// <summary>The smallest; NaN where there is one.</summary>
internal readonly struct MinimumOp<T> : IReduceOp<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public static T Identity => typeof(T) == typeof(float) ? T.CreateTruncating(float.PositiveInfinity)
        : typeof(T) == typeof(double) ? T.CreateTruncating(double.PositiveInfinity) : T.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, T> => TV.Min(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, T> => x;
}

/// <summary>And of bytes that are 0 or 1.</summary>
internal readonly struct AllOp : IReduceOp<byte>
{
    public static byte Identity => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, byte> => x & y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, byte> => x;
}

/// <summary>Or of bytes that are 0 or 1.</summary>
internal readonly struct AnyOp : IReduceOp<byte>
{
    public static byte Identity => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, byte> => x | y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, byte> => x;
}

/// <summary>The operation alone, for partial results.</summary>
internal readonly struct CombineOp<TOp, T> : IReduceOp<T>
    where TOp : struct, IReduceOp<T>
    where T : unmanaged
{
    public static T Identity => TOp.Identity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, T> => TOp.Combine(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, T> => x;
}
