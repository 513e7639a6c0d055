namespace Contract.Expressions;

/// <summary>A line of idioms.txt.</summary>
/// <param name="Expression">What a lab writes.</param>
/// <param name="Type">The type it has in TensorFlow.NET; null where it does not compile.</param>
/// <param name="ErrorId">The compiler's error; null where it compiles.</param>
public sealed record Idiom(string Expression, string? Type, string? ErrorId)
{
    /// <summary>Types of the variables that the expressions use.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["t"] = "Tensor",
        ["w"] = "ResourceVariable",
        ["iv"] = "IVariableV1",
        ["n"] = "NDArray",
        ["ts"] = "Tensors",
        ["g"] = "Tensorflow.Gradients.GradientTape",
        ["model"] = "Model",
        ["ds"] = "IDatasetV2",
    };

    public static IReadOnlyList<Idiom> All { get; } = [.. Lists.Idioms.Where(line => !line.StartsWith('#')).Select(Read)];

    static Idiom Read(string line)
    {
        var text = line[4..].Trim();
        if (line.StartsWith("OK", StringComparison.Ordinal))
        {
            var parts = text.Split("->", 2, StringSplitOptions.TrimEntries);
            return new(parts[0], TypeNames.WithoutKeywords(parts[1]), null);
        }

        var failed = text.Split("  //", 2, StringSplitOptions.TrimEntries);
        return new(failed[0], null, failed[1].Split(':')[0]);
    }
}
