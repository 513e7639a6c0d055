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
}
