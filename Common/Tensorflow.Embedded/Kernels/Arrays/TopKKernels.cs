using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>The largest elements of rows.</summary>
internal static class TopKKernels
{
    /// <summary>TopKV2: of each row of n elements the k largest, in falling order, the first of equals first; NaN counts as smaller than any number. TIndex: int or long.</summary>
    public static void TopK<T, TIndex>(ReadOnlySpan<T> x, int n, int k, Span<T> values, Span<TIndex> indices)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (k < 0) throw new InvalidArgumentError($"Need k >= 0, got {k}");
        if (n < k) throw new InvalidArgumentError($"input must have at least k columns. Had {n}, needed {k}");
        Elementwise.CheckLengths(values.Length, indices.Length);
        if (k == 0) return;
        var rows = x.Length / n;
        Elementwise.CheckLengths(values.Length, rows * k);
        for (var r = 0; r < rows; r++)
        {
            var row = x.Slice(r * n, n);
            var bestValues = values.Slice(r * k, k);
            var bestIndices = indices.Slice(r * k, k);
            if (k < 64) Insert(row, bestValues, bestIndices);
            else Sort(row, bestValues, bestIndices);
        }
    }

    /// <summary>
    /// InTopK: whether fewer than k classes of the row are larger than the target's; false where the target is no class or a number of the row is not finite.
    /// </summary>
    public static void InTopK<T, TIndex>(ReadOnlySpan<T> predictions, int classes, ReadOnlySpan<TIndex> targets, long k, Span<bool> result)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Elementwise.CheckLengths(predictions.Length, targets.Length * classes);
        Elementwise.CheckLengths(result.Length, targets.Length);
        for (var r = 0; r < targets.Length; r++)
        {
            var row = predictions.Slice(r * classes, classes);
            var target = long.CreateTruncating(targets[r]);
            result[r] = target >= 0 && target < classes && Larger(row, row[(int)target]) < k;
        }
    }

    private static long Larger<T>(ReadOnlySpan<T> row, T target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!T.IsFinite(target)) return long.MaxValue;
        long larger = 0;
        foreach (var value in row)
        {
            if (!T.IsFinite(value)) return long.MaxValue;
            if (value > target) larger++;
        }
        return larger;
    }

    private static bool Before<T>(T x, T y)
        where T : unmanaged, INumber<T> => x > y || (T.IsNaN(y) && !T.IsNaN(x));

    private static void Insert<T, TIndex>(ReadOnlySpan<T> row, Span<T> values, Span<TIndex> indices)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var k = values.Length;
        var held = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (held == k && !Before(row[i], values[k - 1])) continue;
            var at = held < k ? held++ : k - 1;
            for (; at > 0 && Before(row[i], values[at - 1]); at--)
            {
                values[at] = values[at - 1];
                indices[at] = indices[at - 1];
            }
            values[at] = row[i];
            indices[at] = TIndex.CreateTruncating(i);
        }
    }

    private static void Sort<T, TIndex>(ReadOnlySpan<T> row, Span<T> values, Span<TIndex> indices)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var order = new int[row.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var numbers = row.ToArray();
        Array.Sort(order, (a, b) => Before(numbers[a], numbers[b]) ? -1 : Before(numbers[b], numbers[a]) ? 1 : a.CompareTo(b));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = row[order[i]];
            indices[i] = TIndex.CreateTruncating(order[i]);
        }
    }
}
