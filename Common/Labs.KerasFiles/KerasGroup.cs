namespace Labs.KerasFiles;

/// <summary>The tensors of one object of a model: of a layer, of the optimizer, of a metric. Never changes; any number of threads may use it.</summary>
public sealed class KerasGroup
{
    internal KerasGroup(string path, string? name, IReadOnlyList<SavedTensor> tensors)
    {
        Path = path;
        Name = name;
        Tensors = tensors;
    }

    /// <summary>
    /// Where it stands: in a file by layer the layer's name (<c>dense_1</c>); in a file by place the way to it (<c>layers/sequential/layers/dense</c>, <c>optimizer</c>, empty for
    /// the model itself).
    /// </summary>
    public string Path { get; }

    /// <summary>The layer's own name; null in a file by place that Keras 2 wrote, which has none.</summary>
    public string? Name { get; }

    /// <summary>Its tensors in the order in which Keras sets them; empty for a layer without weights.</summary>
    public IReadOnlyList<SavedTensor> Tensors { get; }

    /// <summary>The tensor of that name, or null. <c>kernel</c> finds <c>dense/kernel:0</c> too.</summary>
    public SavedTensor? Find(string name) =>
        Tensors.FirstOrDefault(tensor => tensor.Name == name)
        ?? Tensors.FirstOrDefault(tensor => tensor.Name.Split(':')[0] is var path && (path == name || path.EndsWith("/" + name, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length == 0 ? "the model" : Path)}: {Tensors.Count} tensors";
}
