using PureHDF.VOL.Native;

namespace Labs.KerasFiles.Hdf5;

/// <summary>A group of an HDF5 file as it was read, its members in the file's order.</summary>
internal sealed class Hdf5Group(string path)
{
    /// <summary>The way to it from the root, without a slash before; empty for the root.</summary>
    public string Path { get; } = path;

    /// <summary>Attributes of text; a scalar is a list of one.</summary>
    public Dictionary<string, string[]> Attributes { get; } = [];

    public Dictionary<string, Hdf5Group> Groups { get; } = [];

    /// <summary>Datasets, each with the type that an attribute gives it, if any does.</summary>
    public Dictionary<string, (NativeDataset Dataset, string? DescribedAs)> Datasets { get; } = [];

    public string? Text(string attribute) => Attributes.GetValueOrDefault(attribute) is [var text] ? text : null;

    /// <summary>
    /// A list of names. HDF5 keeps attributes below 64 KB, so Keras cuts a longer list into <c>name0</c>, <c>name1</c>, ...; null where there is none.
    /// </summary>
    public List<string>? Names(string attribute)
    {
        if (Attributes.TryGetValue(attribute, out var whole)) return [.. whole];
        List<string>? names = null;
        for (var i = 0; Attributes.TryGetValue(FormattableString.Invariant($"{attribute}{i}"), out var part); i++) (names ??= []).AddRange(part);
        return names;
    }

    /// <summary>The dataset at a way from here, or null.</summary>
    public (NativeDataset Dataset, string? DescribedAs)? At(string way)
    {
        var parts = way.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return null;
        var group = this;
        foreach (var part in parts.AsSpan(0, parts.Length - 1))
        {
            if (!group.Groups.TryGetValue(part, out var inner)) return null;
            group = inner;
        }
        return group.Datasets.TryGetValue(parts[^1], out var dataset) ? dataset : null;
    }
}
