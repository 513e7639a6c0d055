namespace Tensorflow.Kernels;

/// <summary>A tensor seen around one axis.</summary>
internal static class Axes
{
    /// <summary>The numbers of elements before the axis, along it and after it. A negative axis counts from the end.</summary>
    public static (int Outer, int Size, int Inner) Around(ReadOnlySpan<long> shape, int axis)
    {
        if (axis < -shape.Length || axis >= shape.Length)
            throw new InvalidArgumentError($"Expected dimension in the range [{-shape.Length}, {shape.Length}), but got {axis}");
        if (axis < 0) axis += shape.Length;
        return (Count(shape[..axis]), checked((int)shape[axis]), Count(shape[(axis + 1)..]));
    }

    /// <summary>The number of elements.</summary>
    public static int Count(ReadOnlySpan<long> shape)
    {
        long n = 1;
        foreach (var d in shape) n *= d;
        return checked((int)n);
    }
}
