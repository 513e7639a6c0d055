using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Slices with a first index, a size and a stride along each axis; masks, negative indices and ends are the caller's to resolve.</summary>
internal static class SliceKernels
{
    /// <summary>y (of shape size) = x[begin], x[begin + stride], ... along each axis; strides may be negative. Any element type.</summary>
    public static void StridedSlice<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<long> begin, ReadOnlySpan<long> stride, ReadOnlySpan<long> size, Span<T> y)
        where T : unmanaged => Run(default(Copy<T>), x, shape, begin, stride, size, y);

    /// <summary>Slice: stride 1.</summary>
    public static void Slice<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<long> begin, ReadOnlySpan<long> size, Span<T> y)
        where T : unmanaged
    {
        Span<long> ones = stackalloc long[shape.Length];
        ones.Fill(1);
        Run(default(Copy<T>), x, shape, begin, ones, size, y);
    }

    /// <summary>The way back, StridedSliceGrad: x (of shape size) goes where the slice would take it from y (of shape shape); the rest of y stays.</summary>
    public static void StridedSliceScatter<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<long> begin, ReadOnlySpan<long> stride, ReadOnlySpan<long> size, Span<T> y)
        where T : unmanaged =>
        Run(default(CopyBack<T>), y, shape, begin, stride, size, MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(x), x.Length));

    private static unsafe void Run<TMove, T>(
        TMove move, ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<long> begin, ReadOnlySpan<long> stride, ReadOnlySpan<long> size, Span<T> y)
        where TMove : struct, IMove<T>
        where T : unmanaged
    {
        var rank = shape.Length;
        Elementwise.CheckLengths(x.Length, Axes.Count(shape));
        Elementwise.CheckLengths(y.Length, Axes.Count(size));
        Span<long> step = stackalloc long[rank];
        long xStride = 1, first = 0;
        for (var i = rank - 1; i >= 0; i--)
        {
            var last = begin[i] + ((size[i] - 1) * stride[i]);
            if (size[i] > 0 && (begin[i] < 0 || begin[i] >= shape[i] || last < 0 || last >= shape[i]))
                throw new InvalidArgumentError($"Slice from {begin[i]} to {last} is not in dimension {i} of shape {Broadcast.Text(shape)}");
            step[i] = xStride * stride[i];
            first += begin[i] * xStride;
            xStride *= shape[i];
        }
        if (y.Length == 0) return;
        // Trailing axes that are taken whole are one run.
        var axes = rank;
        long run = 1;
        while (axes > 0 && step[axes - 1] == run && (axes == rank || size[axes] == shape[axes]))
        {
            run *= size[axes - 1];
            axes--;
        }
        // Where not even the innermost axis is a run, it is a loop of single elements.
        var single = axes == rank && rank > 0;
        var outer = single ? rank - 1 : axes;
        var inner = single ? (int)size[rank - 1] : 1;
        fixed (T* px = x, py = y)
        fixed (long* sizes = size, steps = step)
        {
            var rows = y.Length / ((nint)run * inner);
            Ranges.For(rows, y.Length, 1, new Work<TMove, T>(move, px + first, py, sizes, steps, outer, (int)run, inner, single ? (nint)step[rank - 1] : 0));
        }
    }

    /// <summary>Rows of the slice: runs, or single elements along the innermost axis.</summary>
    private readonly unsafe struct Work<TMove, T>(TMove move, T* x, T* y, long* size, long* step, int outer, int run, int inner, nint innerStep) : IRangeWork
        where TMove : struct, IMove<T>
        where T : unmanaged
    {
        public void Run(nint from, nint to)
        {
            Span<long> index = stackalloc long[outer];
            nint at = 0;
            long rest = from;
            for (var a = outer - 1; a >= 0; a--)
            {
                (rest, index[a]) = Math.DivRem(rest, size[a]);
                at += (nint)(index[a] * step[a]);
            }
            for (var row = from; row < to; row++)
            {
                var target = y + (row * run * inner);
                if (run > 1)
                {
                    move.Run(ref x[at], ref *target, run);
                }
                else
                {
                    for (nint k = 0; k < inner; k++) move.One(ref x[at + (k * innerStep)], ref target[k]);
                }
                for (var a = outer - 1; a >= 0; a--)
                {
                    at += (nint)step[a];
                    if (++index[a] < size[a]) break;
                    at -= (nint)(step[a] * size[a]);
                    index[a] = 0;
                }
            }
        }
    }

    private interface IMove<T>
    {
        void One(ref T x, ref T y);

        void Run(ref T x, ref T y, int n);
    }

    private readonly struct Copy<T> : IMove<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void One(ref T x, ref T y) => y = x;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run(ref T x, ref T y, int n) => MemoryMarshal.CreateSpan(ref x, n).CopyTo(MemoryMarshal.CreateSpan(ref y, n));
    }

    private readonly struct CopyBack<T> : IMove<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void One(ref T x, ref T y) => x = y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run(ref T x, ref T y, int n) => MemoryMarshal.CreateSpan(ref y, n).CopyTo(MemoryMarshal.CreateSpan(ref x, n));
    }
}
