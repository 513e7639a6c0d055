using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>The rows of an op that has a vector form.</summary>
internal readonly struct VectorRow<TOp, T> : IBinaryRow<T, T>
    where TOp : struct, IBinaryOp<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void VectorVector(ref T x, ref T y, ref T z, int n) => Elementwise.VectorVector(default(TOp), ref x, ref y, ref z, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void VectorScalar(ref T x, T y, ref T z, int n) => Elementwise.VectorScalar(default(TOp), ref x, y, ref z, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ScalarVector(T x, ref T y, ref T z, int n) => Elementwise.ScalarVector(default(TOp), x, ref y, ref z, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MatrixRow(ref T x, ref T y, ref T z, int rows, int columns) =>
        Elementwise.MatrixRow(default(TOp), ref x, ref y, ref z, rows, columns);
}
