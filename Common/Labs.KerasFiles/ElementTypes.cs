namespace Labs.KerasFiles;

/// <summary>Element types by their names in NumPy and Keras.</summary>
internal static class ElementTypes
{
    private static readonly (Type Type, string Name, int Size)[] All =
    [
        (typeof(float), "float32", 4), (typeof(double), "float64", 8), (typeof(Half), "float16", 2), (typeof(bool), "bool", 1),
        (typeof(sbyte), "int8", 1), (typeof(short), "int16", 2), (typeof(int), "int32", 4), (typeof(long), "int64", 8),
        (typeof(byte), "uint8", 1), (typeof(ushort), "uint16", 2), (typeof(uint), "uint32", 4), (typeof(ulong), "uint64", 8),
    ];

    public static string Name(Type type)
    {
        foreach (var known in All) if (known.Type == type) return known.Name;
        throw new ArgumentException($"No tensor of a Keras file holds {type.Name}: float, double, Half, bool and the integers of 8 to 64 bits are possible.");
    }

    public static int Size(Type type)
    {
        foreach (var known in All) if (known.Type == type) return known.Size;
        return 0;
    }

    /// <summary>Elements of a shape; null where a dimension is negative or the product overflows.</summary>
    public static long? Count(IReadOnlyList<long> shape)
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
    public static string ShapeText(IReadOnlyList<long> shape) => shape.Count == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
}
