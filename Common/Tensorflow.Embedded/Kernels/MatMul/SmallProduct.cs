using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>The product of matrices so small that packing would cost more than it saves: four rows by one vector at a time, nothing is copied.</summary>
internal static unsafe class SmallProduct<T, TVector, TSimd>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ITileSimd<T, TVector>
{
    /// <summary>Elements of a transposed B that are worth turning around on the stack.</summary>
    public const int MaxTransposed = 2048;

    /// <summary>The product with a transposed B of at most <see cref="MaxTransposed"/> elements.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunTransposed(in Matrix a, in Matrix b, T* c, int m, int n, int k, in Epilogue<T> epilogue)
    {
        var rows = stackalloc T[MaxTransposed];
        Packing.Copy(b, k, n, rows, n);
        Run(a, (byte*)rows, (nint)n * sizeof(T), c, m, n, k, epilogue);
    }

    /// <summary>The product with a row-major B, whose rows are <paramref name="bRow"/> bytes apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Matrix a, byte* b, nint bRow, T* c, int m, int n, int k, in Epilogue<T> epilogue)
    {
        var aRow = a.Row;
        var aStep = a.Column;
        for (var j = 0; j < n; j += TSimd.Count)
        {
            var mask = TSimd.FirstLanes(n - j);
            var bias = epilogue.Bias == null ? default : TSimd.LoadMasked(epilogue.Bias + j, mask);
            for (var i = 0; i < m; i += 4)
            {
                // Rows past the end repeat the last one and are not stored.
                var rows = m - i;
                var a0 = a.Data + i * aRow;
                var a1 = rows > 1 ? a0 + aRow : a0;
                var a2 = rows > 2 ? a1 + aRow : a1;
                var a3 = rows > 3 ? a2 + aRow : a2;
                TVector c0 = default, c1 = default, c2 = default, c3 = default;
                var row = b + (nint)j * sizeof(T);
                var end = row + k * bRow;
                for (nint step = 0; row != end; step += aStep, row += bRow)
                {
                    var value = TSimd.LoadMasked((T*)row, mask);
                    c0 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a0 + step)), value, c0);
                    c1 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a1 + step)), value, c1);
                    c2 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a2 + step)), value, c2);
                    c3 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a3 + step)), value, c3);
                }

                if (epilogue.Bias != null)
                {
                    c0 = TSimd.Add(c0, bias);
                    c1 = TSimd.Add(c1, bias);
                    c2 = TSimd.Add(c2, bias);
                    c3 = TSimd.Add(c3, bias);
                }

                if (epilogue.IsRelu)
                {
                    c0 = TSimd.Relu(c0);
                    c1 = TSimd.Relu(c1);
                    c2 = TSimd.Relu(c2);
                    c3 = TSimd.Relu(c3);
                }

                var target = c + (nint)i * n + j;
                TSimd.StoreMasked(target, c0, mask);
                if (rows > 1)
                    TSimd.StoreMasked(target + n, c1, mask);
                if (rows > 2)
                    TSimd.StoreMasked(target + n * 2, c2, mask);
                if (rows > 3)
                    TSimd.StoreMasked(target + n * 3, c3, mask);
            }
        }
    }
}
