namespace Contract;

/// <summary>The lists that were made from TensorFlow.NET 0.150 and its compiler's answers.</summary>
public static class Lists
{
    /// <summary>Every public type and member that a lab can touch.</summary>
    public static IReadOnlyList<string> Members { get; } = Read("labs-subset.txt");

    /// <summary>Expressions with what the compiler said of them.</summary>
    public static IReadOnlyList<string> Idioms { get; } = Read("idioms.txt");

    /// <summary>Pairs of operand types with the result type of every binary operator.</summary>
    public static IReadOnlyList<string> Operators { get; } = Read("operator-resolution.txt");

    internal static string Resource(string name)
    {
        using var stream = typeof(Lists).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"No resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static string[] Read(string name) => Resource(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
