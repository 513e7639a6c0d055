namespace Tensorflow;

public partial class Shape
{
    /// <summary>Rank 1.</summary>
    public static implicit operator Shape(int dims) => Own([dims]);

    public static implicit operator Shape(int[] dims) => dims is null ? null! : new(dims);

    public static implicit operator Shape(long[] dims) => dims is null ? null! : new(dims);

    public static implicit operator Shape((int, int) dims) => Own([dims.Item1, dims.Item2]);

    public static implicit operator Shape((int, int, int) dims) => Own([dims.Item1, dims.Item2, dims.Item3]);

    public static implicit operator Shape((int, int, int, int) dims) => Own([dims.Item1, dims.Item2, dims.Item3, dims.Item4]);

    public static implicit operator Shape((int, int, int, int, int) dims) => Own([dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5]);

    public static implicit operator Shape((long, long) dims) => Own([dims.Item1, dims.Item2]);

    public static implicit operator Shape((long, long, long) dims) => Own([dims.Item1, dims.Item2, dims.Item3]);

    public static implicit operator Shape((long, long, long, long) dims) => Own([dims.Item1, dims.Item2, dims.Item3, dims.Item4]);

    public static implicit operator Shape((long, long, long, long, long) dims) => Own([dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5]);

    public static implicit operator int[](Shape shape) => shape?.as_int_list()!;

    public static implicit operator long[](Shape shape) => shape?.dims!;
}
