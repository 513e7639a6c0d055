namespace Tensorflow;

public partial class Shape
{
    /// <summary>Rank 1.</summary>
    public static implicit operator Shape(int dims) => Own([dims]);

    /// <summary>The shape of these dimensions, -1 where one is unknown; null stays null.</summary>
    public static implicit operator Shape(int[] dims) => dims is null ? null! : new(dims);

    /// <summary>The shape of these dimensions, -1 where one is unknown; null stays null.</summary>
    public static implicit operator Shape(long[] dims) => dims is null ? null! : new(dims);

    /// <summary>The shape of two dimensions, -1 where one is unknown.</summary>
    public static implicit operator Shape((int, int) dims) => Own([dims.Item1, dims.Item2]);

    /// <summary>The shape of three dimensions, -1 where one is unknown.</summary>
    public static implicit operator Shape((int, int, int) dims) => Own([dims.Item1, dims.Item2, dims.Item3]);

    /// <summary>The shape of four dimensions, -1 where one is unknown.</summary>
    public static implicit operator Shape((int, int, int, int) dims) => Own([dims.Item1, dims.Item2, dims.Item3, dims.Item4]);

    /// <summary>The shape of five dimensions, -1 where one is unknown.</summary>
    public static implicit operator Shape((int, int, int, int, int) dims) => Own([dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5]);

    /// <summary>The shape of two dimensions, -1 where one is unknown.</summary>
    public static implicit operator Shape((long, long) dims) => Own([dims.Item1, dims.Item2]);

    /// <summary>The shape of three dimensions, -1 where one is unknown.</summary>
    public static implicit operator Shape((long, long, long) dims) => Own([dims.Item1, dims.Item2, dims.Item3]);

    /// <summary>The shape of four dimensions, -1 where one is unknown.</summary>
    public static implicit operator Shape((long, long, long, long) dims) => Own([dims.Item1, dims.Item2, dims.Item3, dims.Item4]);

    /// <summary>The shape of five dimensions, -1 where one is unknown.</summary>
    public static implicit operator Shape((long, long, long, long, long) dims) => Own([dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5]);

    /// <summary>The dimensions, -1 where one is unknown; null stays null.</summary>
    /// <exception cref="OverflowException">A dimension is beyond int.</exception>
    public static implicit operator int[](Shape shape) => shape?.as_int_list()!;

    /// <summary>The dimensions, -1 where one is unknown; null stays null.</summary>
    public static implicit operator long[](Shape shape) => shape?.dims!;
}
