namespace Tensorflow.Kernels;

/// <summary>Concat and Split, one part at a time: the caller goes through the parts. A stack is a concatenation along an axis of size 1. Any element type.</summary>
internal static class ConcatKernels
{
    /// <summary>
    /// Copies a part into its place: part is (outer, partSize, inner), whole (outer, wholeSize, inner), offset its first index along the axis.
    /// </summary>
    public static void Insert<T>(ReadOnlySpan<T> part, int outer, int partSize, int inner, Span<T> whole, int wholeSize, int offset)
        where T : unmanaged
    {
        Check(part.Length, whole.Length, outer, partSize, inner, wholeSize, offset);
        var run = partSize * inner;
        Copies.Rows(part, run, whole[(whole.Length == 0 ? 0 : offset * inner)..], (nint)wholeSize * inner, outer, run);
    }

    /// <summary>Copies a part out of the whole, with the same shapes.</summary>
    public static void Extract<T>(ReadOnlySpan<T> whole, int outer, int wholeSize, int inner, Span<T> part, int partSize, int offset)
        where T : unmanaged
    {
        Check(part.Length, whole.Length, outer, partSize, inner, wholeSize, offset);
        var run = partSize * inner;
        Copies.Rows(whole[(whole.Length == 0 ? 0 : offset * inner)..], (nint)wholeSize * inner, part, run, outer, run);
    }

    private static void Check(int part, int whole, int outer, int partSize, int inner, int wholeSize, int offset)
    {
        Elementwise.CheckLengths(part, outer * partSize * inner);
        Elementwise.CheckLengths(whole, outer * wholeSize * inner);
        if (offset < 0 || offset + partSize > wholeSize)
            throw new ArgumentException($"Indices {offset} to {offset + partSize} are not in an axis of size {wholeSize}.");
    }
}
