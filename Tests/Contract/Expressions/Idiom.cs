namespace Contract.Expressions;

/// <summary>A line of idioms.txt.</summary>
/// <param name="Expression">What a lab writes.</param>
/// <param name="Type">The type it has in TensorFlow.NET; null where it does not compile.</param>
/// <param name="ErrorId">The compiler's error; null where it compiles.</param>
public sealed record Idiom(string Expression, string? Type, string? ErrorId)
{
    /// <summary>The variables that the expressions use.</summary>
    public const string Parameters =
        "Tensor t, ResourceVariable w, IVariableV1 iv, NDArray n, Tensors ts, Tensorflow.Gradients.GradientTape g, Model model, IDatasetV2 ds";

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
