using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>What a type parameter stands for; the JIT folds these to constants, and, unlike the members of System.Numerics' interfaces, they are compiled ahead of time.</summary>
internal static class NumberKind<T>
    where T : unmanaged
{
    public static bool IsFloat => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>The number 1.</summary>
    public static T One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsFloat ? Float(1)
            : Unsafe.SizeOf<T>() == 1 ? Unsafe.BitCast<byte, T>(1)
            : Unsafe.SizeOf<T>() == 2 ? Unsafe.BitCast<short, T>(1)
            : Unsafe.SizeOf<T>() == 4 ? Unsafe.BitCast<int, T>(1)
            : Unsafe.BitCast<long, T>(1);
    }

    /// <summary>The nearest number of float32 or float64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Float(double value) => typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value) : Unsafe.BitCast<double, T>(value);

    /// <summary>x * y + z of float32 or float64, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FusedMultiplyAdd(T x, T y, T z) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, T>(MathF.FusedMultiplyAdd(Unsafe.BitCast<T, float>(x), Unsafe.BitCast<T, float>(y), Unsafe.BitCast<T, float>(z)))
        : Unsafe.BitCast<double, T>(Math.FusedMultiplyAdd(Unsafe.BitCast<T, double>(x), Unsafe.BitCast<T, double>(y), Unsafe.BitCast<T, double>(z)));

    /// <summary>The greater of two numbers of float32 or float64; NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max(T x, T y) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, T>(MathF.Max(Unsafe.BitCast<T, float>(x), Unsafe.BitCast<T, float>(y)))
        : Unsafe.BitCast<double, T>(Math.Max(Unsafe.BitCast<T, double>(x), Unsafe.BitCast<T, double>(y)));
}
