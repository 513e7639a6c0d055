using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>The factorisation of matrices into one with orthonormal columns and an upper triangular one.</summary>
internal static class QrKernels
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>
    /// Qr: x (batch, m, n) = q r, q (batch, m, k), r (batch, k, n), k = m (full) or min(m, n). Householder's reflections in float64; their signs are those of Eigen, which TensorFlow uses:
    /// a column's first number turns its sign, but for a column that is zero below it.
    /// </summary>
    public static void Qr<T>(ReadOnlySpan<T> x, int batch, int m, int n, int k, Span<T> q, Span<T> r)
        where T : unmanaged, INumber<T>
    {
        Elementwise.CheckLengths(x.Length, batch * m * n);
        Elementwise.CheckLengths(q.Length, batch * m * k);
        Elementwise.CheckLengths(r.Length, batch * k * n);
        var (a, basis, reflection) = (new double[m * n], new double[m * k], new double[m]);
        var steps = Math.Min(m, n);
        var reflections = new double[steps][];
        for (var b = 0; b < batch; b++)
        {
            for (var i = 0; i < a.Length; i++) a[i] = double.CreateTruncating(x[(b * a.Length) + i]);
            for (var j = 0; j < steps; j++)
            {
                double tail = 0;
                for (var i = j + 1; i < m; i++) tail += a[(i * n) + j] * a[(i * n) + j];
                Array.Clear(reflection);
                if (tail > SmallestNormal)
                {
                    var first = a[(j * n) + j];
                    var norm = Math.Sqrt((first * first) + tail);
                    var turned = first >= 0 ? -norm : norm;
                    // Scaled so that I - v v^T is the reflection.
                    var scale = Math.Sqrt((turned - first) / turned);
                    reflection[j] = scale;
                    for (var i = j + 1; i < m; i++) reflection[i] = scale * a[(i * n) + j] / (first - turned);
                }
                reflections[j] = [.. reflection];
                Reflect(reflections[j], a, m, n, j);
            }
            Array.Clear(basis);
            for (var i = 0; i < k; i++) basis[(i * k) + i] = 1;
            for (var j = steps - 1; j >= 0; j--) Reflect(reflections[j], basis, m, k, j);
            for (var i = 0; i < basis.Length; i++) q[(b * basis.Length) + i] = T.CreateTruncating(basis[i]);
            for (var i = 0; i < k; i++)
                for (var j = 0; j < n; j++)
                    r[(((b * k) + i) * n) + j] = i <= j ? T.CreateTruncating(a[(i * n) + j]) : T.Zero;
        }
    }

    private static void Reflect(double[] v, double[] matrix, int rows, int columns, int from)
    {
        for (var j = 0; j < columns; j++)
        {
            double dot = 0;
            for (var i = from; i < rows; i++) dot += v[i] * matrix[(i * columns) + j];
            for (var i = from; i < rows; i++) matrix[(i * columns) + j] -= dot * v[i];
        }
    }
}
