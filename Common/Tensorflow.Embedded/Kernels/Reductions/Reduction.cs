using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>
/// Reduction over any axes of a row-major tensor. Axes of size 1 and runs of axes that are all kept or all reduced count as one; what is left is rows, columns, or, with more
/// than one run of reduced axes, one run after the other from the innermost out.
/// </summary>
internal static class Reduction
{
    /// <summary>The result has the kept axes in their order. Negative axes count from the end; no axes: each element for itself.</summary>
    public static void Run<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<T> result)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        // The common cases without further ado: a whole vector or matrix, its rows, its columns.
        if (x.Length > 0 && shape.Length is 1 or 2 && axes.Length > 0)
        {
            ref var x0 = ref MemoryMarshal.GetReference(x);
            ref var result0 = ref MemoryMarshal.GetReference(result);
            if (axes.Length == shape.Length && axes[0] == 0 && axes[^1] == shape.Length - 1)
            {
                Elementwise.CheckLengths(result.Length, 1);
                result0 = RowReduction.Run<TOp, T>(ref x0, x.Length);
                return;
            }
            if (axes.Length == 1 && shape.Length == 2 && axes[0] is 0 or 1)
            {
                var (rows, columns) = ((int)shape[0], (int)shape[1]);
                Elementwise.CheckLengths(result.Length, axes[0] == 0 ? columns : rows);
                if (axes[0] == 1) One<TOp, T>(ref x0, rows, columns, 1, ref result0);
                else One<TOp, T>(ref x0, 1, rows, columns, ref result0);
                return;
            }
        }
        General<TOp, T>(x, shape, axes, result);
    }

    private static void General<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<T> result)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        Span<long> size = stackalloc long[shape.Length];
        Span<bool> reduced = stackalloc bool[shape.Length];
        var runs = Runs(shape, axes, size, reduced, out var kept);
        Elementwise.CheckLengths(result.Length, kept);
        if (x.Length == 0) result.Fill(TOp.Identity);
        else Run<TOp, CombineOp<TOp, T>, T>(ref MemoryMarshal.GetReference(x), size[..runs], reduced[..runs], ref MemoryMarshal.GetReference(result));
    }

    /// <summary>Over all elements.</summary>
    public static T Run<TOp, T>(ReadOnlySpan<T> x)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged => x.Length == 0 ? TOp.Identity : RowReduction.Run<TOp, T>(ref MemoryMarshal.GetReference(x), x.Length);

    /// <summary>Merges axes into runs, the outermost first; also the number of elements of the result.</summary>
    private static int Runs(ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<long> size, Span<bool> reduced, out int kept)
    {
        Span<bool> isReduced = stackalloc bool[shape.Length];
        isReduced.Clear();
        foreach (var axis in axes)
        {
            if (axis < -shape.Length || axis >= shape.Length)
                throw new InvalidArgumentError($"Invalid reduction dimension ({axis} for input with {shape.Length} dimension(s)");
            isReduced[axis < 0 ? axis + shape.Length : axis] = true;
        }
        var runs = 0;
        long keptLong = 1;
        for (var i = 0; i < shape.Length; i++)
        {
            if (!isReduced[i]) keptLong *= shape[i];
            if (shape[i] == 1) continue;
            if (runs > 0 && reduced[runs - 1] == isReduced[i])
            {
                size[runs - 1] *= shape[i];
            }
            else
            {
                size[runs] = shape[i];
                reduced[runs++] = isReduced[i];
            }
        }
        kept = checked((int)keptLong);
        return runs;
    }

    // TRest combines what TOp has made of some of the axes: a CombineOp of a CombineOp would be another type at each step, without end.
    private static void Run<TOp, TRest, T>(ref T x, ReadOnlySpan<long> size, ReadOnlySpan<bool> reduced, ref T result)
        where TOp : struct, IReduceOp<T>
        where TRest : struct, IReduceOp<T>
        where T : unmanaged
    {
        var last = reduced.LastIndexOf(true);
        var inner = last == size.Length - 1 ? 1 : (int)size[^1];
        if (last < 0)
        {
            for (nint i = 0; i < inner; i++) Unsafe.Add(ref result, i) = RowReduction.Run<TOp, T>(ref Unsafe.Add(ref x, i), 1);
            return;
        }
        var outer = 1;
        foreach (var n in size[..last]) outer *= (int)n;
        if (reduced[..last].Contains(true))
        {
            var length = outer * inner;
            var partial = ArrayPool<T>.Shared.Rent(length);
            ref var p = ref MemoryMarshal.GetArrayDataReference(partial);
            One<TOp, T>(ref x, outer, (int)size[last], inner, ref p);
            // Without the run that is done; its neighbours, both kept, are one.
            Span<long> restSize = stackalloc long[size.Length];
            Span<bool> restReduced = stackalloc bool[size.Length];
            size[..last].CopyTo(restSize);
            reduced[..last].CopyTo(restReduced);
            restSize[last - 1] *= inner;
            Run<TRest, TRest, T>(ref p, restSize[..last], restReduced[..last], ref result);
            ArrayPool<T>.Shared.Return(partial);
        }
        else
        {
            One<TOp, T>(ref x, outer, (int)size[last], inner, ref result);
        }
    }

    /// <summary>(outer, n, inner) to (outer, inner).</summary>
    private static unsafe void One<TOp, T>(ref T x, int outer, int n, int inner, ref T result)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        if (inner == 1)
        {
            fixed (T* px = &x, to = &result) Ranges.For(outer, (nint)outer * n, 1, new Rows<TOp, T>(px, n, to));
        }
        else
        {
            for (nint i = 0; i < outer; i++)
            {
                ref var block = ref Unsafe.Add(ref x, i * n * inner);
                ColumnReduction.Run<TOp, T>(ref block, ref block, ref block, n, inner, ref Unsafe.Add(ref result, i * inner));
            }
        }
    }

    private readonly unsafe struct Rows<TOp, T>(T* x, int n, T* result) : IRangeWork
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) result[i] = RowReduction.Run<TOp, T>(ref x[i * n], n);
        }
    }
}
