using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>Where the extreme stands along one axis: the first of equals; NaN is never it, and 0 where there is nothing else.</summary>
internal static class ArgKernels
{
    /// <summary>(..., n, ...) to the same without the axis; <see cref="InvalidArgumentError"/> where n is 0. TIndex: int or long.</summary>
    public static void ArgMax<T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, Span<TIndex> result)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, INumberBase<TIndex> => Run<Larger<T>, T, TIndex>(x, shape, axis, result);

    /// <summary>As <see cref="ArgMax{T, TIndex}"/>, of the smallest.</summary>
    public static void ArgMin<T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, Span<TIndex> result)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, INumberBase<TIndex> => Run<Smaller<T>, T, TIndex>(x, shape, axis, result);

    private static unsafe void Run<TBefore, T, TIndex>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, int axis, Span<TIndex> result)
        where TBefore : struct, IBefore<T>
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, INumberBase<TIndex>
    {
        var (outer, n, inner) = Axes.Around(shape, axis);
        Elementwise.CheckLengths(result.Length, outer * inner);
        if (n == 0 && result.Length > 0) throw new InvalidArgumentError($"Reduction axis {axis} is empty in shape {Broadcast.Text(shape)}");
        if (result.Length == 0) return;
        fixed (T* px = x)
        fixed (TIndex* to = result)
            Ranges.For(result.Length, x.Length, 1, new Work<TBefore, T, TIndex>(px, to, n, inner));
    }

    // Columns that are gone through side by side, so that a line of the cache is used whole.
    private const int Block = 64;

    private readonly unsafe struct Work<TBefore, T, TIndex>(T* x, TIndex* result, int n, int inner) : IRangeWork
        where TBefore : struct, IBefore<T>
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, INumberBase<TIndex>
    {
        [SkipLocalsInit]
        public void Run(nint from, nint to)
        {
            var best = stackalloc T[Block];
            var at = stackalloc int[Block];
            while (from < to)
            {
                var (o, j) = Math.DivRem(from, inner);
                var count = (int)Math.Min(Math.Min(Block, inner - j), to - from);
                var row = x + (o * n * inner) + j;
                if (inner == 1)
                {
                    at[0] = Line(row);
                }
                else
                {
                    for (var c = 0; c < count; c++)
                    {
                        best[c] = row[c];
                        at[c] = 0;
                    }
                    for (var i = 1; i < n; i++)
                    {
                        row += inner;
                        for (var c = 0; c < count; c++)
                        {
                            if (!Before(row[c], best[c])) continue;
                            best[c] = row[c];
                            at[c] = i;
                        }
                    }
                }
                for (var c = 0; c < count; c++) result[from + c] = TIndex.CreateTruncating(at[c]);
                from += count;
            }
        }

        private int Line(T* row)
        {
            var i = 0;
            while (i < n && T.IsNaN(row[i])) i++;
            if (i == n) return 0;
            var at = i;
            while (i < n)
            {
                // Of numbers in no order few stand before all that came before them.
                if (Vector<T>.IsSupported)
                    for (var best = new Vector<T>(row[at]); i <= n - Vector<T>.Count && !TBefore.Any(Vector.Load(row + i), best);) i += Vector<T>.Count;
                for (var end = Math.Min(n, i + (Vector<T>.IsSupported ? Vector<T>.Count : n)); i < end; i++)
                    if (TBefore.Invoke(row[i], row[at])) at = i;
            }
            return at;
        }

        // A NaN at the start gives way to any number.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Before(T value, T best) => TBefore.Invoke(value, best) || (T.IsNaN(best) && !T.IsNaN(value));
    }

    private interface IBefore<T> : IScalarBinaryOp<T, bool>
    {
        /// <summary>Whether any of x stands before the number of y in its place.</summary>
        static abstract bool Any(Vector<T> x, Vector<T> y);
    }

    private readonly struct Larger<T> : IBefore<T>
        where T : IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x > y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Any(Vector<T> x, Vector<T> y) => Vector.GreaterThanAny(x, y);
    }

    private readonly struct Smaller<T> : IBefore<T>
        where T : IComparisonOperators<T, T, bool>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Invoke(T x, T y) => x < y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Any(Vector<T> x, Vector<T> y) => Vector.LessThanAny(x, y);
    }
}
