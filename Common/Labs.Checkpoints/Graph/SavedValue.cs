namespace Labs.Checkpoints.Graph;

/// <summary>A value of an object as it stands in a checkpoint: one attribute, whose tensors' keys begin with the attribute's.</summary>
/// <param name="name">What the object calls it: <c>VARIABLE_VALUE</c>, <c>table</c>.</param>
/// <param name="fullName">A variable's own name; empty for other values.</param>
/// <param name="tensors">Its tensors in the order of saving.</param>
internal sealed class SavedValue(string name, string fullName, params SavedTensor[] tensors)
{
    public string Name => name;

    public string FullName => fullName;

    /// <summary>Whether restoring it calls nothing of the program's, so that any thread may do it.</summary>
    public bool IsOwn => tensors.All(tensor => tensor.IsOwn);

    /// <summary>The same tensors as an attribute of another object, which has no name of its own.</summary>
    public SavedValue As(string attribute) => new(attribute, "", tensors);

    public void Save(BundleWriter writer, string key)
    {
        foreach (var tensor in tensors) tensor.Save(writer, key + tensor.Suffix);
    }

    /// <summary>Its bytes in a checkpoint.</summary>
    public long SizeIn(BundleReader reader, string key) => tensors.Sum(tensor => reader[key + tensor.Suffix].ByteCount);

    /// <summary>Types and shapes are compared.</summary>
    public void Require(BundleReader reader, string key)
    {
        foreach (var tensor in tensors) tensor.Require(reader, key + tensor.Suffix);
    }

    /// <summary>Every byte is read and checked, before anything is assigned.</summary>
    public void Verify(BundleReader reader, string key)
    {
        foreach (var tensor in tensors) reader.Verify(key + tensor.Suffix);
    }

    public void Restore(BundleReader reader, string key)
    {
        foreach (var tensor in tensors) tensor.Restore(reader, key + tensor.Suffix);
    }
}

/// <summary>A tensor of a <see cref="SavedValue"/>.</summary>
/// <param name="Suffix">What its key has behind the attribute's.</param>
/// <param name="Save">Adds it under its key.</param>
/// <param name="Require">Throws where the checkpoint has none of its type and shape.</param>
/// <param name="Restore">Reads it.</param>
/// <param name="IsOwn">Whether <paramref name="Restore"/> calls nothing of the program's.</param>
internal sealed record SavedTensor(string Suffix, Action<BundleWriter, string> Save, Action<BundleReader, string> Require, Action<BundleReader, string> Restore, bool IsOwn = true);
