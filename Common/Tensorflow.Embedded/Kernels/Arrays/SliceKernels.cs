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

    private static void Run<TMove, T>(
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
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        Span<long> index = stackalloc long[axes];
        index.Clear();
        var at = (nint)first;
        // Where not even the innermost axis is a run, it is a loop of single elements.
        var inner = axes == rank && rank > 0 ? (nint)size[rank - 1] : 1;
        var innerStep = axes == rank && rank > 0 ? (nint)step[rank - 1] : 0;
        var outer = axes == rank && rank > 0 ? rank - 1 : axes;
        for (nint to = 0; to < y.Length; to += (nint)run * inner)
        {
            if (run > 1)
            {
                move.Run(ref Unsafe.Add(ref x0, at), ref Unsafe.Add(ref y0, to), (int)run);
            }
            else
            {
                for (nint k = 0; k < inner; k++) move.One(ref Unsafe.Add(ref x0, at + (k * innerStep)), ref Unsafe.Add(ref y0, to + k));
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
