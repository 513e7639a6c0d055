using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>The upstream gradient of a layer on its way through ReLU's, with its column sums.</summary>
internal static unsafe class LayerGradients
{
    /// <summary>dz = dy where the outputs are above zero, and dz's column sums added to <paramref name="sums"/>.</summary>
    /// <param name="dy">The upstream gradient.</param>
    /// <param name="outputs">What ReLU gave; null: dz is dy.</param>
    /// <param name="row">Elements from one row of dy and of the outputs to the next.</param>
    /// <param name="rows">How many.</param>
    /// <param name="columns">Columns that are wanted.</param>
    /// <param name="dz">The result.</param>
    /// <param name="dzRow">Elements from one row of it to the next.</param>
    /// <param name="sums">One for each column.</param>
    public static void Copy(float* dy, float* outputs, int row, int rows, int columns, float* dz, int dzRow, float* sums)
    {
        var column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; column <= columns - (2 * Simd512<float>.Count); column += 2 * Simd512<float>.Count) Two<Simd512<float>>(dy, outputs, row, rows, column, dz, dzRow, sums);
        }
        for (; column <= columns - (2 * Simd256<float>.Count); column += 2 * Simd256<float>.Count) Two<Simd256<float>>(dy, outputs, row, rows, column, dz, dzRow, sums);
        for (; column < columns; column++)
        {
            float sum = 0;
            for (nint i = 0; i < rows; i++)
            {
                var value = dy[(i * row) + column];
                if (outputs != null) value *= outputs[(i * row) + column] > 0 ? 1f : 0f;
                dz[(i * dzRow) + column] = value;
                sum += value;
            }
            sums[column] += sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<TV>(float* dy, float* outputs, int row, int rows, int column, float* dz, int dzRow, float* sums)
        where TV : struct, ISimd<TV, float>
    {
        var op = default(GradientKernels.ReluGradOp<float>);
        dy += column;
        dz += column;
        sums += column;
        TV a = default, b = default;
        if (outputs == null)
        {
            for (; rows > 0; rows--, dy += row, dz += dzRow)
            {
                var (x, y) = (TV.Load(ref *dy, 0), TV.Load(ref *dy, TV.Count));
                TV.Store(x, ref *dz, 0);
                TV.Store(y, ref *dz, TV.Count);
                (a, b) = (a + x, b + y);
            }
        }
        else
        {
            for (outputs += column; rows > 0; rows--, dy += row, outputs += row, dz += dzRow)
            {
                var x = op.Invoke(TV.Load(ref *dy, 0), TV.Load(ref *outputs, 0));
                var y = op.Invoke(TV.Load(ref *dy, TV.Count), TV.Load(ref *outputs, TV.Count));
                TV.Store(x, ref *dz, 0);
                TV.Store(y, ref *dz, TV.Count);
                (a, b) = (a + x, b + y);
            }
        }
        TV.Store(TV.Load(ref *sums, 0) + a, ref *sums, 0);
        TV.Store(TV.Load(ref *sums, TV.Count) + b, ref *sums, TV.Count);
    }
}
