using System.Globalization;
using System.Text.Json;
using Labs.KerasFiles.Archives;
using Labs.KerasFiles.Hdf5;
using PureHDF;
using PureHDF.VOL.Native;

namespace Labs.KerasFiles;

/// <summary>
/// Reads what Keras saves: <c>.h5</c> (weights, whole models), <c>.weights.h5</c> and <c>.keras</c>. Opening reads the file's structure; a tensor's elements are read when they are
/// asked for. The file stays open until <see cref="Dispose"/>. Tensors may be read from several threads at once; one reads at a time.
/// </summary>
public sealed class KerasFile : IDisposable
{
    private static ReadOnlySpan<byte> ZipSignature => "PK\x03\x04"u8;

    private readonly Hdf5File hdf5;

    private KerasFile(string path, KerasFileKind kind, Hdf5File hdf5)
    {
        FilePath = path;
        Kind = kind;
        this.hdf5 = hdf5;
    }

    /// <summary>The path that was opened.</summary>
    public string FilePath { get; }

    /// <summary>How the file is laid out.</summary>
    public KerasFileKind Kind { get; }

    /// <summary>The version of Keras that wrote the file, <c>2.15.0</c>; null where it does not say.</summary>
    public string? KerasVersion { get; private init; }

    /// <summary>What Keras computed with, <c>tensorflow</c>; null where the file does not say.</summary>
    public string? Backend { get; private init; }

    /// <summary>The model's configuration as JSON: <c>{"class_name": "Sequential", "config": {...}}</c>; null in files of weights.</summary>
    public string? ModelConfig { get; private init; }

    /// <summary>What <c>compile</c> was given, as JSON: optimizer, loss, metrics; null where the model was not compiled, and in files of weights.</summary>
    public string? TrainingConfig { get; private init; }

    /// <summary>Layers, in the model's order in a file by layer, in the file's in a file by place. Layers without weights are among them.</summary>
    public IReadOnlyList<KerasGroup> Layers { get; private init; } = [];

    /// <summary>The optimizer's state; null where the file has none.</summary>
    public KerasGroup? Optimizer { get; private init; }

    /// <summary>The metrics' states in a file by place.</summary>
    public IReadOnlyList<KerasGroup> Metrics { get; private init; } = [];

    /// <summary>Opens a file by what is in it, not by its ending.</summary>
    /// <exception cref="KerasFileException">There is none, it is no file of Keras', or it is damaged.</exception>
    public static KerasFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Stream? content = null;
        try
        {
            content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            Span<byte> start = stackalloc byte[4];
            var isZip = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(ZipSignature);
            content.Position = 0;
            if (isZip) return OfArchive(path, content);
            var hdf5 = Hdf5File.Open(path, content);
            return OrDispose(hdf5, () => OfHdf5(path, hdf5, archive: null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            content?.Dispose();
            throw KerasFileException.Of(path, $"cannot be read: {KerasFileException.Reason(e)}.", e);
        }
    }

    /// <summary>The layer of that name or path, or null.</summary>
    public KerasGroup? FindLayer(string nameOrPath) =>
        Layers.FirstOrDefault(layer => layer.Path == nameOrPath) ?? Layers.FirstOrDefault(layer => layer.Name == nameOrPath);

    /// <summary>Closes the file.</summary>
    public void Dispose() => hdf5.Dispose();

    private static KerasFile OfArchive(string path, Stream content)
    {
        using var archive = KerasArchive.Open(path, content);
        var hdf5 = Hdf5File.Open(path, archive.TakeWeights());
        return OrDispose(hdf5, () => OfHdf5(path, hdf5, archive));
    }

    private static KerasFile OfHdf5(string path, Hdf5File hdf5, KerasArchive? archive)
    {
        var root = hdf5.Root;
        if (archive is null && (root.Groups.ContainsKey("model_weights") || root.Text("model_config") is not null)) return OfLegacy(path, hdf5, KerasFileKind.LegacyModel);
        if (archive is null && root.Names("layer_names") is not null) return OfLegacy(path, hdf5, KerasFileKind.LegacyWeights);
        var (layers, metrics, optimizers) = (new List<KerasGroup>(), new List<KerasGroup>(), new List<KerasGroup>());
        Walk(root);
        if (layers.Count + optimizers.Count == 0)
            throw hdf5.Damaged("it is HDF5, but no file of Keras': neither layer_names nor model_weights nor groups named vars are in it");
        return new KerasFile(path, archive is null ? KerasFileKind.Weights : KerasFileKind.Archive, hdf5)
        {
            KerasVersion = archive?.Metadata("keras_version"),
            ModelConfig = archive?.Config,
            TrainingConfig = archive?.CompileConfig,
            Layers = layers,
            Optimizer = optimizers.FirstOrDefault(),
            Metrics = metrics,
        };

        void Walk(Hdf5Group group)
        {
            if (group.Groups.TryGetValue("vars", out var vars))
            {
                var tensors = vars.Datasets.OrderBy(entry => Number(entry.Key)).ThenBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => Tensor(hdf5, entry.Value, entry.Key, $"{vars.Path}/{entry.Key}"));
                var read = new KerasGroup(group.Path, vars.Text("name"), [.. tensors]);
                var first = group.Path.Split('/')[0];
                (first == "optimizer" ? optimizers : first == "metrics" ? metrics : layers).Add(read);
            }
            foreach (var (name, inner) in group.Groups) if (name != "vars") Walk(inner);
        }

        static int Number(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }

    private static KerasFile OfLegacy(string path, Hdf5File hdf5, KerasFileKind kind)
    {
        var root = hdf5.Root;
        var weights = root;
        if (kind == KerasFileKind.LegacyModel && !root.Groups.TryGetValue("model_weights", out weights)) throw hdf5.Damaged("it has a model's configuration, but no group model_weights");
        var names = weights.Names("layer_names") ?? throw hdf5.Damaged($"group '{weights.Path}' has no list layer_names");
        if (weights.Groups.ContainsKey("top_level_model_weights") && !names.Contains("top_level_model_weights")) names.Add("top_level_model_weights");
        return new KerasFile(path, kind, hdf5)
        {
            KerasVersion = root.Text("keras_version"),
            Backend = root.Text("backend"),
            ModelConfig = RequireJson(hdf5, root.Text("model_config"), "model_config"),
            TrainingConfig = RequireJson(hdf5, root.Text("training_config"), "training_config"),
            Layers = [.. names.Select(name => Group(weights, name) ?? throw hdf5.Damaged($"layer '{name}' is listed, but has no group")).Where(layer => layer.Path != "top_level_model_weights" || layer.Tensors.Count > 0)],
            Optimizer = Group(root, "optimizer_weights"),
        };

        KerasGroup? Group(Hdf5Group parent, string name)
        {
            if (name.Length == 0) return null;
            // A layer's name may hold slashes.
            var group = parent;
            foreach (var part in name.Split('/', StringSplitOptions.RemoveEmptyEntries))
                if (!group.Groups.TryGetValue(part, out group)) return null;
            var tensors = (group.Names("weight_names") ?? []).Select(tensor =>
                Tensor(hdf5, group.At(tensor) ?? throw hdf5.Damaged($"tensor '{tensor}' of '{group.Path}' is listed, but not there"), tensor, $"{group.Path}/{tensor}"));
            return new KerasGroup(name, name, [.. tensors]);
        }
    }

    private static SavedTensor Tensor(Hdf5File hdf5, (NativeDataset Dataset, string? DescribedAs) entry, string name, string path)
    {
        var (dataset, describedAs) = entry;
        var dimensions = dataset.Space.Dimensions;
        if (dimensions.Any(size => size > long.MaxValue)) throw hdf5.Damaged($"tensor '{path}' has a dimension of {dimensions.Max()}");
        var type = dataset.Type;
        Type? element = (type.Class, type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 2) => typeof(Half),
            (H5DataTypeClass.FloatingPoint, 4) => typeof(float),
            (H5DataTypeClass.FloatingPoint, 8) => typeof(double),
            (H5DataTypeClass.FixedPoint, 1) => type.FixedPoint.IsSigned ? typeof(sbyte) : typeof(byte),
            (H5DataTypeClass.FixedPoint, 2) => type.FixedPoint.IsSigned ? typeof(short) : typeof(ushort),
            (H5DataTypeClass.FixedPoint, 4) => type.FixedPoint.IsSigned ? typeof(int) : typeof(uint),
            (H5DataTypeClass.FixedPoint, 8) => type.FixedPoint.IsSigned ? typeof(long) : typeof(ulong),
            // h5py's bool is an enumeration of FALSE and TRUE.
            (H5DataTypeClass.Enumerated, 1) => typeof(bool),
            _ => null,
        };
        var dtype = element is not null ? ElementTypes.Name(element)
            : (type.Class, type.Size, describedAs) is (H5DataTypeClass.Opaque, 2, "bfloat16") ? "bfloat16"
            : FormattableString.Invariant($"{type.Class} of {type.Size} bytes").ToLowerInvariant();
        return new SavedTensor(hdf5, dataset, name, path, [.. dimensions.Select(size => (long)size)], element, dtype);
    }

    private static string? RequireJson(Hdf5File hdf5, string? text, string what)
    {
        if (text is null) return null;
        try
        {
            using var document = JsonDocument.Parse(text, KerasArchive.JsonOptions);
            return text;
        }
        catch (JsonException e)
        {
            throw hdf5.Damaged($"{what} is no JSON: {KerasFileException.Reason(e)}", e);
        }
    }

    private static KerasFile OrDispose(Hdf5File hdf5, Func<KerasFile> read)
    {
        try
        {
            return read();
        }
        catch
        {
            hdf5.Dispose();
            throw;
        }
    }
}
