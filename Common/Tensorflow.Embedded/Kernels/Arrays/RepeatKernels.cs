namespace Tensorflow.Kernels;

/// <summary>Repetition, reversal and broadcasting of whole axes. Any element type.</summary>
internal static class RepeatKernels
{
    /// <summary>y's axis i holds x's multiples[i] times.</summary>
    public static void Tile<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> multiples, Span<T> y)
        where T : unmanaged
    {
        Span<long> result = stackalloc long[shape.Length];
        var axes = new Segment[shape.Length][];
        for (var i = 0; i < shape.Length; i++)
        {
            result[i] = shape[i] * multiples[i];
            axes[i] = Times((int)shape[i], multiples[i]);
        }
        IndexMap.Run(x, shape, axes, default, y, result);
    }

    /// <summary>ReverseV2: the axes that are marked run backwards.</summary>
    public static void Reverse<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<bool> reversed, Span<T> y)
        where T : unmanaged
    {
        var axes = new Segment[shape.Length][];
        for (var i = 0; i < axes.Length; i++) axes[i] = [reversed[i] ? new((int)shape[i], (int)shape[i] - 1, -1) : new((int)shape[i], 0, 1)];
        IndexMap.Run(x, shape, axes, default, y, shape);
    }

    /// <summary>BroadcastTo: NumPy's rules, result's rank at least shape's.</summary>
    public static void BroadcastTo<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, Span<T> y, ReadOnlySpan<long> result)
        where T : unmanaged
    {
        if (shape.Length > result.Length) throw new InvalidArgumentError($"Incompatible shapes: {Broadcast.Text(shape)} vs. {Broadcast.Text(result)}");
        Span<long> full = stackalloc long[result.Length];
        for (var i = 0; i < full.Length - shape.Length; i++) full[i] = 1;
        shape.CopyTo(full[(result.Length - shape.Length)..]);
        for (var i = 0; i < full.Length; i++)
        {
            if (full[i] != result[i] && full[i] != 1)
                throw new InvalidArgumentError($"Incompatible shapes: {Broadcast.Text(shape)} vs. {Broadcast.Text(result)}");
        }
        if (x.Length == 1)
        {
            FillKernels.Fill(x[0], y);
            return;
        }
        var axes = new Segment[full.Length][];
        for (var i = 0; i < axes.Length; i++) axes[i] = full[i] == result[i] ? [new((int)full[i], 0, 1)] : [new((int)result[i], 0, 0)];
        IndexMap.Run(x, full, axes, default, y, result);
    }

    private static Segment[] Times(int size, int multiple)
    {
        if (size == 1) return [new(multiple, 0, 0)];
        var segments = new Segment[multiple];
        Array.Fill(segments, new(size, 0, 1));
        return segments;
    }
}
