using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>The product of integer matrices, which wraps as TensorFlow's does, so that its order is free: rows of the result are shared by the threads, four at a time go down two vectors of columns.</summary>
internal static unsafe class IntegerProduct<T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static void Run(T* a, bool transposeA, T* b, bool transposeB, T* c, int m, int n, int k)
    {
        if (m == 0 || n == 0) return;
        if (!transposeB)
        {
            Rows(Matrix.Of(a, transposeA, m, k), b, c, m, n, k);
            return;
        }
        var rows = Scratch.ForB<T>((nint)k * n);
        TransposeKernels.Transpose(new ReadOnlySpan<T>(b, checked(k * n)), n, k, new Span<T>(rows, k * n));
        Rows(Matrix.Of(a, transposeA, m, k), rows, c, m, n, k);
    }

    private static void Rows(in Matrix a, T* b, T* c, int m, int n, int k) =>
        Ranges.For(m, (nint)Math.Min((long)m * n * k, int.MaxValue), 4, new Work(a, b, c, n, k));

    private readonly struct Work(Matrix a, T* b, T* c, int n, int k) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i += 4) Four((int)i, (int)Math.Min(4, to - i));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Four(int i, int rows)
        {
            var a0 = (byte*)a.At(i, 0);
            // Rows past the end repeat the first one and are not stored.
            byte* a1 = rows > 1 ? a0 + a.Row : a0, a2 = rows > 2 ? a0 + (2 * a.Row) : a0, a3 = rows > 3 ? a0 + (3 * a.Row) : a0;
            var w = Vector<T>.Count;
            var target = c + ((nint)i * n);
            var j = 0;
            for (; j <= n - (2 * w); j += 2 * w)
            {
                Vector<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
                var row = b + j;
                nint at = 0;
                for (var p = 0; p < k; p++, row += n, at += a.Column)
                {
                    var b0 = Unsafe.ReadUnaligned<Vector<T>>(row);
                    var b1 = Unsafe.ReadUnaligned<Vector<T>>(row + w);
                    var value = new Vector<T>(*(T*)(a0 + at));
                    c00 += value * b0;
                    c01 += value * b1;
                    value = new Vector<T>(*(T*)(a1 + at));
                    c10 += value * b0;
                    c11 += value * b1;
                    value = new Vector<T>(*(T*)(a2 + at));
                    c20 += value * b0;
                    c21 += value * b1;
                    value = new Vector<T>(*(T*)(a3 + at));
                    c30 += value * b0;
                    c31 += value * b1;
                }
                Store(target + j, c00, c01);
                if (rows > 1) Store(target + n + j, c10, c11);
                if (rows > 2) Store(target + (2 * (nint)n) + j, c20, c21);
                if (rows > 3) Store(target + (3 * (nint)n) + j, c30, c31);
            }
            for (; j < n; j++)
            {
                for (var r = 0; r < rows; r++)
                {
                    var sum = T.Zero;
                    for (var p = 0; p < k; p++) sum = unchecked(sum + (*(T*)a.At(i + r, p) * b[((nint)p * n) + j]));
                    target[((nint)r * n) + j] = sum;
                }
            }
        }

        private static void Store(T* target, Vector<T> first, Vector<T> second)
        {
            Unsafe.WriteUnaligned(target, first);
            Unsafe.WriteUnaligned(target + Vector<T>.Count, second);
        }
    }
}
