using PureHDF;
using PureHDF.VOL.Native;

namespace Labs.KerasFiles.Hdf5;

/// <summary>An HDF5 file's groups, attributes and datasets. Whatever the bytes are, what goes wrong is a <see cref="KerasFileException"/>.</summary>
internal sealed class Hdf5File : IDisposable
{
    // Keras' models nest two groups for each model inside a model.
    private const int DeepestGroup = 200;

    private readonly string path;
    private readonly GuardedStream stream;
    private readonly NativeFile file;
    private readonly Lock reading = new();

    private Hdf5File(string path, GuardedStream stream)
    {
        this.path = path;
        this.stream = stream;
        Guard("is damaged", () => stream.CheckHeaps());
        file = Guard("is no HDF5 file", () => H5File.Open(stream, leaveOpen: true));
        Root = Guard("is damaged", () => ReadGroup(file, "", 0));
    }

    /// <summary>The root group.</summary>
    public Hdf5Group Root { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length => stream.Length;

    /// <summary>Reads the structure of an HDF5 file; <paramref name="content"/> is disposed with what is returned, and at once where that fails.</summary>
    public static Hdf5File Open(string path, Stream content)
    {
        var guarded = new GuardedStream(content);
        try
        {
            return new Hdf5File(path, guarded);
        }
        catch
        {
            guarded.Dispose();
            throw;
        }
    }

    /// <summary>An error that names the file.</summary>
    public KerasFileException Damaged(string what, Exception? cause = null) => KerasFileException.Of(path, $"cannot be read: {what}.", cause);

    /// <summary>Reads a dataset's elements, which have to stand in this file.</summary>
    public void ReadData<T>(NativeDataset dataset, Span<T> target, string tensor)
    {
        lock (reading)
        {
            try
            {
                // Chunks and their index may be read more than once.
                stream.Allow((16L << 20) + 4 * stream.Length);
                dataset.Read(target);
                // External links and external storage would be other files.
                if (stream.BytesRead == 0 && dataset.Layout.Class != H5DataLayoutClass.Compact) throw new InvalidDataException("its elements are not in the file");
            }
            catch (Exception e) when (IsDamage(e))
            {
                throw Damaged($"tensor '{tensor}': {KerasFileException.Reason(Innermost(e))}", e);
            }
        }
    }

    public void Dispose()
    {
        file.Dispose();
        stream.Dispose();
    }

    private Hdf5Group ReadGroup(NativeObject group, string name, int depth)
    {
        if (depth > DeepestGroup) throw new InvalidDataException($"its groups are nested more than {DeepestGroup} deep");
        var read = new Hdf5Group(name);
        ReadAttributes(group, read.Attributes, name);
        if (SymbolicLinks.FirstIn(group) is { } link) throw new InvalidDataException($"'{(name.Length == 0 ? link : $"{name}/{link}")}' is a soft or external link, which Keras does not write");
        foreach (var child in ((IH5Group)group).Children())
        {
            var childPath = name.Length == 0 ? child.Name : $"{name}/{child.Name}";
            if (child is NativeGroup inner) read.Groups[child.Name] = ReadGroup(inner, childPath, depth + 1);
            else if (child is NativeDataset dataset) read.Datasets[child.Name] = (dataset, DescribedBy(dataset));
            // A committed type is nothing of Keras'.
            else if (child is IH5UnresolvedLink) throw new InvalidDataException($"'{childPath}' is a link to what is not in the file");
        }
        return read;
    }

    private void ReadAttributes(IH5Object holder, Dictionary<string, string[]> attributes, string name)
    {
        foreach (var attribute in holder.Attributes())
        {
            var dimensions = attribute.Space.Dimensions;
            var count = dimensions.Aggregate(1m, (product, size) => product * size);
            var isText = attribute.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength;
            // An empty list is one of numbers.
            if (count == 0) attributes[attribute.Name] = [];
            else if (!isText || attribute.Space.Type == H5DataspaceType.Null) continue;
            else if (count * attribute.Type.Size > stream.Length) throw new InvalidDataException($"attribute '{attribute.Name}' of '{name}' is larger than the file");
            else attributes[attribute.Name] = Array.ConvertAll(dimensions.Length == 0 ? [attribute.Read<string>()] : attribute.Read<string[]>(), text => text ?? "");
        }
    }

    // Keras 3 writes bfloat16 as bytes with the type's name beside it.
    private string? DescribedBy(NativeDataset dataset)
    {
        if (dataset.Type.Class is not H5DataTypeClass.Opaque) return null;
        var attributes = new Dictionary<string, string[]>();
        ReadAttributes(dataset, attributes, dataset.Name);
        return attributes.GetValueOrDefault("dtype") is [var dtype] ? dtype : null;
    }

    private T Guard<T>(string what, Func<T> read)
    {
        try
        {
            // The structure is read once; headers are read again where a group's members are looked up.
            stream.Allow((4L << 20) + 16 * stream.Length);
            return read();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw KerasFileException.Of(path, $"{what}: {KerasFileException.Reason(Innermost(e))}.", e);
        }
    }

    // The library throws Exception itself, and on damage whatever its own code runs into.
    private static bool IsDamage(Exception failure) => failure is not (KerasFileException or ThreadInterruptedException);

    private static Exception Innermost(Exception failure) =>
        failure is System.Reflection.TargetInvocationException or AggregateException or TypeInitializationException && failure.InnerException is { } inner ? Innermost(inner) : failure;
}
