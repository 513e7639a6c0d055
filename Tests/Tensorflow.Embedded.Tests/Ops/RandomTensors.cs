namespace Tensorflow.Tests.OpTests;

/// <summary>Random shapes and values from a seed.</summary>
internal sealed class RandomTensors(int seed)
{
    private static readonly long[] Lengths = [0, 1, 1, 2, 3, 5, 7, 13];

    private static readonly double[] Special =
        [0, -0.0, 1, -1, .5, 2, -2.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 88, -88, 104, 20, -17, 1e-8, 1e10];

    // The largest ones, whose sums depend on their order, and the smallest, the last ones denormal as float32, the very last as float64 too.
    private static readonly double[] Extreme = [3e38, -3e38, 1e-30, -1e-30, 1e-37, 1e-40, -1e-42, 1e-310];

    private readonly Random random = new(seed);

    /// <summary>Whether values are the awkward ones: NaN, infinities, -0.</summary>
    public bool Awkward { get; set; }

    /// <summary>Whether there are also values of the largest and the smallest exponents.</summary>
    public bool Extremes { get; set; }

    public int Below(int limit) => random.Next(limit);

    public bool Flip() => random.Next(2) == 0;

    /// <summary>Whether float64 is taken wherever there is a choice that has it.</summary>
    public bool OnlyDouble { get; init; }

    public T Pick<T>(params T[] from) => from[random.Next(from.Length)];

    public TF_DataType Pick(params TF_DataType[] from) => OnlyDouble && from.Contains(TF_DataType.TF_DOUBLE) ? TF_DataType.TF_DOUBLE : from[random.Next(from.Length)];

    public long Length(bool empty = true) => empty ? Pick(Lengths) : Pick(Lengths[1..]);

    public Shape Shape(int least = 0, int most = 3, bool empty = true) => Tensorflow.Shape.Adopt([.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Length(empty))]);

    /// <summary>Two shapes that broadcast to one.</summary>
    public (Shape, Shape) Broadcasting()
    {
        var whole = Shape();
        Shape Part() => Tensorflow.Shape.Adopt([.. whole.Span.ToArray().Skip(random.Next(whole.ndim + 1)).Select(dim => random.Next(4) == 0 ? 1 : dim)]);
        return random.Next(3) == 0 ? (whole, whole) : Flip() ? (whole, Part()) : (Part(), whole);
    }

    public Tensor Tensor(TF_DataType dtype, Shape shape, double low = -2, double high = 2)
    {
        var values = new double[shape.size];
        for (var i = 0; i < values.Length; i++)
            values[i] = Awkward && dtype.IsFloating() && random.Next(3) == 0 ? Pick(Extremes && Flip() ? Extreme : Special) : low + (random.NextDouble() * (high - low));
        return Of(dtype, shape, values);
    }

    /// <summary>Whole numbers from low to below high, in any dtype.</summary>
    public Tensor Whole(TF_DataType dtype, Shape shape, int low, int high) =>
        Of(dtype, shape, [.. Enumerable.Range(0, (int)shape.size).Select(_ => (double)random.Next(low, high))]);

    /// <summary>Values that fit the dtype: fractions, or whole numbers of which some are large enough to overflow.</summary>
    public Tensor Any(TF_DataType dtype, Shape shape) => dtype switch
    {
        TF_DataType.TF_BOOL => Whole(dtype, shape, 0, 2),
        TF_DataType.TF_UINT8 => Whole(dtype, shape, 0, 256),
        TF_DataType.TF_UINT16 => Whole(dtype, shape, 0, ushort.MaxValue + 1),
        TF_DataType.TF_UINT32 or TF_DataType.TF_UINT64 => Whole(dtype, shape, 0, int.MaxValue),
        TF_DataType.TF_INT8 => Whole(dtype, shape, sbyte.MinValue, sbyte.MaxValue + 1),
        TF_DataType.TF_INT16 => Whole(dtype, shape, short.MinValue, short.MaxValue + 1),
        TF_DataType.TF_INT32 or TF_DataType.TF_INT64 => Awkward ? Whole(dtype, shape, int.MinValue, int.MaxValue) : Whole(dtype, shape, -9, 10),
        _ => Tensor(dtype, shape),
    };

    private static Tensor Of(TF_DataType dtype, Shape shape, double[] values) => dtype switch
    {
        TF_DataType.TF_FLOAT => Conversions.OfArray(Array.ConvertAll(values, x => (float)x), shape),
        TF_DataType.TF_DOUBLE => Conversions.OfArray(values, shape),
        TF_DataType.TF_INT32 => Conversions.OfArray(Array.ConvertAll(values, x => (int)x), shape),
        TF_DataType.TF_INT64 => Conversions.OfArray(Array.ConvertAll(values, x => (long)x), shape),
        TF_DataType.TF_INT8 => Conversions.OfArray(Array.ConvertAll(values, x => (sbyte)x), shape),
        TF_DataType.TF_INT16 => Conversions.OfArray(Array.ConvertAll(values, x => (short)x), shape),
        TF_DataType.TF_UINT16 => Conversions.OfArray(Array.ConvertAll(values, x => (ushort)x), shape),
        TF_DataType.TF_UINT32 => Conversions.OfArray(Array.ConvertAll(values, x => (uint)x), shape),
        TF_DataType.TF_UINT64 => Conversions.OfArray(Array.ConvertAll(values, x => (ulong)x), shape),
        TF_DataType.TF_UINT8 => Conversions.OfArray(Array.ConvertAll(values, x => (byte)x), shape),
        TF_DataType.TF_BOOL => Conversions.OfArray(Array.ConvertAll(values, x => x != 0), shape),
        _ => throw new InvalidOperationException($"no values of {dtype}"),
    };
}
