using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Labs.TensorBoard;

/// <summary>
/// TensorBoard's buckets (2.8 and later): k rows (left edge, right edge, count) in float64 between the smallest and the largest value, the last
/// bucket closed. All values equal: every row is [v, v, 0], the last [v, v, n]. No values: k rows of zeros. Source: tensorboard/plugins/histogram/summary_v2.py.
/// As on TensorFlow's CPU, subnormal numbers are zero.
/// Values that are not finite have no place between two edges (TensorFlow writes edges of NaN and loses every count): they are left out and counted.
/// </summary>
internal static class HistogramBuckets
{
    /// <typeparam name="T">float or double.</typeparam>
    /// <returns>The rows as a DT_DOUBLE tensor's content, shape [<paramref name="buckets"/>, 3], and the number of values left out.</returns>
    public static (byte[] Content, int NotFinite) Of<T>(ReadOnlySpan<T> values, int buckets)
        where T : struct
    {
        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        var finite = 0;
        foreach (var element in values)
        {
            var value = ToDouble(element);
            if (!double.IsFinite(value)) continue;
            finite++;
            if (value < min) min = value;
            if (value > max) max = value;
        }

        var content = new byte[checked(buckets * 3 * sizeof(double))];
        if (finite > 0 && buckets > 0)
            Fill(content, values, buckets, min, max, finite);
        return (content, values.Length - finite);
    }

    private static void Fill<T>(Span<byte> content, ReadOnlySpan<T> values, int buckets, double min, double max, int finite)
        where T : struct
    {
        if (FlushSubnormal(max - min) == 0)
        {
            for (var i = 0; i < buckets; i++)
                WriteRow(content, i, max, max, i == buckets - 1 ? finite : 0);
            return;
        }

        // A range beyond double's (values near both of its ends) is counted and cut at a quarter of its size; else the scale is 1 and changes no bit.
        var scale = double.IsFinite(max - min) ? 1.0 : 0.25;
        var start = min * scale;
        var width = (max * scale - start) / buckets;
        var counts = new long[buckets];
        foreach (var element in values)
        {
            var value = ToDouble(element);
            if (!double.IsFinite(value)) continue;
            var bucket = (int)Math.Floor((value * scale - start) / width);
            counts[Math.Clamp(bucket, 0, buckets - 1)]++;
        }

        var left = min;
        for (var i = 0; i < buckets; i++)
        {
            var right = i == buckets - 1 ? max : FlushSubnormal((start + width * (i + 1)) / scale);
            WriteRow(content, i, left, right, counts[i]);
            left = right;
        }
    }

    // As double.CreateChecked, which is not compiled ahead of time, but subnormal numbers are zero of their sign.
    private static double ToDouble<T>(T value)
        where T : struct
    {
        if (typeof(T) != typeof(float)) return FlushSubnormal(Unsafe.BitCast<T, double>(value));
        var single = Unsafe.BitCast<T, float>(value);
        return float.IsSubnormal(single) ? MathF.CopySign(0, single) : single;
    }

    private static double FlushSubnormal(double value) => double.IsSubnormal(value) ? Math.CopySign(0, value) : value;

    private static void WriteRow(Span<byte> content, int row, double left, double right, double count)
    {
        var cells = content.Slice(row * 3 * sizeof(double), 3 * sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(cells, left);
        BinaryPrimitives.WriteDoubleLittleEndian(cells[8..], right);
        BinaryPrimitives.WriteDoubleLittleEndian(cells[16..], count);
    }
}
