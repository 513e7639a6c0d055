using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>The product by its definition, which tests compare the fast kernels with.</summary>
internal static unsafe class PlainProduct
{
    /// <summary>Every element is one chain of fused multiply-adds in the order of k, from +0; then the epilogue.</summary>
    public static void Float<T>(T* a, bool transposeA, T* b, bool transposeB, T* c, int m, int n, int k, Epilogue<T> epilogue = default)
        where T : unmanaged
    {
        var left = Matrix.Of(a, transposeA, m, k);
        var right = Matrix.Of(b, transposeB, k, n);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                T sum = default;
                for (var p = 0; p < k; p++)
                    sum = NumberKind<T>.FusedMultiplyAdd(*(T*)left.At(i, p), *(T*)right.At(p, j), sum);
                // Times 1 nothing is rounded twice: a sum, which T has no operator for.
                if (epilogue.Bias != null)
                    sum = NumberKind<T>.FusedMultiplyAdd(epilogue.Bias[j], NumberKind<T>.One, sum);
                // NaN stays NaN.
                if (epilogue.IsRelu)
                    sum = NumberKind<T>.Max(sum, default);
                c[(nint)i * n + j] = sum;
            }
        }
    }

    /// <summary>Sums wrap around, as TensorFlow's do.</summary>
    public static void Integer<T>(T* a, bool transposeA, T* b, bool transposeB, T* c, int m, int n, int k)
        where T : unmanaged, IBinaryInteger<T>
    {
        var left = Matrix.Of(a, transposeA, m, k);
        var right = Matrix.Of(b, transposeB, k, n);
        for (var i = 0; i < m; i++)
        {
            var row = c + (nint)i * n;
            new Span<T>(row, n).Clear();
            for (var p = 0; p < k; p++)
            {
                var value = *(T*)left.At(i, p);
                for (var j = 0; j < n; j++)
                    row[j] = unchecked(row[j] + value * *(T*)right.At(p, j));
            }
        }
    }
}
