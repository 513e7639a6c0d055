using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>The rows of a comparison: sixteen elements become sixteen bytes of 0 or 1. <see cref="ScalarRow{TOp, TIn, TOut}"/> is its plain twin.</summary>
internal readonly struct CompareRow<TOp, T> : IBinaryRow<T, bool>
    where TOp : struct, ICompareOp<T>
    where T : unmanaged
{
    public unsafe void VectorVector(ref T x, ref T y, ref bool z, int n)
    {
        fixed (T* px = &x, py = &y)
        fixed (bool* pz = &z)
            Ranges.For(n, n, 64, new Work(px, true, py, true, pz));
    }

    public unsafe void VectorScalar(ref T x, T y, ref bool z, int n)
    {
        fixed (T* px = &x)
        fixed (bool* pz = &z)
            Ranges.For(n, n, 64, new Work(px, true, &y, false, pz));
    }

    public unsafe void ScalarVector(T x, ref T y, ref bool z, int n)
    {
        fixed (T* py = &y)
        fixed (bool* pz = &z)
            Ranges.For(n, n, 64, new Work(&x, false, py, true, pz));
    }

    public unsafe void MatrixRow(ref T x, ref T y, ref bool z, int rows, int columns)
    {
        fixed (T* px = &x, py = &y)
        fixed (bool* pz = &z)
            Ranges.For(rows, (nint)rows * columns, 1, new Rows(px, py, pz, columns));
    }

    private static unsafe void Loop(T* x, bool xRuns, T* y, bool yRuns, bool* z, nint n)
    {
        nint i = 0;
        if (Vector128<T>.IsSupported)
        {
            for (; i <= n - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                Vector128<byte> mask;
                if (sizeof(T) == 1)
                    mask = At(x, xRuns, y, yRuns, i, 0).AsByte();
                else if (sizeof(T) == 2)
                    mask = Vector128.Narrow(At(x, xRuns, y, yRuns, i, 0).AsUInt16(), At(x, xRuns, y, yRuns, i, 1).AsUInt16());
                else if (sizeof(T) == 4)
                    mask = Vector128.Narrow(Four(x, xRuns, y, yRuns, i, 0), Four(x, xRuns, y, yRuns, i, 2));
                else
                    mask = Vector128.Narrow(Eight(x, xRuns, y, yRuns, i, 0), Eight(x, xRuns, y, yRuns, i, 4));
                (mask & Vector128<byte>.One).Store((byte*)z + i);
            }
        }
        for (; i < n; i++) z[i] = TOp.Invoke(x[xRuns ? i : 0], y[yRuns ? i : 0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector128<ushort> Four(T* x, bool xRuns, T* y, bool yRuns, nint i, int vector) =>
        Vector128.Narrow(At(x, xRuns, y, yRuns, i, vector).AsUInt32(), At(x, xRuns, y, yRuns, i, vector + 1).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector128<ushort> Eight(T* x, bool xRuns, T* y, bool yRuns, nint i, int vector) => Vector128.Narrow(
        Vector128.Narrow(At(x, xRuns, y, yRuns, i, vector).AsUInt64(), At(x, xRuns, y, yRuns, i, vector + 1).AsUInt64()),
        Vector128.Narrow(At(x, xRuns, y, yRuns, i, vector + 2).AsUInt64(), At(x, xRuns, y, yRuns, i, vector + 3).AsUInt64()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector128<T> At(T* x, bool xRuns, T* y, bool yRuns, nint i, int vector)
    {
        var at = i + (vector * Vector128<T>.Count);
        return TOp.Invoke(xRuns ? Vector128.Load(x + at) : Vector128.Create(*x), yRuns ? Vector128.Load(y + at) : Vector128.Create(*y));
    }

    private readonly unsafe struct Work(T* x, bool xRuns, T* y, bool yRuns, bool* z) : IRangeWork
    {
        public void Run(nint from, nint to) => Loop(xRuns ? x + from : x, xRuns, yRuns ? y + from : y, yRuns, z + from, to - from);
    }

    private readonly unsafe struct Rows(T* x, T* y, bool* z, int columns) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var row = from; row < to; row++) Loop(x + (row * columns), true, y, true, z + (row * columns), columns);
        }
    }
}
