using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>The rows of an op that is computed one element at a time.</summary>
internal readonly struct ScalarRow<TOp, TIn, TOut> : IBinaryRow<TIn, TOut>
    where TOp : struct, IScalarBinaryOp<TIn, TOut>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void VectorVector(ref TIn x, ref TIn y, ref TOut z, int n)
    {
        for (nint i = 0; i < n; i++) Unsafe.Add(ref z, i) = TOp.Invoke(Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void VectorScalar(ref TIn x, TIn y, ref TOut z, int n)
    {
        for (nint i = 0; i < n; i++) Unsafe.Add(ref z, i) = TOp.Invoke(Unsafe.Add(ref x, i), y);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ScalarVector(TIn x, ref TIn y, ref TOut z, int n)
    {
        for (nint i = 0; i < n; i++) Unsafe.Add(ref z, i) = TOp.Invoke(x, Unsafe.Add(ref y, i));
    }

    public void MatrixRow(ref TIn x, ref TIn y, ref TOut z, int rows, int columns)
    {
        for (nint i = 0; i < rows; i++) VectorVector(ref Unsafe.Add(ref x, i * columns), ref y, ref Unsafe.Add(ref z, i * columns), columns);
    }
}
