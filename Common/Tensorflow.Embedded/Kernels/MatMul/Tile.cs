using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>
/// The micro-kernel: a tile of C whose sums stay in registers for all of k. The sizes of the shape's types say what the compiler drops at first sight,
/// and what repeats is written out: with calls to be inlined instead, compiling a tile takes several times as long.
/// </summary>
internal static unsafe class Tile<T, TVector, TSimd, TRows, TColumns, TStart>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ITileSimd<T, TVector>
    where TRows : unmanaged, IRows
    where TColumns : unmanaged, IColumns
    where TStart : unmanaged, IStart
{
    /// <summary>Steps ahead of its use that a row of B is called for: longer than the way from the second-level cache, or from the third.</summary>
    private const int StepsAhead = EmptyColumns.Lookahead - 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in TileOperands operands)
    {
        var count = TSimd.Count;
        var width = (nint)TSimd.Count * sizeof(T);
        var a = operands.A;
        var aRow = operands.ARow;
        var aStep = operands.AStep;
        var b = operands.B;
        var bRow = sizeof(TColumns) == 3 ? operands.BRow : sizeof(TColumns) == 1 ? width : width * 2;
        var end = b + operands.Depth * bRow;
        var c = operands.C;
        var cRow = operands.CRow;
        var packed = operands.Packed;
        var upcoming = operands.Upcoming;
        var upcomingStep = operands.UpcomingStep;
        var firstOfA = a;
        var firstOfB = b;
        var step = operands.Steps;
        var lastStep = step + operands.Depth;
        var left = sizeof(TColumns) == 5 ? operands.Segments - 1 : 0;

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

        if (sizeof(TStart) == 2)
        {
            var row = (T*)c;
            c0x = TSimd.Load(row);
            if (sizeof(TColumns) > 1) c0y = TSimd.Load(row + count);
            if (sizeof(TRows) > 1)
            {
                row = (T*)((byte*)row + cRow);
                c1x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c1y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 2)
            {
                row = (T*)((byte*)row + cRow);
                c2x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c2y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 3)
            {
                row = (T*)((byte*)row + cRow);
                c3x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c3y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 4)
            {
                row = (T*)((byte*)row + cRow);
                c4x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c4y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 5)
            {
                row = (T*)((byte*)row + cRow);
                c5x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c5y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 6)
            {
                row = (T*)((byte*)row + cRow);
                c6x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c6y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 7)
            {
                row = (T*)((byte*)row + cRow);
                c7x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c7y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 8)
            {
                row = (T*)((byte*)row + cRow);
                c8x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c8y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 9)
            {
                row = (T*)((byte*)row + cRow);
                c9x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c9y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 10)
            {
                row = (T*)((byte*)row + cRow);
                c10x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c10y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 11)
            {
                row = (T*)((byte*)row + cRow);
                c11x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c11y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 12)
            {
                row = (T*)((byte*)row + cRow);
                c12x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c12y = TSimd.Load(row + count);
            }
            if (sizeof(TRows) > 13)
            {
                row = (T*)((byte*)row + cRow);
                c13x = TSimd.Load(row);
                if (sizeof(TColumns) > 1) c13y = TSimd.Load(row + count);
            }
        }

        if (Sse.IsSupported && operands.Depth >= 256)
        {
            // C is written at the end: its cache lines arrive meanwhile, if there is time for it.
            var row = c;
            for (var i = 0; i < sizeof(TRows); i++)
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
        TVector bx, by = default, x;
    Segment:
        // Two steps at a time; an odd number begins with the second.
        if ((operands.Depth & 1) != 0)
        {
            b -= bRow;
            if (sizeof(TColumns) == 4) step--;
            goto Second;
        }

        if (sizeof(TColumns) == 4 ? step == lastStep : b == end)
            goto Done;

    First:
        if (sizeof(TColumns) == 4)
        {
            a = firstOfA + step[0] * aStep;
            if (sizeof(TRows) > 9) a9 = a + aRow * 9;
            b = firstOfB + step[0] * bRow;
        }

        if (Sse.IsSupported)
        {
            var ahead = sizeof(TColumns) == 4 ? firstOfB + step[StepsAhead] * bRow : b + bRow * StepsAhead;
            Sse.Prefetch0(ahead);
            if (sizeof(TColumns) > 1 && width == 64)
                Sse.Prefetch0(ahead + 64);
            if (sizeof(TColumns) is not (3 or 5))
                Sse.Prefetch1(upcoming);
        }

        upcoming += upcomingStep;
        bx = TSimd.Load((T*)b);
        if (sizeof(TColumns) > 1) by = TSimd.Load((T*)b + count);
        if (sizeof(TColumns) == 3)
        {
            TSimd.Store((T*)packed, bx);
            TSimd.Store((T*)packed + count, by);
            packed += width * 2;
        }

        x = TSimd.Broadcast(*(T*)(a));
        c0x = TSimd.MultiplyAdd(x, bx, c0x);
        if (sizeof(TColumns) > 1) c0y = TSimd.MultiplyAdd(x, by, c0y);
        if (sizeof(TRows) > 1)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow));
            c1x = TSimd.MultiplyAdd(x, bx, c1x);
            if (sizeof(TColumns) > 1) c1y = TSimd.MultiplyAdd(x, by, c1y);
        }
        if (sizeof(TRows) > 2)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow * 2));
            c2x = TSimd.MultiplyAdd(x, bx, c2x);
            if (sizeof(TColumns) > 1) c2y = TSimd.MultiplyAdd(x, by, c2y);
        }
        if (sizeof(TRows) > 3)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow3));
            c3x = TSimd.MultiplyAdd(x, bx, c3x);
            if (sizeof(TColumns) > 1) c3y = TSimd.MultiplyAdd(x, by, c3y);
        }
        if (sizeof(TRows) > 4)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow * 4));
            c4x = TSimd.MultiplyAdd(x, bx, c4x);
            if (sizeof(TColumns) > 1) c4y = TSimd.MultiplyAdd(x, by, c4y);
        }
        if (sizeof(TRows) > 5)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow5));
            c5x = TSimd.MultiplyAdd(x, bx, c5x);
            if (sizeof(TColumns) > 1) c5y = TSimd.MultiplyAdd(x, by, c5y);
        }
        if (sizeof(TRows) > 6)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow3 * 2));
            c6x = TSimd.MultiplyAdd(x, bx, c6x);
            if (sizeof(TColumns) > 1) c6y = TSimd.MultiplyAdd(x, by, c6y);
        }
        if (sizeof(TRows) > 7)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow7));
            c7x = TSimd.MultiplyAdd(x, bx, c7x);
            if (sizeof(TColumns) > 1) c7y = TSimd.MultiplyAdd(x, by, c7y);
        }
        if (sizeof(TRows) > 8)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow * 8));
            c8x = TSimd.MultiplyAdd(x, bx, c8x);
            if (sizeof(TColumns) > 1) c8y = TSimd.MultiplyAdd(x, by, c8y);
        }
        if (sizeof(TRows) > 9)
        {
            x = TSimd.Broadcast(*(T*)(a9));
            c9x = TSimd.MultiplyAdd(x, bx, c9x);
            if (sizeof(TColumns) > 1) c9y = TSimd.MultiplyAdd(x, by, c9y);
        }
        if (sizeof(TRows) > 10)
        {
            x = TSimd.Broadcast(*(T*)(a9 + aRow));
            c10x = TSimd.MultiplyAdd(x, bx, c10x);
            if (sizeof(TColumns) > 1) c10y = TSimd.MultiplyAdd(x, by, c10y);
        }
        if (sizeof(TRows) > 11)
        {
            x = TSimd.Broadcast(*(T*)(a9 + aRow * 2));
            c11x = TSimd.MultiplyAdd(x, bx, c11x);
            if (sizeof(TColumns) > 1) c11y = TSimd.MultiplyAdd(x, by, c11y);
        }
        if (sizeof(TRows) > 12)
        {
            x = TSimd.Broadcast(*(T*)(a9 + aRow3));
            c12x = TSimd.MultiplyAdd(x, bx, c12x);
            if (sizeof(TColumns) > 1) c12y = TSimd.MultiplyAdd(x, by, c12y);
        }
        if (sizeof(TRows) > 13)
        {
            x = TSimd.Broadcast(*(T*)(a9 + aRow * 4));
            c13x = TSimd.MultiplyAdd(x, bx, c13x);
            if (sizeof(TColumns) > 1) c13y = TSimd.MultiplyAdd(x, by, c13y);
        }

        if (sizeof(TColumns) != 4)
        {
            a += aStep;
            if (sizeof(TRows) > 9) a9 += aStep;
        }

    Second:
        if (sizeof(TColumns) == 4)
        {
            a = firstOfA + step[1] * aStep;
            if (sizeof(TRows) > 9) a9 = a + aRow * 9;
            b = firstOfB + (step[1] - (nint)1) * bRow;
        }

        if (Sse.IsSupported)
        {
            var ahead = sizeof(TColumns) == 4 ? firstOfB + step[StepsAhead + 1] * bRow : b + bRow * (StepsAhead + 1);
            Sse.Prefetch0(ahead);
            if (sizeof(TColumns) > 1 && width == 64)
                Sse.Prefetch0(ahead + 64);
        }

        bx = TSimd.Load((T*)(b + bRow));
        if (sizeof(TColumns) > 1) by = TSimd.Load((T*)(b + bRow) + count);
        if (sizeof(TColumns) == 3)
        {
            TSimd.Store((T*)packed, bx);
            TSimd.Store((T*)packed + count, by);
            packed += width * 2;
        }

        x = TSimd.Broadcast(*(T*)(a));
        c0x = TSimd.MultiplyAdd(x, bx, c0x);
        if (sizeof(TColumns) > 1) c0y = TSimd.MultiplyAdd(x, by, c0y);
        if (sizeof(TRows) > 1)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow));
            c1x = TSimd.MultiplyAdd(x, bx, c1x);
            if (sizeof(TColumns) > 1) c1y = TSimd.MultiplyAdd(x, by, c1y);
        }
        if (sizeof(TRows) > 2)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow * 2));
            c2x = TSimd.MultiplyAdd(x, bx, c2x);
            if (sizeof(TColumns) > 1) c2y = TSimd.MultiplyAdd(x, by, c2y);
        }
        if (sizeof(TRows) > 3)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow3));
            c3x = TSimd.MultiplyAdd(x, bx, c3x);
            if (sizeof(TColumns) > 1) c3y = TSimd.MultiplyAdd(x, by, c3y);
        }
        if (sizeof(TRows) > 4)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow * 4));
            c4x = TSimd.MultiplyAdd(x, bx, c4x);
            if (sizeof(TColumns) > 1) c4y = TSimd.MultiplyAdd(x, by, c4y);
        }
        if (sizeof(TRows) > 5)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow5));
            c5x = TSimd.MultiplyAdd(x, bx, c5x);
            if (sizeof(TColumns) > 1) c5y = TSimd.MultiplyAdd(x, by, c5y);
        }
        if (sizeof(TRows) > 6)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow3 * 2));
            c6x = TSimd.MultiplyAdd(x, bx, c6x);
            if (sizeof(TColumns) > 1) c6y = TSimd.MultiplyAdd(x, by, c6y);
        }
        if (sizeof(TRows) > 7)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow7));
            c7x = TSimd.MultiplyAdd(x, bx, c7x);
            if (sizeof(TColumns) > 1) c7y = TSimd.MultiplyAdd(x, by, c7y);
        }
        if (sizeof(TRows) > 8)
        {
            x = TSimd.Broadcast(*(T*)(a + aRow * 8));
            c8x = TSimd.MultiplyAdd(x, bx, c8x);
            if (sizeof(TColumns) > 1) c8y = TSimd.MultiplyAdd(x, by, c8y);
        }
        if (sizeof(TRows) > 9)
        {
            x = TSimd.Broadcast(*(T*)(a9));
            c9x = TSimd.MultiplyAdd(x, bx, c9x);
            if (sizeof(TColumns) > 1) c9y = TSimd.MultiplyAdd(x, by, c9y);
        }
        if (sizeof(TRows) > 10)
        {
            x = TSimd.Broadcast(*(T*)(a9 + aRow));
            c10x = TSimd.MultiplyAdd(x, bx, c10x);
            if (sizeof(TColumns) > 1) c10y = TSimd.MultiplyAdd(x, by, c10y);
        }
        if (sizeof(TRows) > 11)
        {
            x = TSimd.Broadcast(*(T*)(a9 + aRow * 2));
            c11x = TSimd.MultiplyAdd(x, bx, c11x);
            if (sizeof(TColumns) > 1) c11y = TSimd.MultiplyAdd(x, by, c11y);
        }
        if (sizeof(TRows) > 12)
        {
            x = TSimd.Broadcast(*(T*)(a9 + aRow3));
            c12x = TSimd.MultiplyAdd(x, bx, c12x);
            if (sizeof(TColumns) > 1) c12y = TSimd.MultiplyAdd(x, by, c12y);
        }
        if (sizeof(TRows) > 13)
        {
            x = TSimd.Broadcast(*(T*)(a9 + aRow * 4));
            c13x = TSimd.MultiplyAdd(x, bx, c13x);
            if (sizeof(TColumns) > 1) c13y = TSimd.MultiplyAdd(x, by, c13y);
        }

        if (sizeof(TColumns) == 4)
        {
            step += 2;
            if (step != lastStep)
                goto First;
        }
        else
        {
            a += aStep;
            if (sizeof(TRows) > 9) a9 += aStep;
            b += bRow * 2;
            if (b != end)
                goto First;
            if (sizeof(TColumns) == 5 && left > 0)
            {
                left--;
                a += operands.SegmentGap;
                if (sizeof(TRows) > 9) a9 += operands.SegmentGap;
                end += operands.Depth * bRow;
                goto Segment;
            }
        }

    Done:
        TSimd.Store((T*)c, c0x);
        if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c0y);
        if (sizeof(TRows) > 1)
        {
            c += cRow;
            TSimd.Store((T*)c, c1x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c1y);
        }
        if (sizeof(TRows) > 2)
        {
            c += cRow;
            TSimd.Store((T*)c, c2x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c2y);
        }
        if (sizeof(TRows) > 3)
        {
            c += cRow;
            TSimd.Store((T*)c, c3x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c3y);
        }
        if (sizeof(TRows) > 4)
        {
            c += cRow;
            TSimd.Store((T*)c, c4x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c4y);
        }
        if (sizeof(TRows) > 5)
        {
            c += cRow;
            TSimd.Store((T*)c, c5x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c5y);
        }
        if (sizeof(TRows) > 6)
        {
            c += cRow;
            TSimd.Store((T*)c, c6x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c6y);
        }
        if (sizeof(TRows) > 7)
        {
            c += cRow;
            TSimd.Store((T*)c, c7x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c7y);
        }
        if (sizeof(TRows) > 8)
        {
            c += cRow;
            TSimd.Store((T*)c, c8x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c8y);
        }
        if (sizeof(TRows) > 9)
        {
            c += cRow;
            TSimd.Store((T*)c, c9x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c9y);
        }
        if (sizeof(TRows) > 10)
        {
            c += cRow;
            TSimd.Store((T*)c, c10x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c10y);
        }
        if (sizeof(TRows) > 11)
        {
            c += cRow;
            TSimd.Store((T*)c, c11x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c11y);
        }
        if (sizeof(TRows) > 12)
        {
            c += cRow;
            TSimd.Store((T*)c, c12x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c12y);
        }
        if (sizeof(TRows) > 13)
        {
            c += cRow;
            TSimd.Store((T*)c, c13x);
            if (sizeof(TColumns) > 1) TSimd.Store((T*)c + count, c13y);
        }
    }
}
