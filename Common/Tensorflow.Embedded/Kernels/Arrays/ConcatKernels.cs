namespace Tensorflow.Kernels;

/// <summary>Concat and Split, one part at a time: the caller goes through the parts. A stack is a concatenation along an axis of size 1. Any element type.</summary>
internal static class ConcatKernels
{
    /// <summary>
    /// Copies a part into its place: part is (outer, partSize, inner), whole (outer, wholeSize, inner), offset its first index along the axis.
    /// </summary>
    public static void Insert<T>(ReadOnlySpan<T> part, int outer, int partSize, int inner, Span<T> whole, int wholeSize, int offset)
    {
        Check(part.Length, whole.Length, outer, partSize, inner, wholeSize, offset);
        var run = partSize * inner;
        for (var o = 0; o < outer; o++)
            part.Slice(o * run, run).CopyTo(whole[(((o * wholeSize) + offset) * inner)..]);
    }

    /// <summary>Copies a part out of the whole, with the same shapes.</summary>
    public static void Extract<T>(ReadOnlySpan<T> whole, int outer, int wholeSize, int inner, Span<T> part, int partSize, int offset)
    {
        Check(part.Length, whole.Length, outer, partSize, inner, wholeSize, offset);
        var run = partSize * inner;
        for (var o = 0; o < outer; o++)
            whole.Slice(((o * wholeSize) + offset) * inner, run).CopyTo(part[(o * run)..]);
    }

    private static void Check(int part, int whole, int outer, int partSize, int inner, int wholeSize, int offset)
    {
        Elementwise.CheckLengths(part, outer * partSize * inner);
        Elementwise.CheckLengths(whole, outer * wholeSize * inner);
        if (offset < 0 || offset + partSize > wholeSize)
            throw new ArgumentException($"Indices {offset} to {offset + partSize} are not in an axis of size {wholeSize}.");
    }
}
