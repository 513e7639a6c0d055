using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>
/// The micro-kernel: a tile of C, TRows x (one or two vectors), whose sums stay in registers for all of k. Rows that the shape does not have cost nothing:
/// the compiler knows TRows.Count and drops them.
/// </summary>
internal static unsafe class Tile<T, TVector, TSimd, TRows, TColumns>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ITileSimd<T, TVector>
    where TRows : struct, IRows
    where TColumns : struct, IColumns
{
    /// <summary>Steps ahead of its use that a row of B is called for: longer than the way from the second-level cache, or from the third.</summary>
    private const int StepsAhead = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in TileOperands<T> operands)
    {
        var width = (nint)TSimd.Count * sizeof(T);
        var a = operands.A.Data;
        var aRow = operands.A.Row;
        var b = operands.B;
        var bRow = TColumns.Pack ? operands.BRow : TColumns.Two ? width * 2 : width;
        var c = operands.C;
        var cRow = operands.CRow;
        var packed = operands.Packed;
        var upcoming = operands.Upcoming;
        var upcomingStep = operands.UpcomingStep;
        TVector c0x = default, c0y = default;
        TVector c1x = default, c1y = default;
        TVector c2x = default, c2y = default;
        TVector c3x = default, c3y = default;
        TVector c4x = default, c4y = default;
        TVector c5x = default, c5y = default;
        TVector c6x = default, c6y = default;
        TVector c7x = default, c7y = default;
        TVector c8x = default, c8y = default;
        TVector c9x = default, c9y = default;
        TVector c10x = default, c10y = default;
        TVector c11x = default, c11y = default;
        TVector c12x = default, c12y = default;
        TVector c13x = default, c13y = default;

        if (operands.Accumulate)
        {
            var row = c;
            Read(row, out c0x, out c0y);
            row += cRow;
            if (TRows.Count > 1) Read(row, out c1x, out c1y);
            row += cRow;
            if (TRows.Count > 2) Read(row, out c2x, out c2y);
            row += cRow;
            if (TRows.Count > 3) Read(row, out c3x, out c3y);
            row += cRow;
            if (TRows.Count > 4) Read(row, out c4x, out c4y);
            row += cRow;
            if (TRows.Count > 5) Read(row, out c5x, out c5y);
            row += cRow;
            if (TRows.Count > 6) Read(row, out c6x, out c6y);
            row += cRow;
            if (TRows.Count > 7) Read(row, out c7x, out c7y);
            row += cRow;
            if (TRows.Count > 8) Read(row, out c8x, out c8y);
            row += cRow;
            if (TRows.Count > 9) Read(row, out c9x, out c9y);
            row += cRow;
            if (TRows.Count > 10) Read(row, out c10x, out c10y);
            row += cRow;
            if (TRows.Count > 11) Read(row, out c11x, out c11y);
            row += cRow;
            if (TRows.Count > 12) Read(row, out c12x, out c12y);
            row += cRow;
            if (TRows.Count > 13) Read(row, out c13x, out c13y);
        }

        if (Sse.IsSupported && operands.Depth >= 256)
        {
            // C is written at the end: its cache lines arrive meanwhile, if there is time for it.
            var row = c;
            for (var i = 0; i < TRows.Count; i++)
            {
                Sse.Prefetch0(row);
                Sse.Prefetch0(row + 64);
                row += cRow;
            }
        }

        // Fourteen row addresses from two pointers and four strides: an x64 address is base + stride * (1, 2, 4 or 8) + constant.
        var aRow3 = aRow * 3;
        var aRow5 = aRow * 5;
        var aRow7 = aRow * 7;
        var a9 = a + aRow * 9;
        var end = b + operands.Depth * bRow;
        if ((operands.Depth & 1) != 0)
        {
            FetchB(b, ref packed, out var bx, out var by);
            Step(a, bx, by, ref c0x, ref c0y);
            if (TRows.Count > 1) Step(a + aRow, bx, by, ref c1x, ref c1y);
            if (TRows.Count > 2) Step(a + aRow * 2, bx, by, ref c2x, ref c2y);
            if (TRows.Count > 3) Step(a + aRow3, bx, by, ref c3x, ref c3y);
            if (TRows.Count > 4) Step(a + aRow * 4, bx, by, ref c4x, ref c4y);
            if (TRows.Count > 5) Step(a + aRow5, bx, by, ref c5x, ref c5y);
            if (TRows.Count > 6) Step(a + aRow3 * 2, bx, by, ref c6x, ref c6y);
            if (TRows.Count > 7) Step(a + aRow7, bx, by, ref c7x, ref c7y);
            if (TRows.Count > 8) Step(a + aRow * 8, bx, by, ref c8x, ref c8y);
            if (TRows.Count > 9) Step(a9, bx, by, ref c9x, ref c9y);
            if (TRows.Count > 10) Step(a9 + aRow, bx, by, ref c10x, ref c10y);
            if (TRows.Count > 11) Step(a9 + aRow * 2, bx, by, ref c11x, ref c11y);
            if (TRows.Count > 12) Step(a9 + aRow3, bx, by, ref c12x, ref c12y);
            if (TRows.Count > 13) Step(a9 + aRow * 4, bx, by, ref c13x, ref c13y);
            b += bRow;
            a += sizeof(T);
            if (TRows.Count > 9) a9 += sizeof(T);
        }

        while (b != end)
        {
            Prefetch(b, bRow);
            if (Sse.IsSupported && !TColumns.Pack)
                Sse.Prefetch1(upcoming);
            upcoming += upcomingStep;
            FetchB(b, ref packed, out var bx, out var by);
            Step(a, bx, by, ref c0x, ref c0y);
            if (TRows.Count > 1) Step(a + aRow, bx, by, ref c1x, ref c1y);
            if (TRows.Count > 2) Step(a + aRow * 2, bx, by, ref c2x, ref c2y);
            if (TRows.Count > 3) Step(a + aRow3, bx, by, ref c3x, ref c3y);
            if (TRows.Count > 4) Step(a + aRow * 4, bx, by, ref c4x, ref c4y);
            if (TRows.Count > 5) Step(a + aRow5, bx, by, ref c5x, ref c5y);
            if (TRows.Count > 6) Step(a + aRow3 * 2, bx, by, ref c6x, ref c6y);
            if (TRows.Count > 7) Step(a + aRow7, bx, by, ref c7x, ref c7y);
            if (TRows.Count > 8) Step(a + aRow * 8, bx, by, ref c8x, ref c8y);
            if (TRows.Count > 9) Step(a9, bx, by, ref c9x, ref c9y);
            if (TRows.Count > 10) Step(a9 + aRow, bx, by, ref c10x, ref c10y);
            if (TRows.Count > 11) Step(a9 + aRow * 2, bx, by, ref c11x, ref c11y);
            if (TRows.Count > 12) Step(a9 + aRow3, bx, by, ref c12x, ref c12y);
            if (TRows.Count > 13) Step(a9 + aRow * 4, bx, by, ref c13x, ref c13y);
            Prefetch(b + bRow, bRow);
            FetchB(b + bRow, ref packed, out bx, out by);
            Step(a + sizeof(T), bx, by, ref c0x, ref c0y);
            if (TRows.Count > 1) Step(a + aRow + sizeof(T), bx, by, ref c1x, ref c1y);
            if (TRows.Count > 2) Step(a + aRow * 2 + sizeof(T), bx, by, ref c2x, ref c2y);
            if (TRows.Count > 3) Step(a + aRow3 + sizeof(T), bx, by, ref c3x, ref c3y);
            if (TRows.Count > 4) Step(a + aRow * 4 + sizeof(T), bx, by, ref c4x, ref c4y);
            if (TRows.Count > 5) Step(a + aRow5 + sizeof(T), bx, by, ref c5x, ref c5y);
            if (TRows.Count > 6) Step(a + aRow3 * 2 + sizeof(T), bx, by, ref c6x, ref c6y);
            if (TRows.Count > 7) Step(a + aRow7 + sizeof(T), bx, by, ref c7x, ref c7y);
            if (TRows.Count > 8) Step(a + aRow * 8 + sizeof(T), bx, by, ref c8x, ref c8y);
            if (TRows.Count > 9) Step(a9 + sizeof(T), bx, by, ref c9x, ref c9y);
            if (TRows.Count > 10) Step(a9 + aRow + sizeof(T), bx, by, ref c10x, ref c10y);
            if (TRows.Count > 11) Step(a9 + aRow * 2 + sizeof(T), bx, by, ref c11x, ref c11y);
            if (TRows.Count > 12) Step(a9 + aRow3 + sizeof(T), bx, by, ref c12x, ref c12y);
            if (TRows.Count > 13) Step(a9 + aRow * 4 + sizeof(T), bx, by, ref c13x, ref c13y);
            b += bRow * 2;
            a += sizeof(T) * 2;
            if (TRows.Count > 9) a9 += sizeof(T) * 2;
        }

        if (operands.Epilogue.Bias != null)
        {
            Read((byte*)operands.Epilogue.Bias, out var x, out var y);
            if (TRows.Count > 0) Add(x, y, ref c0x, ref c0y);
            if (TRows.Count > 1) Add(x, y, ref c1x, ref c1y);
            if (TRows.Count > 2) Add(x, y, ref c2x, ref c2y);
            if (TRows.Count > 3) Add(x, y, ref c3x, ref c3y);
            if (TRows.Count > 4) Add(x, y, ref c4x, ref c4y);
            if (TRows.Count > 5) Add(x, y, ref c5x, ref c5y);
            if (TRows.Count > 6) Add(x, y, ref c6x, ref c6y);
            if (TRows.Count > 7) Add(x, y, ref c7x, ref c7y);
            if (TRows.Count > 8) Add(x, y, ref c8x, ref c8y);
            if (TRows.Count > 9) Add(x, y, ref c9x, ref c9y);
            if (TRows.Count > 10) Add(x, y, ref c10x, ref c10y);
            if (TRows.Count > 11) Add(x, y, ref c11x, ref c11y);
            if (TRows.Count > 12) Add(x, y, ref c12x, ref c12y);
            if (TRows.Count > 13) Add(x, y, ref c13x, ref c13y);
        }

        if (operands.Epilogue.IsRelu)
        {
            if (TRows.Count > 0) Relu(ref c0x, ref c0y);
            if (TRows.Count > 1) Relu(ref c1x, ref c1y);
            if (TRows.Count > 2) Relu(ref c2x, ref c2y);
            if (TRows.Count > 3) Relu(ref c3x, ref c3y);
            if (TRows.Count > 4) Relu(ref c4x, ref c4y);
            if (TRows.Count > 5) Relu(ref c5x, ref c5y);
            if (TRows.Count > 6) Relu(ref c6x, ref c6y);
            if (TRows.Count > 7) Relu(ref c7x, ref c7y);
            if (TRows.Count > 8) Relu(ref c8x, ref c8y);
            if (TRows.Count > 9) Relu(ref c9x, ref c9y);
            if (TRows.Count > 10) Relu(ref c10x, ref c10y);
            if (TRows.Count > 11) Relu(ref c11x, ref c11y);
            if (TRows.Count > 12) Relu(ref c12x, ref c12y);
            if (TRows.Count > 13) Relu(ref c13x, ref c13y);
        }

        Write(c, c0x, c0y);
        if (TRows.Count > 1) Write(c += cRow, c1x, c1y);
        if (TRows.Count > 2) Write(c += cRow, c2x, c2y);
        if (TRows.Count > 3) Write(c += cRow, c3x, c3y);
        if (TRows.Count > 4) Write(c += cRow, c4x, c4y);
        if (TRows.Count > 5) Write(c += cRow, c5x, c5y);
        if (TRows.Count > 6) Write(c += cRow, c6x, c6y);
        if (TRows.Count > 7) Write(c += cRow, c7x, c7y);
        if (TRows.Count > 8) Write(c += cRow, c8x, c8y);
        if (TRows.Count > 9) Write(c += cRow, c9x, c9y);
        if (TRows.Count > 10) Write(c += cRow, c10x, c10y);
        if (TRows.Count > 11) Write(c += cRow, c11x, c11y);
        if (TRows.Count > 12) Write(c += cRow, c12x, c12y);
        if (TRows.Count > 13) Write(c += cRow, c13x, c13y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte* b, nint bRow)
    {
        if (!Sse.IsSupported)
            return;
        Sse.Prefetch0(b + bRow * StepsAhead);
        if (TColumns.Two && TSimd.Count * sizeof(T) == 64)
            Sse.Prefetch0(b + bRow * StepsAhead + 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchB(byte* b, ref byte* packed, out TVector x, out TVector y)
    {
        Read(b, out x, out y);
        if (!TColumns.Pack)
            return;
        Write(packed, x, y);
        packed += TSimd.Count * sizeof(T) * 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(byte* a, TVector bx, TVector by, ref TVector x, ref TVector y)
    {
        var value = TSimd.Broadcast(*(T*)a);
        x = TSimd.MultiplyAdd(value, bx, x);
        if (TColumns.Two)
            y = TSimd.MultiplyAdd(value, by, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(byte* row, out TVector x, out TVector y)
    {
        x = TSimd.Load((T*)row);
        y = TColumns.Two ? TSimd.Load((T*)row + TSimd.Count) : default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(byte* row, TVector x, TVector y)
    {
        TSimd.Store((T*)row, x);
        if (TColumns.Two)
            TSimd.Store((T*)row + TSimd.Count, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TVector addX, TVector addY, ref TVector x, ref TVector y)
    {
        x = TSimd.Add(x, addX);
        if (TColumns.Two)
            y = TSimd.Add(y, addY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Relu(ref TVector x, ref TVector y)
    {
        x = TSimd.Relu(x);
        if (TColumns.Two)
            y = TSimd.Relu(y);
    }
}
