using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>
/// Reduction of each column of a row-major matrix. Rows are taken 64 at a time and these partial results joined: rounding errors grow with 64 + rows / 64, and a column's
/// result depends on the number of rows alone.
/// </summary>
internal static class ColumnReduction
{
    private const int Chunk = 64;

    /// <summary>result[j] over x[i, j] (and y[i, j], p[j], where the op uses them). At least one row; the result is none of the operands.</summary>
    public static unsafe void Run<TOp, T>(ref T x, ref T y, ref T p, int rows, int columns, ref T result)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var w = 4 * Simd256<T>.Count;
        nint j = columns / w * w;
        fixed (T* px = &x, py = &y, pp = &p, to = &result)
            Ranges.For(j, j * rows, w, new Strips<TOp, T>(px, py, pp, rows, columns, to));
        Rest<TOp, T>(ref x, ref y, ref p, rows, columns, j, ref result);
    }

    private readonly unsafe struct Strips<TOp, T>(T* x, T* y, T* p, int rows, int columns, T* result) : IRangeWork
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        public void Run(nint from, nint to)
        {
            for (var j = from; j < to; j += 4 * Simd256<T>.Count)
                Strip4<TOp, T>(ref Unsafe.AsRef<T>(x), ref Unsafe.AsRef<T>(y), ref Unsafe.AsRef<T>(p), rows, columns, j, ref Unsafe.AsRef<T>(result));
        }
    }

    private static void Rest<TOp, T>(ref T x, ref T y, ref T p, int rows, int columns, nint j, ref T result)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var w = Simd256<T>.Count;
        if (columns >= w)
        {
            for (; j <= columns - w; j += w) Strip<TOp, T, Simd256<T>>(ref x, ref y, ref p, rows, columns, j, ref result);
            // The last strip overlaps: its columns come out the same again.
            if (j < columns) Strip<TOp, T, Simd256<T>>(ref x, ref y, ref p, rows, columns, columns - w, ref result);
        }
        else if (columns >= Simd128<T>.Count)
        {
            Strip<TOp, T, Simd128<T>>(ref x, ref y, ref p, rows, columns, 0, ref result);
            if (columns > Simd128<T>.Count) Strip<TOp, T, Simd128<T>>(ref x, ref y, ref p, rows, columns, columns - Simd128<T>.Count, ref result);
        }
        else
        {
            for (; j < columns; j++) One<TOp, T>(ref x, ref y, ref p, rows, columns, j, ref result);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Strip4<TOp, T>(ref T x, ref T y, ref T p, int rows, int columns, nint j, ref T result)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var w = Simd256<T>.Count;
        Simd256<T> pa = default, pb = default, pc = default, pd = default;
        if (TOp.HasParameter)
        {
            pa = Simd256<T>.Load(ref p, j);
            pb = Simd256<T>.Load(ref p, j + w);
            pc = Simd256<T>.Load(ref p, j + (2 * w));
            pd = Simd256<T>.Load(ref p, j + (3 * w));
        }
        for (var from = 0; from < rows; from += Chunk)
        {
            var to = Math.Min(rows, from + Chunk);
            var at = ((nint)from * columns) + j;
            var a = Element<TOp, T, Simd256<T>>(ref x, ref y, at, pa);
            var b = Element<TOp, T, Simd256<T>>(ref x, ref y, at + w, pb);
            var c = Element<TOp, T, Simd256<T>>(ref x, ref y, at + (2 * w), pc);
            var d = Element<TOp, T, Simd256<T>>(ref x, ref y, at + (3 * w), pd);
            for (var i = from + 1; i < to; i++)
            {
                at += columns;
                a = TOp.Combine(a, Element<TOp, T, Simd256<T>>(ref x, ref y, at, pa));
                b = TOp.Combine(b, Element<TOp, T, Simd256<T>>(ref x, ref y, at + w, pb));
                c = TOp.Combine(c, Element<TOp, T, Simd256<T>>(ref x, ref y, at + (2 * w), pc));
                d = TOp.Combine(d, Element<TOp, T, Simd256<T>>(ref x, ref y, at + (3 * w), pd));
            }
            if (from > 0)
            {
                a = TOp.Combine(Simd256<T>.Load(ref result, j), a);
                b = TOp.Combine(Simd256<T>.Load(ref result, j + w), b);
                c = TOp.Combine(Simd256<T>.Load(ref result, j + (2 * w)), c);
                d = TOp.Combine(Simd256<T>.Load(ref result, j + (3 * w)), d);
            }
            Simd256<T>.Store(a, ref result, j);
            Simd256<T>.Store(b, ref result, j + w);
            Simd256<T>.Store(c, ref result, j + (2 * w));
            Simd256<T>.Store(d, ref result, j + (3 * w));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Strip<TOp, T, TV>(ref T x, ref T y, ref T p, int rows, int columns, nint j, ref T result)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
        where TV : struct, ISimd<TV, T>
    {
        var parameter = TOp.HasParameter ? TV.Load(ref p, j) : default;
        TV total = default;
        for (var from = 0; from < rows; from += Chunk)
        {
            var to = Math.Min(rows, from + Chunk);
            var at = ((nint)from * columns) + j;
            var a = Element<TOp, T, TV>(ref x, ref y, at, parameter);
            for (var i = from + 1; i < to; i++)
            {
                at += columns;
                a = TOp.Combine(a, Element<TOp, T, TV>(ref x, ref y, at, parameter));
            }
            total = from > 0 ? TOp.Combine(total, a) : a;
        }
        TV.Store(total, ref result, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void One<TOp, T>(ref T x, ref T y, ref T p, int rows, int columns, nint j, ref T result)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var parameter = TOp.HasParameter ? Simd128<T>.Create(Unsafe.Add(ref p, j)) : default;
        Simd128<T> total = default;
        for (var from = 0; from < rows; from += Chunk)
        {
            var to = Math.Min(rows, from + Chunk);
            Simd128<T> a = default;
            for (var i = from; i < to; i++)
            {
                var at = ((nint)i * columns) + j;
                var v = Simd128<T>.Create(Unsafe.Add(ref x, at));
                v = TOp.Map(v, TOp.HasSecond ? Simd128<T>.Create(Unsafe.Add(ref y, at)) : v, parameter);
                a = i == from ? v : TOp.Combine(a, v);
            }
            total = from > 0 ? TOp.Combine(total, a) : a;
        }
        Unsafe.Add(ref result, j) = System.Runtime.Intrinsics.Vector128.ToScalar(total.V);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Element<TOp, T, TV>(ref T x, ref T y, nint at, TV parameter)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
        where TV : struct, ISimd<TV, T>
    {
        var v = TV.Load(ref x, at);
        return TOp.Map(v, TOp.HasSecond ? TV.Load(ref y, at) : v, parameter);
    }
}
