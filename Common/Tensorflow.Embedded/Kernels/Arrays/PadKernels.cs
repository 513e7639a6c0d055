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
        IndexMap.Run(new Inside(before, shape), x, shape, value, y, result);
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
        IndexMap.Run(new Mirrored(before, shape, symmetric ? 1 : 0), x, shape, default, y, result);
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

    private readonly ref struct Inside(ReadOnlySpan<long> before, ReadOnlySpan<long> shape) : IIndexMap
    {
        private readonly ReadOnlySpan<long> _before = before;
        private readonly ReadOnlySpan<long> _shape = shape;

        public long Source(int axis, long index)
        {
            var i = index - _before[axis];
            return i >= 0 && i < _shape[axis] ? i : -1;
        }
    }

    private readonly ref struct Mirrored(ReadOnlySpan<long> before, ReadOnlySpan<long> shape, int repeat) : IIndexMap
    {
        private readonly ReadOnlySpan<long> _before = before;
        private readonly ReadOnlySpan<long> _shape = shape;

        public long Source(int axis, long index)
        {
            var i = index - _before[axis];
            if (i < 0) return -i - repeat;
            return i < _shape[axis] ? i : (2 * (_shape[axis] - 1)) - i + repeat;
        }
    }
}
