namespace Tensorflow.Kernels;

/// <summary>Repetition, reversal and broadcasting of whole axes. Any element type.</summary>
internal static class RepeatKernels
{
    /// <summary>y's axis i holds x's multiples[i] times.</summary>
    public static void Tile<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> multiples, Span<T> y)
        where T : unmanaged
    {
        Span<long> result = stackalloc long[shape.Length];
        for (var i = 0; i < shape.Length; i++) result[i] = shape[i] * multiples[i];
        IndexMap.Run(new Modulo(shape), x, shape, default, y, result);
    }

    /// <summary>ReverseV2: the axes that are marked run backwards.</summary>
    public static void Reverse<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<bool> reversed, Span<T> y)
        where T : unmanaged => IndexMap.Run(new Backwards(shape, reversed), x, shape, default, y, shape);

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
        if (x.Length == 1) FillKernels.Fill(x[0], y);
        else IndexMap.Run(new Modulo(full), x, full, default, y, result);
    }

    private readonly ref struct Modulo(ReadOnlySpan<long> shape) : IIndexMap
    {
        private readonly ReadOnlySpan<long> _shape = shape;

        public long Source(int axis, long index) => index % _shape[axis];
    }

    private readonly ref struct Backwards(ReadOnlySpan<long> shape, ReadOnlySpan<bool> reversed) : IIndexMap
    {
        private readonly ReadOnlySpan<long> _shape = shape;
        private readonly ReadOnlySpan<bool> _reversed = reversed;

        public long Source(int axis, long index) => _reversed[axis] ? _shape[axis] - 1 - index : index;
    }
}
