using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>
/// Products that are nothing but reading one large matrix: few rows times a matrix as it lies, few rows times a transposed one, and the sum of few outer products, which writes one. Nothing large is packed:
/// it passes once, at the speed of the memory. Every element is the chain that <see cref="MatMulKernel"/> promises.
/// </summary>
internal static unsafe class FewProduct<T, TVector, TSimd>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ITileSimd<T, TVector>
{
    /// <summary>Rows of C up to which this beats packing.</summary>
    public const int MaxRows = 2;

    /// <summary>The same where B is transposed.</summary>
    public const int MaxTurnedRows = 3;

    /// <summary>Terms of C's sums up to which this beats packing.</summary>
    public const int MaxTerms = 12;

    /// <summary>Rows of B that are read side by side: C is loaded and stored once for so many terms.</summary>
    private const int RowsOfB = 4;

    /// <summary>Columns of a transposed B that are turned around on the stack, so many elements each.</summary>
    private const int TurnedDepth = 128;

    /// <summary>Whether the product is one of the three.</summary>
    public static bool Takes(in Matrix b, int m, int n, int k)
    {
        if (n < TSimd.Count * 2) return false;
        return b.Column == sizeof(T) ? m <= MaxRows || k <= MaxTerms : m <= MaxTurnedRows;
    }

    public static void Run(in Matrix a, in Matrix b, T* c, int m, int n, int k, in Epilogue<T> epilogue)
    {
        var elements = (nint)Math.Min((long)m * n * k, int.MaxValue);
        if (b.Column != sizeof(T)) Ranges.For(n, elements, TSimd.Count, new Turned(a, b, c, m, n, k, epilogue));
        else if (m <= MaxRows) Ranges.For(n, elements, TSimd.Count, new FewRows(a, b, c, m, n, k, epilogue));
        else Ranges.For(m, elements, 4, new FewTerms(a, b, c, n, k, epilogue));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector End(TVector sum, in Epilogue<T> epilogue, nint column, TVector mask)
    {
        if (epilogue.Bias != null) sum = TSimd.Add(sum, TSimd.LoadMasked(epilogue.Bias + column, mask));
        return epilogue.IsRelu ? TSimd.Relu(sum) : sum;
    }

    /// <summary>Columns of C: the rows of B go by in fours, and each row of C, which the cache holds, goes on from where it is.</summary>
    private readonly struct FewRows(Matrix a, Matrix b, T* c, int m, int n, int k, Epilogue<T> epilogue) : IRangeWork
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            for (nint i = 0; i < m; i++) new Span<T>(c + (i * n) + from, (int)(to - from)).Clear();
            var p = 0;
            for (; p <= k - RowsOfB; p += RowsOfB)
                for (nint i = 0; i < m; i++) Four(p, i, from, to);
            for (; p < k; p++)
                for (nint i = 0; i < m; i++) One(p, i, from, to);
            if (epilogue.Bias == null && !epilogue.IsRelu) return;
            for (nint i = 0; i < m; i++)
            {
                var row = c + (i * n);
                for (var j = from; j < to; j += TSimd.Count)
                {
                    var mask = TSimd.FirstLanes((int)(to - j));
                    TSimd.StoreMasked(row + j, End(TSimd.LoadMasked(row + j, mask), epilogue, j, mask), mask);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Four(int p, nint i, nint from, nint to)
        {
            var row = c + (i * n);
            var left = a.At(i, p);
            var a0 = TSimd.Broadcast(*(T*)left);
            var a1 = TSimd.Broadcast(*(T*)(left + a.Column));
            var a2 = TSimd.Broadcast(*(T*)(left + (2 * a.Column)));
            var a3 = TSimd.Broadcast(*(T*)(left + (3 * a.Column)));
            var b0 = (T*)b.At(p, 0);
            var b1 = (T*)b.At(p + 1, 0);
            var b2 = (T*)b.At(p + 2, 0);
            var b3 = (T*)b.At(p + 3, 0);
            var j = from;
            for (; j <= to - TSimd.Count; j += TSimd.Count)
            {
                var sum = TSimd.MultiplyAdd(a0, TSimd.Load(b0 + j), TSimd.Load(row + j));
                sum = TSimd.MultiplyAdd(a1, TSimd.Load(b1 + j), sum);
                sum = TSimd.MultiplyAdd(a2, TSimd.Load(b2 + j), sum);
                TSimd.Store(row + j, TSimd.MultiplyAdd(a3, TSimd.Load(b3 + j), sum));
            }
            if (j == to) return;
            var mask = TSimd.FirstLanes((int)(to - j));
            var rest = TSimd.MultiplyAdd(a0, TSimd.LoadMasked(b0 + j, mask), TSimd.LoadMasked(row + j, mask));
            rest = TSimd.MultiplyAdd(a1, TSimd.LoadMasked(b1 + j, mask), rest);
            rest = TSimd.MultiplyAdd(a2, TSimd.LoadMasked(b2 + j, mask), rest);
            TSimd.StoreMasked(row + j, TSimd.MultiplyAdd(a3, TSimd.LoadMasked(b3 + j, mask), rest), mask);
        }

        private void One(int p, nint i, nint from, nint to)
        {
            var row = c + (i * n);
            var value = TSimd.Broadcast(*(T*)a.At(i, p));
            var right = (T*)b.At(p, 0);
            for (var j = from; j < to; j += TSimd.Count)
            {
                var mask = TSimd.FirstLanes((int)(to - j));
                TSimd.StoreMasked(row + j, TSimd.MultiplyAdd(value, TSimd.LoadMasked(right + j, mask), TSimd.LoadMasked(row + j, mask)), mask);
            }
        }
    }

    /// <summary>Columns of C, a vector's width at a time: their rows of the stored B are turned around piece by piece.</summary>
    private readonly struct Turned(Matrix a, Matrix b, T* c, int m, int n, int k, Epilogue<T> epilogue) : IRangeWork
    {
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            var w = TSimd.Count;
            var piece = stackalloc T[TurnedDepth * w];
            var sums = stackalloc T[MaxTurnedRows * w];
            for (var j = from; j < to; j += w)
            {
                var columns = (int)Math.Min(w, to - j);
                var mask = TSimd.FirstLanes(columns);
                new Span<T>(sums, m * w).Clear();
                for (var p = 0; p < k; p += TurnedDepth)
                {
                    var depth = Math.Min(TurnedDepth, k - p);
                    Packing.Copy(b.From(p, j), depth, columns, piece, w);
                    for (nint i = 0; i < m; i += 4) Add(i, p, depth, piece, sums);
                }
                for (nint i = 0; i < m; i++)
                    TSimd.StoreMasked(c + (i * n) + j, End(TSimd.Load(sums + (i * w)), epilogue, j, mask), mask);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Add(nint i, int p, int depth, T* piece, T* sums)
        {
            var w = TSimd.Count;
            // Rows past the end repeat the last one and are not stored.
            nint i1 = Math.Min(i + 1, m - 1), i2 = Math.Min(i + 2, m - 1), i3 = Math.Min(i + 3, m - 1);
            byte* a0 = a.At(i, p), a1 = a.At(i1, p), a2 = a.At(i2, p), a3 = a.At(i3, p);
            TVector s0 = TSimd.Load(sums + (i * w)), s1 = TSimd.Load(sums + (i1 * w)), s2 = TSimd.Load(sums + (i2 * w)), s3 = TSimd.Load(sums + (i3 * w));
            nint step = 0;
            for (var q = 0; q < depth; q++, step += a.Column, piece += w)
            {
                var right = TSimd.Load(piece);
                s0 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a0 + step)), right, s0);
                s1 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a1 + step)), right, s1);
                s2 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a2 + step)), right, s2);
                s3 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a3 + step)), right, s3);
            }
            TSimd.Store(sums + (i3 * w), s3);
            TSimd.Store(sums + (i2 * w), s2);
            TSimd.Store(sums + (i1 * w), s1);
            TSimd.Store(sums + (i * w), s0);
        }
    }

    /// <summary>Rows of C, each element of which is a sum of few terms: C is written once.</summary>
    private readonly struct FewTerms(Matrix a, Matrix b, T* c, int n, int k, Epilogue<T> epilogue) : IRangeWork
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i += 4) Four(i, (int)Math.Min(4, to - i));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Four(nint i, int rows)
        {
            // Rows past the end repeat the last one and are not stored.
            var a0 = a.At(i, 0);
            byte* a1 = rows > 1 ? a0 + a.Row : a0, a2 = rows > 2 ? a1 + a.Row : a1, a3 = rows > 3 ? a2 + a.Row : a2;
            var target = c + (i * n);
            for (nint j = 0; j < n; j += TSimd.Count)
            {
                var mask = TSimd.FirstLanes((int)(n - j));
                TVector c0 = default, c1 = default, c2 = default, c3 = default;
                var row = b.Data + (j * sizeof(T));
                nint step = 0;
                for (var p = 0; p < k; p++, row += b.Row, step += a.Column)
                {
                    var right = TSimd.LoadMasked((T*)row, mask);
                    c0 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a0 + step)), right, c0);
                    c1 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a1 + step)), right, c1);
                    c2 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a2 + step)), right, c2);
                    c3 = TSimd.MultiplyAdd(TSimd.Broadcast(*(T*)(a3 + step)), right, c3);
                }
                TSimd.StoreMasked(target + j, End(c0, epilogue, j, mask), mask);
                if (rows > 1) TSimd.StoreMasked(target + n + j, End(c1, epilogue, j, mask), mask);
                if (rows > 2) TSimd.StoreMasked(target + (2 * (nint)n) + j, End(c2, epilogue, j, mask), mask);
                if (rows > 3) TSimd.StoreMasked(target + (3 * (nint)n) + j, End(c3, epilogue, j, mask), mask);
            }
        }
    }
}
