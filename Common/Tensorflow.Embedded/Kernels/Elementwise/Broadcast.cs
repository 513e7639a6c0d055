using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Loops of a binary op along the innermost axis, where each operand either runs along or stands still.</summary>
internal interface IBinaryRow<TIn, TOut>
{
    /// <summary>z[i] = op(x[i], y[i]).</summary>
    void VectorVector(ref TIn x, ref TIn y, ref TOut z, int n);

    /// <summary>z[i] = op(x[i], y).</summary>
    void VectorScalar(ref TIn x, TIn y, ref TOut z, int n);

    /// <summary>z[i] = op(x, y[i]).</summary>
    void ScalarVector(TIn x, ref TIn y, ref TOut z, int n);

    /// <summary>z[i, j] = op(x[i, j], y[j]).</summary>
    void MatrixRow(ref TIn x, ref TIn y, ref TOut z, int rows, int columns);
}

/// <summary>NumPy's broadcasting of two operands, row-major.</summary>
internal static class Broadcast
{
    /// <summary>The number of axes of the result.</summary>
    public static int Rank(ReadOnlySpan<long> x, ReadOnlySpan<long> y) => Math.Max(x.Length, y.Length);

    /// <summary>Writes the result's shape; throws <see cref="InvalidArgumentError"/> where the shapes do not go together.</summary>
    public static void Shape(ReadOnlySpan<long> x, ReadOnlySpan<long> y, Span<long> result)
    {
        var rank = Rank(x, y);
        for (var i = 0; i < rank; i++)
            result[i] = Dimension(x, y, i, rank);
    }

    /// <summary>The shape to which all three broadcast is written; its rank is returned.</summary>
    public static int Shape(ReadOnlySpan<long> x, ReadOnlySpan<long> y, ReadOnlySpan<long> z, Span<long> result)
    {
        var rank = Rank(x, y);
        Span<long> first = stackalloc long[rank];
        Shape(x, y, first);
        Shape(first, z, result);
        return Math.Max(rank, z.Length);
    }

    public static void Run<TRow, TIn, TOut>(
        TRow row, ReadOnlySpan<TIn> x, ReadOnlySpan<long> xShape, ReadOnlySpan<TIn> y, ReadOnlySpan<long> yShape, Span<TOut> z)
        where TRow : struct, IBinaryRow<TIn, TOut>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        if (x.Length == y.Length && xShape.SequenceEqual(yShape))
        {
            Elementwise.CheckLengths(x.Length, z.Length);
            row.VectorVector(ref x0, ref y0, ref z0, z.Length);
        }
        else if (y.Length == 1)
        {
            Elementwise.CheckLengths(x.Length, z.Length);
            row.VectorScalar(ref x0, y0, ref z0, z.Length);
        }
        else if (x.Length == 1)
        {
            Elementwise.CheckLengths(y.Length, z.Length);
            row.ScalarVector(x0, ref y0, ref z0, z.Length);
        }
        else if (y.Length > 1 && yShape.Length < xShape.Length && xShape.EndsWith(yShape))
        {
            // A row vector over rows: bias.
            Elementwise.CheckLengths(x.Length, z.Length);
            row.MatrixRow(ref x0, ref y0, ref z0, z.Length / y.Length, y.Length);
        }
        else if (y.Length > 0 && yShape.Length == xShape.Length && yShape[^1] == 1 && yShape[..^1].SequenceEqual(xShape[..^1]))
        {
            // A column vector over columns.
            Elementwise.CheckLengths(x.Length, z.Length);
            var columns = (int)xShape[^1];
            for (nint i = 0; i < y.Length; i++)
                row.VectorScalar(ref Unsafe.Add(ref x0, i * columns), Unsafe.Add(ref y0, i), ref Unsafe.Add(ref z0, i * columns), columns);
        }
        else
        {
            Strided(row, ref x0, xShape, ref y0, yShape, z);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Strided<TRow, TIn, TOut>(
        TRow row, ref TIn x, ReadOnlySpan<long> xShape, ref TIn y, ReadOnlySpan<long> yShape, Span<TOut> z)
        where TRow : struct, IBinaryRow<TIn, TOut>
    {
        var rank = Rank(xShape, yShape);
        // Axes from the innermost out; neighbours along which both operands behave alike are one axis.
        Span<long> size = stackalloc long[rank];
        Span<long> xStep = stackalloc long[rank];
        Span<long> yStep = stackalloc long[rank];
        Span<long> index = stackalloc long[rank];
        int axes = 0, lastKind = -1;
        long xStride = 1, yStride = 1, total = 1;
        for (var i = rank - 1; i >= 0; i--)
        {
            var n = Dimension(xShape, yShape, i, rank);
            total *= n;
            var xMoves = At(xShape, i, rank) != 1;
            var yMoves = At(yShape, i, rank) != 1;
            if (n == 1) continue;
            var kind = (xMoves ? 1 : 0) + (yMoves ? 2 : 0);
            if (kind == lastKind)
            {
                size[axes - 1] *= n;
            }
            else
            {
                size[axes] = n;
                xStep[axes] = xMoves ? xStride : 0;
                yStep[axes] = yMoves ? yStride : 0;
                axes++;
                lastKind = kind;
            }
            if (xMoves) xStride *= n;
            if (yMoves) yStride *= n;
        }
        Elementwise.CheckLengths(checked((int)total), z.Length);
        if (total == 0) return;
        index.Clear();
        ref var z0 = ref MemoryMarshal.GetReference(z);
        var inner = axes == 0 ? 1 : (int)size[0];
        var xRuns = axes == 0 || xStep[0] != 0;
        var yRuns = axes == 0 || yStep[0] != 0;
        nint xi = 0, yi = 0;
        for (nint zi = 0; zi < z.Length; zi += inner)
        {
            ref var target = ref Unsafe.Add(ref z0, zi);
            if (xRuns && yRuns) row.VectorVector(ref Unsafe.Add(ref x, xi), ref Unsafe.Add(ref y, yi), ref target, inner);
            else if (xRuns) row.VectorScalar(ref Unsafe.Add(ref x, xi), Unsafe.Add(ref y, yi), ref target, inner);
            else row.ScalarVector(Unsafe.Add(ref x, xi), ref Unsafe.Add(ref y, yi), ref target, inner);
            for (var a = 1; a < axes; a++)
            {
                xi += (nint)xStep[a];
                yi += (nint)yStep[a];
                if (++index[a] < size[a]) break;
                xi -= (nint)(xStep[a] * size[a]);
                yi -= (nint)(yStep[a] * size[a]);
                index[a] = 0;
            }
        }
    }

    private static long Dimension(ReadOnlySpan<long> x, ReadOnlySpan<long> y, int axis, int rank)
    {
        long m = At(x, axis, rank), n = At(y, axis, rank);
        if (m != n && m != 1 && n != 1) throw new InvalidArgumentError($"Incompatible shapes: {Text(x)} vs. {Text(y)}");
        return m == 1 ? n : m;
    }

    /// <summary>The size along an axis of the result, 1 where the operand has no such axis.</summary>
    private static long At(ReadOnlySpan<long> shape, int axis, int rank) => axis < rank - shape.Length ? 1 : shape[axis - (rank - shape.Length)];

    /// <summary>[2,3], as TensorFlow writes a shape in messages.</summary>
    public static string Text(ReadOnlySpan<long> shape)
    {
        var text = new System.Text.StringBuilder("[");
        for (var i = 0; i < shape.Length; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(shape[i]);
        }
        return text.Append(']').ToString();
    }
}
