using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>TensorFlow's comparisons, with broadcasting as in <see cref="BinaryKernels"/>.</summary>
internal static class CompareKernels
{
    /// <summary>x == y; false of NaN.</summary>
    public static void Equal<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Broadcast.Run(default(CompareRow<EqualOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x != y; true of NaN.</summary>
    public static void NotEqual<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Broadcast.Run(default(CompareRow<NotEqualOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x &lt; y.</summary>
    public static void Less<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IComparisonOperators<T, T, bool> => Broadcast.Run(default(CompareRow<LessOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x &lt;= y.</summary>
    public static void LessEqual<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IComparisonOperators<T, T, bool> => Broadcast.Run(default(CompareRow<LessEqualOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x > y.</summary>
    public static void Greater<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IComparisonOperators<T, T, bool> => Broadcast.Run(default(CompareRow<GreaterOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x >= y.</summary>
    public static void GreaterEqual<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IComparisonOperators<T, T, bool> => Broadcast.Run(default(CompareRow<GreaterEqualOp<T>, T>), x, xShape, y, yShape, z);

    /// <summary>x == y.</summary>
    public static void Equal(
        ReadOnlySpan<bool> x, ReadOnlySpan<long> xShape, ReadOnlySpan<bool> y, ReadOnlySpan<long> yShape, Span<bool> z) =>
        Equal(MemoryMarshal.Cast<bool, byte>(x), xShape, MemoryMarshal.Cast<bool, byte>(y), yShape, z);

    /// <summary>x != y.</summary>
    public static void NotEqual(
        ReadOnlySpan<bool> x, ReadOnlySpan<long> xShape, ReadOnlySpan<bool> y, ReadOnlySpan<long> yShape, Span<bool> z) =>
        NotEqual(MemoryMarshal.Cast<bool, byte>(x), xShape, MemoryMarshal.Cast<bool, byte>(y), yShape, z);

    private readonly struct EqualOp<T> : ICompareOp<T>
        where T : unmanaged, IEqualityOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x == y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<T> Invoke(Vector128<T> x, Vector128<T> y) => Vector128.Equals(x, y);
    }

    private readonly struct NotEqualOp<T> : ICompareOp<T>
        where T : unmanaged, IEqualityOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x != y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<T> Invoke(Vector128<T> x, Vector128<T> y) => ~Vector128.Equals(x, y);
    }

    private readonly struct LessOp<T> : ICompareOp<T>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x < y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<T> Invoke(Vector128<T> x, Vector128<T> y) => Vector128.LessThan(x, y);
    }

    private readonly struct LessEqualOp<T> : ICompareOp<T>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x <= y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<T> Invoke(Vector128<T> x, Vector128<T> y) => Vector128.LessThanOrEqual(x, y);
    }

    private readonly struct GreaterOp<T> : ICompareOp<T>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x > y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<T> Invoke(Vector128<T> x, Vector128<T> y) => Vector128.GreaterThan(x, y);
    }

    private readonly struct GreaterEqualOp<T> : ICompareOp<T>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x >= y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<T> Invoke(Vector128<T> x, Vector128<T> y) => Vector128.GreaterThanOrEqual(x, y);
    }
}
