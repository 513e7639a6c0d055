using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// C(m, n) = op(A) op(B), all row-major and contiguous; op(A) has shape (m, k), op(B) (k, n). Every element of C is one chain of fused multiply-adds
/// in the order of k that starts from +0, whatever the shape, the vector width and the number of threads: the same bits each time.
/// </summary>
/// <remarks>C must not overlap A or B. A size of 0 is allowed: with k = 0 C is the epilogue of 0.</remarks>
internal static unsafe class MatMulKernel
{
    /// <summary>Up to so many multiply-adds nothing is packed.</summary>
    private const int SmallSize = 8192;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Float(
        float* a, bool transposeA, float* b, bool transposeB, float* c, int m, int n, int k, Epilogue<float> epilogue = default) =>
        Run(VectorWidths.Best, a, transposeA, b, transposeB, c, m, n, k, epilogue);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Double(
        double* a, bool transposeA, double* b, bool transposeB, double* c, int m, int n, int k, Epilogue<double> epilogue = default) =>
        Run(VectorWidths.Best, a, transposeA, b, transposeB, c, m, n, k, epilogue);

    public static void Int32(int* a, bool transposeA, int* b, bool transposeB, int* c, int m, int n, int k) =>
        IntegerProduct<int>.Run(a, transposeA, b, transposeB, c, m, n, k);

    public static void Int64(long* a, bool transposeA, long* b, bool transposeB, long* c, int m, int n, int k) =>
        IntegerProduct<long>.Run(a, transposeA, b, transposeB, c, m, n, k);

    /// <summary>The product of floats or doubles with vectors of the given width. Where that is a constant, nothing else is compiled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T>(
        VectorWidth width, T* a, bool transposeA, T* b, bool transposeB, T* c, int m, int n, int k, Epilogue<T> epilogue)
        where T : unmanaged
    {
        if (width == VectorWidth.Bits512)
            Run<T, Vector512<T>, TileSimd512<T>>(a, transposeA, b, transposeB, c, m, n, k, epilogue);
        else if (width == VectorWidth.Bits256)
            Run<T, Vector256<T>, TileSimd256<T>>(a, transposeA, b, transposeB, c, m, n, k, epilogue);
        else
            Run<T, Vector128<T>, TileSimd128<T>>(a, transposeA, b, transposeB, c, m, n, k, epilogue);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, TVector, TSimd>(
        T* left, bool transposeA, T* right, bool transposeB, T* c, int m, int n, int k, in Epilogue<T> epilogue)
        where T : unmanaged
        where TVector : struct
        where TSimd : struct, ITileSimd<T, TVector>
    {
        if (m == 0 || n == 0)
            return;
        var a = Matrix.Of(left, transposeA, m, k);
        // One column or one row lies the same way transposed.
        var b = Matrix.Of(right, transposeB && n > 1 && k > 1, k, n);
        if ((long)m * n * k > SmallSize && FewProduct<T, TVector, TSimd>.Takes(b, m, n, k))
            FewProduct<T, TVector, TSimd>.Run(a, b, c, m, n, k, epilogue);
        else if ((long)m * n * k > SmallSize)
            BlockedProduct<T, TVector, TSimd>.Run(a, b, c, m, n, k, epilogue);
        else if (b.Column == sizeof(T))
            SmallProduct<T, TVector, TSimd>.Run(a, b.Data, b.Row, c, m, n, k, epilogue);
        else if ((long)n * k <= SmallProduct<T, TVector, TSimd>.MaxTransposed)
            SmallProduct<T, TVector, TSimd>.RunTransposed(a, b, c, m, n, k, epilogue);
        else
            BlockedProduct<T, TVector, TSimd>.Run(a, b, c, m, n, k, epilogue);
    }
}
