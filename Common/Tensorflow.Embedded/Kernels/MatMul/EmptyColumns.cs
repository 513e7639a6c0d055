using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// Columns of A that hold nothing but zeros in all rows of a tile: images have many. As long as B is finite such a step adds a zero to every sum, and may be left out: no bit of a result
/// changes (but the sign of a zero to which only products too small for a number were added).
/// </summary>
internal static unsafe class EmptyColumns
{
    /// <summary>Steps behind the last one of a list that a tile looks at to fetch what they need.</summary>
    public const int Lookahead = 17;

    /// <summary>Sums shorter than this are over before it is known what could be left out.</summary>
    private const int MinDepth = 64;

    /// <summary>Panels of B that pay for looking through A.</summary>
    private const int MinPanels = 4;

    /// <summary>Whether it pays to look at all.</summary>
    public static bool Worthwhile(int rows, int panels, int k, int maxDepth) => rows >= 8 && panels >= MinPanels && k >= MinDepth && k <= maxDepth;

    /// <summary>Elements of the list of one tile: how many steps there are to be taken, or -1 for all, then these.</summary>
    public static int ListLength(int k) => 1 + k + Lookahead + 7;

    /// <summary>Writes the lists of all tiles.</summary>
    /// <returns>False: there is nothing worth leaving out, and no list.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Find<T>(Matrix a, TileRows tiles, int k, int* lists)
        where T : unmanaged
    {
        var length = ListLength(k);
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            var list = lists + (nint)tile * length;
            var rows = a.At(tiles.Start(tile), 0);
            var count = a.Column == sizeof(T) ? List<T>(rows, a.Row, tiles.Height(tile), k, list + 1) : ListTransposed<T>(rows, a.Column, tiles.Height(tile), k, list + 1);
            // The first tile speaks for the others.
            if (tile == 0 && count > k - k / 8)
                return false;
            list[0] = count > k - k / 16 ? -1 : count;
            new Span<int>(list + 1 + count, Lookahead).Clear();
        }

        return true;
    }

    /// <summary>Whether there is neither infinity nor NaN among the elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreFinite<T>(T* values, nint count)
        where T : unmanaged
    {
        // x - x is NaN where x is not finite, and NaN stays in a sum.
        Vector256<T> s0 = default, s1 = default, s2 = default, s3 = default;
        nint i = 0;
        for (; i <= count - Vector256<T>.Count * 4; i += Vector256<T>.Count * 4)
        {
            var x0 = Vector256.Load(values + i);
            var x1 = Vector256.Load(values + i + Vector256<T>.Count);
            var x2 = Vector256.Load(values + i + Vector256<T>.Count * 2);
            var x3 = Vector256.Load(values + i + Vector256<T>.Count * 3);
            s0 += x0 - x0;
            s1 += x1 - x1;
            s2 += x2 - x2;
            s3 += x3 - x3;
        }

        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            var x = Vector256.Load(values + i);
            s0 += x - x;
        }

        var finite = Vector256.EqualsAll((s0 + s1) + (s2 + s3), Vector256<T>.Zero);
        for (; i < count; i++)
        {
            var x = Vector128.CreateScalar(values[i]);
            finite &= Vector128.EqualsAll(x - x, Vector128<T>.Zero);
        }

        return finite;
    }

    /// <summary>The columns of some rows that are not empty, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int List<T>(byte* a, nint row, int rows, int k, int* list)
        where T : unmanaged
    {
        var count = 0;
        var p = 0;
        for (; p <= k - Vector256<T>.Count; p += Vector256<T>.Count)
        {
            var from = a + (nint)p * sizeof(T);
            var bits = Vector256.Load((T*)from);
            for (var i = 1; i < rows; i++)
            {
                from += row;
                bits |= Vector256.Load((T*)from);
            }

            // Zeros of either sign together are a zero of either sign.
            var filled = ~Vector256.Equals(bits, Vector256<T>.Zero).ExtractMostSignificantBits() & ((1u << Vector256<T>.Count) - 1);
            for (; filled != 0; filled &= filled - 1)
                list[count++] = p + BitOperations.TrailingZeroCount(filled);
        }

        for (; p < k; p++)
        {
            var from = a + (nint)p * sizeof(T);
            var bits = Vector128.CreateScalar(*(T*)from);
            for (var i = 1; i < rows; i++)
                bits |= Vector128.CreateScalar(*(T*)(from + i * row));
            if (!Vector128.EqualsAll(bits, Vector128<T>.Zero))
                list[count++] = p;
        }

        return count;
    }

    /// <summary>The same of a transposed A, whose columns lie <paramref name="step"/> bytes apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ListTransposed<T>(byte* a, nint step, int rows, int k, int* list)
        where T : unmanaged
    {
        var count = 0;
        for (var p = 0; p < k; p++, a += step)
        {
            list[count] = p;
            count += AreZeros((T*)a, rows) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Whether there is nothing but zeros of either sign. The last vector is moved back to be whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreZeros<T>(T* values, int count)
        where T : unmanaged
    {
        if (count >= Vector256<T>.Count)
        {
            var bits = Vector256.Load(values + count - Vector256<T>.Count);
            for (var i = 0; i < count - Vector256<T>.Count; i += Vector256<T>.Count)
                bits |= Vector256.Load(values + i);
            return Vector256.EqualsAll(bits, Vector256<T>.Zero);
        }

        var few = Vector128.CreateScalar(values[0]);
        for (var i = 1; i < count; i++)
            few |= Vector128.CreateScalar(values[i]);
        return Vector128.EqualsAll(few, Vector128<T>.Zero);
    }
}
