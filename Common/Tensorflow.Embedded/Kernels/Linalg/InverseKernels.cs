using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>Inverses of square matrices.</summary>
internal static class InverseKernels
{
    /// <summary>MatrixInverse: (batch, n, n) to (batch, n, n), of the transposed matrices if asked. Gauss and Jordan's elimination with the largest pivot of the column, in float64.</summary>
    /// <exception cref="InvalidArgumentError">A matrix is singular.</exception>
    public static void Inverse<T>(ReadOnlySpan<T> x, int batch, int n, bool transpose, Span<T> y)
        where T : unmanaged, INumber<T>
    {
        Elementwise.CheckLengths(x.Length, batch * n * n);
        Elementwise.CheckLengths(y.Length, x.Length);
        // The matrix, and the identity beside it, which becomes the inverse.
        var width = 2 * n;
        var rows = new double[n * width];
        for (var b = 0; b < batch; b++)
        {
            var matrix = x.Slice(b * n * n, n * n);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    rows[(i * width) + j] = double.CreateTruncating(matrix[transpose ? (j * n) + i : (i * n) + j]);
                    rows[(i * width) + n + j] = i == j ? 1 : 0;
                }
            }
            Eliminate(rows, n, width);
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    y[(((b * n) + i) * n) + j] = T.CreateTruncating(rows[(i * width) + n + j]);
        }
    }

    private static void Eliminate(double[] rows, int n, int width)
    {
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var i = column + 1; i < n; i++)
                if (Math.Abs(rows[(i * width) + column]) > Math.Abs(rows[(pivot * width) + column])) pivot = i;
            var value = rows[(pivot * width) + column];
            if (value == 0) throw new InvalidArgumentError("Input is not invertible. [Op:MatrixInverse]");
            var own = rows.AsSpan(column * width, width);
            if (pivot != column)
            {
                var other = rows.AsSpan(pivot * width, width);
                for (var j = 0; j < width; j++) (own[j], other[j]) = (other[j], own[j]);
            }
            for (var j = 0; j < width; j++) own[j] /= value;
            for (var i = 0; i < n; i++)
            {
                var factor = rows[(i * width) + column];
                if (i == column || factor == 0) continue;
                for (var j = 0; j < width; j++) rows[(i * width) + j] -= factor * own[j];
            }
        }
    }
}
