namespace Tensorflow.Kernels;

/// <summary>The rows of an op that is computed one element at a time.</summary>
internal readonly struct ScalarRow<TOp, TIn, TOut> : IBinaryRow<TIn, TOut>
    where TOp : struct, IScalarBinaryOp<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    public unsafe void VectorVector(ref TIn x, ref TIn y, ref TOut z, int n)
    {
        fixed (TIn* px = &x, py = &y)
        fixed (TOut* pz = &z)
            Ranges.For(n, n, 64, new Both(px, py, pz));
    }

    public unsafe void VectorScalar(ref TIn x, TIn y, ref TOut z, int n)
    {
        fixed (TIn* px = &x)
        fixed (TOut* pz = &z)
            Ranges.For(n, n, 64, new Right(px, y, pz));
    }

    public unsafe void ScalarVector(TIn x, ref TIn y, ref TOut z, int n)
    {
        fixed (TIn* py = &y)
        fixed (TOut* pz = &z)
            Ranges.For(n, n, 64, new Left(x, py, pz));
    }

    public unsafe void MatrixRow(ref TIn x, ref TIn y, ref TOut z, int rows, int columns)
    {
        fixed (TIn* px = &x, py = &y)
        fixed (TOut* pz = &z)
            Ranges.For(rows, (nint)rows * columns, 1, new Rows(px, py, pz, columns));
    }

    private readonly unsafe struct Both(TIn* x, TIn* y, TOut* z) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) z[i] = TOp.Invoke(x[i], y[i]);
        }
    }

    private readonly unsafe struct Right(TIn* x, TIn y, TOut* z) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) z[i] = TOp.Invoke(x[i], y);
        }
    }

    private readonly unsafe struct Left(TIn x, TIn* y, TOut* z) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) z[i] = TOp.Invoke(x, y[i]);
        }
    }

    private readonly unsafe struct Rows(TIn* x, TIn* y, TOut* z, int columns) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var row = from; row < to; row++)
                for (nint i = 0; i < columns; i++) z[(row * columns) + i] = TOp.Invoke(x[(row * columns) + i], y[i]);
        }
    }
}
