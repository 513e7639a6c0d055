using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>Tensors made from few numbers.</summary>
internal static class FillKernels
{
    /// <summary>Fill: every element of y is the value.</summary>
    public static void Fill<T>(T value, Span<T> y)
        where T : unmanaged
    {
        // The framework's loop is compiled where it runs first, for a lab that fills a few elements before its first line.
        if (y.Length > 64) FillLong(value, y);
        else
            for (var i = 0; i < y.Length; i++) y[i] = value;
    }

    private static unsafe void FillLong<T>(T value, Span<T> y)
        where T : unmanaged
    {
        fixed (T* py = y) Ranges.For(y.Length, y.Length, 1, new FillWork<T>(value, py));
    }

    private readonly unsafe struct FillWork<T>(T value, T* y) : IRangeWork
        where T : unmanaged
    {
        public void Run(nint from, nint to) => FillPiece(value, new Span<T>(y + from, (int)(to - from)));
    }

    // Stores of whole cache lines need not fetch the lines first, as the framework's stores of half of one do: a quarter of the time where the last-level cache holds y. Zeros are the C library's.
    private static unsafe void FillPiece<T>(T value, Span<T> y)
        where T : unmanaged
    {
        if (MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).IndexOfAnyExcept((byte)0) < 0)
        {
            y.Clear();
            return;
        }
        var perLine = Vector512<byte>.Count / sizeof(T);
        if (!Vector512.IsHardwareAccelerated || sizeof(T) > sizeof(ulong) || y.Length < 4 * perLine)
        {
            y.Fill(value);
            return;
        }
        fixed (T* start = y)
        {
            var head = (int)((nuint)(-(nint)start) % (nuint)Vector512<byte>.Count / (nuint)sizeof(T));
            y[..(head + perLine)].Fill(value);
            var line = (byte*)(start + head);
            var last = (byte*)(start + y.Length - perLine);
            for (var pattern = Vector512.Load(line); line < last; line += Vector512<byte>.Count) pattern.Store(line);
            y[^perLine..].Fill(value);
        }
    }

    /// <summary>OneHot: y (prefix, depth, suffix) is on where its index along depth is indices (prefix, suffix)'s, else off, also for indices outside.</summary>
    public static void OneHot<T, TIndex>(ReadOnlySpan<TIndex> indices, int prefix, int depth, int suffix, T on, T off, Span<T> y)
        where T : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Elementwise.CheckLengths(indices.Length, prefix * suffix);
        Elementwise.CheckLengths(y.Length, prefix * depth * suffix);
        Fill(off, y);
        for (var p = 0; p < prefix; p++)
        {
            for (var s = 0; s < suffix; s++)
            {
                var at = long.CreateTruncating(indices[(p * suffix) + s]);
                if (at >= 0 && at < depth) y[(((p * depth) + (int)at) * suffix) + s] = on;
            }
        }
    }

    /// <summary>The number of elements of Range; a delta of 0 or of the wrong sign is an <see cref="InvalidArgumentError"/>.</summary>
    public static int RangeCount<T>(T start, T limit, T delta)
        where T : unmanaged, INumber<T>
    {
        if (delta == T.Zero) throw new InvalidArgumentError($"Requires delta != 0: {delta} [Op:Range]");
        if (delta > T.Zero && start > limit) throw new InvalidArgumentError($"Requires start <= limit when delta > 0: {start}/{limit} [Op:Range]");
        if (delta < T.Zero && start < limit) throw new InvalidArgumentError($"Requires start >= limit when delta < 0: {start}/{limit} [Op:Range]");
        if (NumberKind<T>.IsFloat)
            return checked((int)Math.Ceiling(Math.Abs((double.CreateTruncating(limit) - double.CreateTruncating(start)) / double.CreateTruncating(delta))));
        Int128 distance = Int128.CreateTruncating(limit) - Int128.CreateTruncating(start), step = Int128.CreateTruncating(delta);
        return checked((int)((distance + step - Int128.CopySign(1, step)) / step));
    }

    /// <summary>y[i] = start + i * delta.</summary>
    public static void Range<T>(T start, T delta, Span<T> y)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < y.Length; i++) y[i] = start + (T.CreateTruncating(i) * delta);
    }

    /// <summary>MatrixDiag: (batch, n) to (batch, n, n); with batch 1 Diag of a vector.</summary>
    public static void Diag<T>(ReadOnlySpan<T> diagonal, int batch, int n, Span<T> y)
        where T : unmanaged
    {
        Elementwise.CheckLengths(diagonal.Length, batch * n);
        Elementwise.CheckLengths(y.Length, batch * n * n);
        Fill(default, y);
        for (var b = 0; b < batch; b++)
            for (var i = 0; i < n; i++)
                y[(((b * n) + i) * n) + i] = diagonal[(b * n) + i];
    }

    /// <summary>MatrixDiagPart: (batch, rows, columns) to (batch, min(rows, columns)).</summary>
    public static void DiagPart<T>(ReadOnlySpan<T> x, int batch, int rows, int columns, Span<T> diagonal)
        where T : unmanaged
    {
        var n = Math.Min(rows, columns);
        Elementwise.CheckLengths(x.Length, batch * rows * columns);
        Elementwise.CheckLengths(diagonal.Length, batch * n);
        for (var b = 0; b < batch; b++)
            for (var i = 0; i < n; i++)
                diagonal[(b * n) + i] = x[(((b * rows) + i) * columns) + i];
    }
}
