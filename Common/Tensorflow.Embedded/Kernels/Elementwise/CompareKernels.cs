using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>TensorFlow's comparisons, with broadcasting as in <see cref="BinaryKernels"/>.</summary>
internal static class CompareKernels
{
    /// <summary>x == y; false of NaN.</summary>
    public static void Equal<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Broadcast.Run(default(ScalarRow<EqualOp<T>, T, bool>), x, xShape, y, yShape, z);

    /// <summary>x != y; true of NaN.</summary>
    public static void NotEqual<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Broadcast.Run(default(ScalarRow<NotEqualOp<T>, T, bool>), x, xShape, y, yShape, z);

    /// <summary>x &lt; y.</summary>
    public static void Less<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IComparisonOperators<T, T, bool> => Broadcast.Run(default(ScalarRow<LessOp<T>, T, bool>), x, xShape, y, yShape, z);

    /// <summary>x &lt;= y.</summary>
    public static void LessEqual<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IComparisonOperators<T, T, bool> => Broadcast.Run(default(ScalarRow<LessEqualOp<T>, T, bool>), x, xShape, y, yShape, z);

    /// <summary>x > y.</summary>
    public static void Greater<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IComparisonOperators<T, T, bool> => Broadcast.Run(default(ScalarRow<GreaterOp<T>, T, bool>), x, xShape, y, yShape, z);

    /// <summary>x >= y.</summary>
    public static void GreaterEqual<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z)
        where T : unmanaged, IComparisonOperators<T, T, bool> => Broadcast.Run(default(ScalarRow<GreaterEqualOp<T>, T, bool>), x, xShape, y, yShape, z);

    /// <summary>x == y.</summary>
    public static void Equal(
        ReadOnlySpan<bool> x, ReadOnlySpan<long> xShape, ReadOnlySpan<bool> y, ReadOnlySpan<long> yShape, Span<bool> z) =>
        Equal(MemoryMarshal.Cast<bool, byte>(x), xShape, MemoryMarshal.Cast<bool, byte>(y), yShape, z);

    /// <summary>x != y.</summary>
    public static void NotEqual(
        ReadOnlySpan<bool> x, ReadOnlySpan<long> xShape, ReadOnlySpan<bool> y, ReadOnlySpan<long> yShape, Span<bool> z) =>
        NotEqual(MemoryMarshal.Cast<bool, byte>(x), xShape, MemoryMarshal.Cast<bool, byte>(y), yShape, z);

    private readonly struct EqualOp<T> : IScalarBinaryOp<T, bool>
        where T : unmanaged, IEqualityOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x == y;
    }

    private readonly struct NotEqualOp<T> : IScalarBinaryOp<T, bool>
        where T : unmanaged, IEqualityOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x != y;
    }

    private readonly struct LessOp<T> : IScalarBinaryOp<T, bool>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x < y;
    }

    private readonly struct LessEqualOp<T> : IScalarBinaryOp<T, bool>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x <= y;
    }

    private readonly struct GreaterOp<T> : IScalarBinaryOp<T, bool>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x > y;
    }

    private readonly struct GreaterEqualOp<T> : IScalarBinaryOp<T, bool>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x >= y;
    }
}
