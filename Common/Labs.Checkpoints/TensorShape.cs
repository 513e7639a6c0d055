namespace Labs;

/// <summary>What readers and writers of tensors need to know of shapes. Compiled into each library that does.</summary>
internal static class TensorShape
{
    /// <summary>Elements of a shape; null where a dimension is negative or the product overflows.</summary>
    public static long? ElementCount(ReadOnlySpan<long> shape)
    {
        long count = 1;
        var empty = false;
        foreach (var size in shape)
        {
            if (size < 0) return null;
            if (size == 0) empty = true;
            else if (count > long.MaxValue / size) return null;
            else count *= size;
        }
        return empty ? 0 : count;
    }

    /// <summary>A shape as Python prints it: <c>(2, 3)</c>, <c>(3,)</c>, <c>()</c>.</summary>
    public static string Text(IReadOnlyList<long> shape) => shape.Count == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
}
