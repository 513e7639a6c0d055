using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// Loops over spans of equal length. The result may be an operand itself (the same span); the last, overlapping vector is therefore computed first.
/// The loops are never inlined: inside a caller an op's many small methods exceed what the JIT inlines into one method, and become calls that cost ten times the op.
/// </summary>
internal static class Elementwise
{
    // Pieces for threads begin on cache lines and hold whole vectors.
    private const int Alignment = 64;

    /// <summary>y[i] = op(x[i]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<TOp, T>(TOp op, ReadOnlySpan<T> x, Span<T> y)
        where TOp : struct, IUnaryOp<T>
        where T : unmanaged
    {
        CheckLengths(x.Length, y.Length);
        Map(op, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), x.Length);
    }

    /// <summary>z[i] = op(x[i], y[i]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<TOp, T>(TOp op, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        CheckLengths(x.Length, z.Length);
        CheckLengths(y.Length, z.Length);
        VectorVector(op, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref MemoryMarshal.GetReference(z), z.Length);
    }

    /// <summary>y[i] = op(x[i]), one element at a time.</summary>
    public static unsafe void MapScalar<TOp, TIn, TOut>(ReadOnlySpan<TIn> x, Span<TOut> y)
        where TOp : struct, IScalarUnaryOp<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        CheckLengths(x.Length, y.Length);
        fixed (TIn* px = x)
        fixed (TOut* py = y)
            Ranges.For(x.Length, x.Length, Alignment, new ScalarWork<TOp, TIn, TOut>(px, py));
    }

    public static unsafe void Map<TOp, T>(TOp op, ref T x, ref T y, int n)
        where TOp : struct, IUnaryOp<T>
        where T : unmanaged
    {
        if (n < Ranges.ParallelElements)
        {
            MapHere(op, ref x, ref y, n);
            return;
        }
        fixed (T* px = &x, py = &y) Ranges.For(n, n, Alignment, new UnaryWork<TOp, T>(op, px, py));
    }

    private static void MapHere<TOp, T>(TOp op, ref T x, ref T y, int n)
        where TOp : struct, IUnaryOp<T>
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated && n >= Simd512<T>.Count) Loop<TOp, T, Simd512<T>>(op, ref x, ref y, n);
        else if (Vector256.IsHardwareAccelerated && n >= Simd256<T>.Count) Loop<TOp, T, Simd256<T>>(op, ref x, ref y, n);
        else if (n >= Simd128<T>.Count) Loop<TOp, T, Simd128<T>>(op, ref x, ref y, n);
        else Lanes(op, ref x, ref y, n);
    }

    public static unsafe void VectorVector<TOp, T>(TOp op, ref T x, ref T y, ref T z, int n)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        if (n < Ranges.ParallelElements)
        {
            VectorVectorHere(op, ref x, ref y, ref z, n);
            return;
        }
        fixed (T* px = &x, py = &y, pz = &z) Ranges.For(n, n, Alignment, new BinaryWork<TOp, T>(op, px, py, pz));
    }

    private static void VectorVectorHere<TOp, T>(TOp op, ref T x, ref T y, ref T z, int n)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated && n >= Simd512<T>.Count) Loop<TOp, T, Simd512<T>>(op, ref x, ref y, ref z, n);
        else if (Vector256.IsHardwareAccelerated && n >= Simd256<T>.Count) Loop<TOp, T, Simd256<T>>(op, ref x, ref y, ref z, n);
        else if (n >= Simd128<T>.Count) Loop<TOp, T, Simd128<T>>(op, ref x, ref y, ref z, n);
        else Lanes(op, ref x, ref y, ref z, n);
    }

    /// <summary>z[i, j] = op(x[i, j], y[j]).</summary>
    public static unsafe void MatrixRow<TOp, T>(TOp op, ref T x, ref T y, ref T z, int rows, int columns)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        var n = (nint)rows * columns;
        if (n < Ranges.ParallelElements)
        {
            MatrixRowHere(op, ref x, ref y, ref z, rows, columns);
            return;
        }
        fixed (T* px = &x, py = &y, pz = &z) Ranges.For(rows, n, 1, new RowWork<TOp, T>(op, px, py, pz, columns));
    }

    private static void MatrixRowHere<TOp, T>(TOp op, ref T x, ref T y, ref T z, int rows, int columns)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated && columns >= Simd512<T>.Count) RowLoop<TOp, T, Simd512<T>>(op, ref x, ref y, ref z, rows, columns);
        else if (Vector256.IsHardwareAccelerated && columns >= Simd256<T>.Count) RowLoop<TOp, T, Simd256<T>>(op, ref x, ref y, ref z, rows, columns);
        else if (columns >= Simd128<T>.Count) RowLoop<TOp, T, Simd128<T>>(op, ref x, ref y, ref z, rows, columns);
        else for (nint i = 0; i < rows; i++) Lanes(op, ref Unsafe.Add(ref x, i * columns), ref y, ref Unsafe.Add(ref z, i * columns), columns);
    }

    /// <summary>z[i] = op(x[i], y) for one y.</summary>
    public static void VectorScalar<TOp, T>(TOp op, ref T x, T y, ref T z, int n)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged => Map(new RightScalar<TOp, T>(op, y), ref x, ref z, n);

    /// <summary>z[i] = op(x, y[i]) for one x.</summary>
    public static void ScalarVector<TOp, T>(TOp op, T x, ref T y, ref T z, int n)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged => Map(new LeftScalar<TOp, T>(op, x), ref y, ref z, n);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop<TOp, T, TV>(TOp op, ref T x, ref T y, int n)
        where TOp : struct, IUnaryOp<T>
        where T : unmanaged
        where TV : struct, ISimd<TV, T>
    {
        nint last = n - TV.Count;
        var tail = op.Invoke(TV.Load(ref x, last));
        for (nint i = 0; i < last; i += TV.Count) TV.Store(op.Invoke(TV.Load(ref x, i)), ref y, i);
        TV.Store(tail, ref y, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop<TOp, T, TV>(TOp op, ref T x, ref T y, ref T z, int n)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
        where TV : struct, ISimd<TV, T>
    {
        nint last = n - TV.Count;
        var tail = op.Invoke(TV.Load(ref x, last), TV.Load(ref y, last));
        for (nint i = 0; i < last; i += TV.Count) TV.Store(op.Invoke(TV.Load(ref x, i), TV.Load(ref y, i)), ref z, i);
        TV.Store(tail, ref z, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RowLoop<TOp, T, TV>(TOp op, ref T x, ref T y, ref T z, int rows, int columns)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
        where TV : struct, ISimd<TV, T>
    {
        nint last = columns - TV.Count;
        var yTail = TV.Load(ref y, last);
        for (var row = 0; row < rows; row++)
        {
            var tail = op.Invoke(TV.Load(ref x, last), yTail);
            for (nint i = 0; i < last; i += TV.Count) TV.Store(op.Invoke(TV.Load(ref x, i), TV.Load(ref y, i)), ref z, i);
            TV.Store(tail, ref z, last);
            x = ref Unsafe.Add(ref x, columns);
            z = ref Unsafe.Add(ref z, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Lanes<TOp, T>(TOp op, ref T x, ref T y, int n)
        where TOp : struct, IUnaryOp<T>
        where T : unmanaged
    {
        for (nint i = 0; i < n; i++)
            Unsafe.Add(ref y, i) = op.Invoke(Simd128<T>.Create(Unsafe.Add(ref x, i))).V.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Lanes<TOp, T>(TOp op, ref T x, ref T y, ref T z, int n)
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        for (nint i = 0; i < n; i++)
            Unsafe.Add(ref z, i) = op.Invoke(Simd128<T>.Create(Unsafe.Add(ref x, i)), Simd128<T>.Create(Unsafe.Add(ref y, i))).V.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckLengths(int found, int expected)
    {
        if (found != expected) ThrowLengths(found, expected);
    }

    /// <summary>Throws where what is to be read or written ends behind the span.</summary>
    public static void CheckRange(nint end, int length)
    {
        if (end > length) throw new ArgumentException($"Elements up to {end} are not in a span of {length}.");
    }

    private static void ThrowLengths(int found, int expected) =>
        throw new ArgumentException($"The operands and the result differ in their number of elements: {found} and {expected}.");

    private readonly unsafe struct UnaryWork<TOp, T>(TOp op, T* x, T* y) : IRangeWork
        where TOp : struct, IUnaryOp<T>
        where T : unmanaged
    {
        public void Run(nint from, nint to) => MapHere(op, ref x[from], ref y[from], (int)(to - from));
    }

    private readonly unsafe struct BinaryWork<TOp, T>(TOp op, T* x, T* y, T* z) : IRangeWork
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        public void Run(nint from, nint to) => VectorVectorHere(op, ref x[from], ref y[from], ref z[from], (int)(to - from));
    }

    private readonly unsafe struct RowWork<TOp, T>(TOp op, T* x, T* y, T* z, int columns) : IRangeWork
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        public void Run(nint from, nint to) => MatrixRowHere(op, ref x[from * columns], ref y[0], ref z[from * columns], (int)(to - from), columns);
    }

    private readonly unsafe struct ScalarWork<TOp, TIn, TOut>(TIn* x, TOut* y) : IRangeWork
        where TOp : struct, IScalarUnaryOp<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) y[i] = TOp.Invoke(x[i]);
        }
    }

    private readonly struct RightScalar<TOp, T>(TOp op, T y) : IUnaryOp<T>
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => op.Invoke(x, TV.Create(y));
    }

    private readonly struct LeftScalar<TOp, T>(TOp op, T x) : IUnaryOp<T>
        where TOp : struct, IBinaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV y)
            where TV : struct, ISimd<TV, T> => op.Invoke(TV.Create(x), y);
    }
}
