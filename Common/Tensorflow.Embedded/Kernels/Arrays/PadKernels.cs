namespace Tensorflow.Kernels;

/// <summary>Borders around a tensor: constant or mirrored.</summary>
internal static class PadKernels
{
    /// <summary>y's axis i has before[i] + shape[i] + after[i] elements, those outside x with one value. Any element type.</summary>
    public static void Pad<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<long> before, ReadOnlySpan<long> after, T value, Span<T> y)
        where T : unmanaged
    {
        Span<long> result = stackalloc long[shape.Length];
        Shape(shape, before, after, result);
        var axes = new Segment[shape.Length][];
        for (var i = 0; i < axes.Length; i++) axes[i] = Bordered(Segment.Outside((int)before[i]), (int)shape[i], Segment.Outside((int)after[i]));
        IndexMap.Run(x, shape, axes, value, y, result);
    }

    /// <summary>
    /// MirrorPad: REFLECT (the border element is not repeated, paddings below the size) or SYMMETRIC (it is, paddings up to the size);
    /// larger ones are an <see cref="InvalidArgumentError"/>.
    /// </summary>
    public static void MirrorPad<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<long> before, ReadOnlySpan<long> after, bool symmetric, Span<T> y)
        where T : unmanaged
    {
        Span<long> result = stackalloc long[shape.Length];
        Shape(shape, before, after, result);
        for (var i = 0; i < shape.Length; i++) CheckMirror(shape[i], before[i], after[i], symmetric);
        var repeat = symmetric ? 1 : 0;
        var axes = new Segment[shape.Length][];
        for (var i = 0; i < axes.Length; i++)
            axes[i] = Bordered(new((int)before[i], (int)before[i] - repeat, -1), (int)shape[i], new((int)after[i], (int)shape[i] - 2 + repeat, -1));
        IndexMap.Run(x, shape, axes, default, y, result);
    }

    /// <summary>Says which paddings are too large for an axis of that size.</summary>
    public static void CheckMirror(long size, long before, long after, bool symmetric)
    {
        if (before < 0 || after < 0) throw new InvalidArgumentError($"Paddings must be non-negative: {before} {after} [Op:MirrorPad]");
        var most = symmetric ? size : size - 1;
        if (before <= most && after <= most) return;
        throw new InvalidArgumentError(symmetric
            ? $"paddings must be no greater than the dimension size: {before}, {after} greater than {size} [Op:MirrorPad]"
            : $"paddings must be less than the dimension size: {before}, {after} not less than {size} [Op:MirrorPad]");
    }

    private static void Shape(ReadOnlySpan<long> shape, ReadOnlySpan<long> before, ReadOnlySpan<long> after, Span<long> result)
    {
        for (var i = 0; i < shape.Length; i++)
        {
            if (before[i] < 0 || after[i] < 0) throw new InvalidArgumentError($"Paddings must be non-negative: {before[i]} {after[i]}");
            result[i] = before[i] + shape[i] + after[i];
        }
    }

    private static Segment[] Bordered(Segment before, int size, Segment after) =>
        [.. new[] { before, new Segment(size, 0, 1), after }.Where(segment => segment.Count > 0)];
}
