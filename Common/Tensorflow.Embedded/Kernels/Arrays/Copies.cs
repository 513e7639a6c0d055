using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Runs of elements copied from places at one distance to places at another, shared by the threads where they are large.</summary>
internal static class Copies
{
    /// <summary>y[i * yStep, ...] = x[i * xStep, ...]: so many rows of run elements each. The spans begin at the first element that is read and written.</summary>
    public static unsafe void Rows<T>(ReadOnlySpan<T> x, nint xStep, Span<T> y, nint yStep, int rows, int run)
        where T : unmanaged
    {
        if (rows == 0 || run == 0) return;
        Elementwise.CheckRange(((rows - 1) * xStep) + run, x.Length);
        Elementwise.CheckRange(((rows - 1) * yStep) + run, y.Length);
        var bytes = (nint)run * sizeof(T);
        // What is moved as one number is not cut.
        fixed (T* px = x, py = y) Ranges.For((nint)rows * run, rows * bytes / sizeof(float), bytes <= sizeof(long) ? run : 1, new Work<T>(px, xStep, py, yStep, run));
    }

    private readonly unsafe struct Work<T>(T* x, nint xStep, T* y, nint yStep, int run) : IRangeWork
        where T : unmanaged
    {
        public void Run(nint from, nint to)
        {
            // Single elements of these sizes are moved, not copied by a call.
            if (sizeof(T) * run == sizeof(int) && sizeof(T) <= sizeof(int)) Single<int>(from / run, to / run);
            else if (sizeof(T) * run == sizeof(long)) Single<long>(from / run, to / run);
            else if (run == 1) Single<T>(from, to);
            else Whole(from, to);
        }

        private void Whole(nint from, nint to)
        {
            var (row, first) = Math.DivRem(from, run);
            while (from < to)
            {
                var count = (int)Math.Min(run - first, to - from);
                new ReadOnlySpan<T>(x + (row * xStep) + first, count).CopyTo(new Span<T>(y + (row * yStep) + first, count));
                from += count;
                first = 0;
                row++;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Single<TRun>(nint first, nint last)
            where TRun : unmanaged
        {
            var source = x + (first * xStep);
            var target = y + (first * yStep);
            for (var row = first; row < last; row++, source += xStep, target += yStep)
                Unsafe.WriteUnaligned(target, Unsafe.ReadUnaligned<TRun>(source));
        }
    }
}
