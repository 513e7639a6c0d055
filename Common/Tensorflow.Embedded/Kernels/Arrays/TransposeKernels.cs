using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Permutation of axes.</summary>
internal static class TransposeKernels
{
    /// <summary>y's axis i is x's axis permutation[i]; y is another span. Any element type.</summary>
    public static void Transpose<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> permutation, Span<T> y)
        where T : unmanaged
    {
        Elementwise.CheckLengths(x.Length, y.Length);
        var rank = shape.Length;
        CheckPermutation(permutation, rank);
        if (x.Length == 0) return;
        // Axes that stay neighbours are one; those of size 1 do not count.
        Span<long> stride = stackalloc long[rank];
        long step = 1;
        for (var i = rank - 1; i >= 0; i--)
        {
            stride[i] = step;
            step *= shape[i];
        }
        Span<long> size = stackalloc long[rank];
        Span<long> from = stackalloc long[rank];
        var axes = 0;
        for (var i = 0; i < rank; i++)
        {
            var a = permutation[i];
            if (shape[a] == 1) continue;
            if (axes > 0 && from[axes - 1] == stride[a] * shape[a])
            {
                size[axes - 1] *= shape[a];
                from[axes - 1] = stride[a];
            }
            else
            {
                size[axes] = shape[a];
                from[axes++] = stride[a];
            }
        }
        if (axes <= 1)
        {
            x.CopyTo(y);
            return;
        }
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        if (from[axes - 1] == 1) CopyRuns(ref x0, size[..axes], from[..axes], ref y0);
        else Blocks(ref x0, size[..axes], from[..axes], ref y0);
    }

    /// <summary>(rows, columns) to (columns, rows).</summary>
    public static void Transpose<T>(ReadOnlySpan<T> x, int rows, int columns, Span<T> y)
        where T : unmanaged
    {
        Elementwise.CheckLengths(x.Length, y.Length);
        Elementwise.CheckLengths(x.Length, rows * columns);
        Matrix(ref MemoryMarshal.GetReference(x), columns, ref MemoryMarshal.GetReference(y), rows, rows, columns);
    }

    /// <summary>The innermost axis stays innermost: runs are copied.</summary>
    private static void CopyRuns<T>(ref T x, ReadOnlySpan<long> size, ReadOnlySpan<long> from, ref T y)
        where T : unmanaged
    {
        var run = (int)size[^1];
        var outer = size.Length - 1;
        Span<long> index = stackalloc long[outer];
        index.Clear();
        nint at = 0, to = 0;
        while (true)
        {
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, at), run).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, to), run));
            to += run;
            if (!Next(index, size, from, -1, ref at)) return;
        }
    }

    /// <summary>The innermost axis of x is another one in y: matrices of these two axes are transposed, one after the other.</summary>
    private static void Blocks<T>(ref T x, ReadOnlySpan<long> size, ReadOnlySpan<long> from, ref T y)
        where T : unmanaged
    {
        var axes = size.Length;
        var own = from.IndexOf(1L);
        Span<long> to = stackalloc long[axes];
        long step = 1;
        for (var i = axes - 1; i >= 0; i--)
        {
            to[i] = step;
            step *= size[i];
        }
        var outer = axes - 1;
        Span<long> index = stackalloc long[outer];
        index.Clear();
        nint at = 0;
        while (true)
        {
            nint target = 0;
            for (var i = 0; i < outer; i++) target += (nint)(index[i] * to[i]);
            // x: rows along y's innermost axis, columns along its own.
            Matrix(ref Unsafe.Add(ref x, at), (nint)from[axes - 1], ref Unsafe.Add(ref y, target), (nint)to[own], (int)size[axes - 1], (int)size[own]);
            if (!Next(index, size, from, own, ref at)) return;
        }
    }

    /// <summary>y[j * yStride + i] = x[i * xStride + j], in squares that stay in the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe void Matrix<T>(ref T x, nint xStride, ref T y, nint yStride, int rows, int columns)
        where T : unmanaged
    {
        fixed (T* px = &x, py = &y) Ranges.For(rows, (nint)rows * columns, Square, new Work<T>(px, xStride, py, yStride, columns));
    }

    private const int Square = 16;

    private readonly unsafe struct Work<T>(T* x, nint xStride, T* y, nint yStride, int columns) : IRangeWork
        where T : unmanaged
    {
        public void Run(nint from, nint to) => MatrixRows(ref *x, xStride, ref *y, yStride, from, to, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MatrixRows<T>(ref T x, nint xStride, ref T y, nint yStride, nint from, nint to, int columns)
        where T : unmanaged
    {
        const int square = Square;
        for (var i0 = from; i0 < to; i0 += square)
        {
            var i1 = Math.Min(to, i0 + square);
            for (var j0 = 0; j0 < columns; j0 += square)
            {
                var j1 = Math.Min(columns, j0 + square);
                for (nint j = j0; j < j1; j++)
                {
                    ref var source = ref Unsafe.Add(ref x, j);
                    ref var target = ref Unsafe.Add(ref y, j * yStride);
                    for (nint i = i0; i < i1; i++) Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i * xStride);
                }
            }
        }
    }

    /// <summary>The next index of the axes but the last (and but skip); false after the last one.</summary>
    private static bool Next(Span<long> index, ReadOnlySpan<long> size, ReadOnlySpan<long> from, int skip, ref nint at)
    {
        for (var a = index.Length - 1; a >= 0; a--)
        {
            if (a == skip) continue;
            at += (nint)from[a];
            if (++index[a] < size[a]) return true;
            at -= (nint)(from[a] * size[a]);
            index[a] = 0;
        }
        return false;
    }

    private static void CheckPermutation(ReadOnlySpan<int> permutation, int rank)
    {
        if (permutation.Length != rank)
            throw new InvalidArgumentError($"transpose expects a vector of size {rank}. But input(1) is a vector of size {permutation.Length}");
        Span<bool> seen = stackalloc bool[rank];
        seen.Clear();
        foreach (var axis in permutation)
        {
            if (axis < 0 || axis >= rank) throw new InvalidArgumentError($"{axis} is out of range [0 .. {rank})");
            if (seen[axis]) throw new InvalidArgumentError($"{axis} is repeated in the permutation");
            seen[axis] = true;
        }
    }
}
