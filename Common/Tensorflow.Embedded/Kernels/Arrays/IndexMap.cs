using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>Results each element of which is one of the operand or a constant, described axis by axis by segments.</summary>
internal static class IndexMap
{
    /// <summary>y (of shape result) from x (of shape shape); axes[i] are the segments that make up the result's axis i; otherwise stands where a segment is outside.</summary>
    public static unsafe void Run<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, Segment[][] axes, T otherwise, Span<T> y, ReadOnlySpan<long> result)
        where T : unmanaged
    {
        Elementwise.CheckLengths(x.Length, Axes.Count(shape));
        Elementwise.CheckLengths(y.Length, Axes.Count(result));
        if (y.Length == 0) return;
        // Trailing axes that are the operand's own are one run.
        var inner = axes.Length - 1;
        var run = 1;
        while (inner >= 0 && Segment.IsWhole(axes[inner], shape[inner])) run *= (int)shape[inner--];
        if (inner < 0)
        {
            x.CopyTo(y);
            return;
        }
        var offsets = Offsets(axes.AsSpan(0, inner), shape);
        fixed (T* px = x, py = y)
            Ranges.For(y.Length, y.Length, 1, new Work<T>(px, py, offsets, axes[inner], run, (int)result[inner] * run, (int)shape[inner] * run, otherwise));
    }

    /// <summary>For each outer axis what each of its indices adds to the operand's offset, in rows of the inner axis; -1 where it is outside.</summary>
    private static int[][] Offsets(ReadOnlySpan<Segment[]> axes, ReadOnlySpan<long> shape)
    {
        var offsets = new int[axes.Length][];
        var stride = 1;
        for (var axis = axes.Length - 1; axis >= 0; axis--)
        {
            var of = new List<int>();
            foreach (var (count, source, step) in axes[axis])
                for (var i = 0; i < count; i++) of.Add(source < 0 ? -1 : (source + (i * step)) * stride);
            offsets[axis] = [.. of];
            stride *= (int)shape[axis];
        }
        return offsets;
    }

    private readonly unsafe struct Work<T>(T* x, T* y, int[][] offsets, Segment[] segments, int run, int rowLength, int operandRow, T otherwise) : IRangeWork
        where T : unmanaged
    {
        public void Run(nint from, nint to)
        {
            var index = new int[offsets.Length];
            var row = from / rowLength;
            for (var axis = index.Length - 1; axis >= 0; axis--)
            {
                index[axis] = (int)(row % offsets[axis].Length);
                row /= offsets[axis].Length;
            }
            var first = (int)(from % rowLength);
            while (from < to)
            {
                var last = (int)Math.Min(rowLength, first + (to - from));
                Row(Operand(index), y + from, first, last);
                from += last - first;
                first = 0;
                for (var axis = index.Length - 1; axis >= 0 && ++index[axis] == offsets[axis].Length; axis--) index[axis] = 0;
            }
        }

        /// <summary>The operand's row of an index, null where it is outside.</summary>
        private T* Operand(int[] index)
        {
            nint at = 0;
            for (var axis = 0; axis < index.Length; axis++)
            {
                var offset = offsets[axis][index[axis]];
                if (offset < 0) return null;
                at += offset;
            }
            return x + (at * operandRow);
        }

        /// <summary>Elements first to last of a row.</summary>
        private void Row(T* source, T* target, int first, int last)
        {
            if (source == null)
            {
                new Span<T>(target, last - first).Fill(otherwise);
                return;
            }
            var begin = 0;
            foreach (var segment in segments)
            {
                var end = begin + (segment.Count * run);
                int f = Math.Max(first, begin), l = Math.Min(last, end);
                if (f < l) Part(segment, source, new Span<T>(target + (f - first), l - f), f - begin);
                begin = end;
                if (begin >= last) return;
            }
        }

        /// <summary>target[i] = source[-i].</summary>
        private static void Backwards(T* source, Span<T> target)
        {
            var rest = target.Length;
            if (sizeof(T) == sizeof(uint) && Vector512.IsHardwareAccelerated)
            {
                var turned = Vector512<uint>.Indices ^ Vector512.Create((uint)Vector512<uint>.Count - 1);
                // Forwards through the source: the processor fetches ahead in that direction.
                fixed (T* to = target)
                    for (; rest >= Vector512<uint>.Count; rest -= Vector512<uint>.Count)
                        Vector512.Shuffle(Vector512.Load((uint*)(source - rest + 1)), turned).Store((uint*)to + rest - Vector512<uint>.Count);
            }
            new ReadOnlySpan<T>(source - rest + 1, rest).CopyTo(target);
            target[..rest].Reverse();
        }

        /// <summary>A segment's elements from an offset in it.</summary>
        private void Part(Segment segment, T* source, Span<T> target, int offset)
        {
            if (segment.Source < 0)
            {
                target.Fill(otherwise);
            }
            else if (segment.Step == 1)
            {
                new ReadOnlySpan<T>(source + ((nint)segment.Source * run) + offset, target.Length).CopyTo(target);
            }
            else if (run == 1 && segment.Step == 0)
            {
                target.Fill(source[segment.Source]);
            }
            else if (run == 1)
            {
                Backwards(source + segment.Source - offset, target);
            }
            else
            {
                for (var done = 0; done < target.Length;)
                {
                    var (item, within) = Math.DivRem(offset + done, run);
                    var count = Math.Min(run - within, target.Length - done);
                    new ReadOnlySpan<T>(source + ((nint)(segment.Source + (item * segment.Step)) * run) + within, count).CopyTo(target[done..]);
                    done += count;
                }
            }
        }
    }
}
