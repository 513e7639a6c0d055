using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Labs.KerasFiles.Archives;
using PureHDF;

namespace Labs.KerasFiles;

/// <summary>
/// Writes what Keras loads: <c>.h5</c>, <c>.weights.h5</c> and <c>.keras</c>. A file gets its name when it is whole; a save that fails leaves what was there before, and nothing else.
/// One thread at a time.
/// </summary>
/// <example><code>
/// new KerasFileWriter(KerasFileKind.LegacyWeights)
///     .Layer("dense", KerasValue.Of("dense/kernel:0", [784, 10], kernel), KerasValue.Of("dense/bias:0", [10], bias))
///     .Save("model.h5");                                    // Python: model.load_weights("model.h5")
/// </code></example>
public sealed class KerasFileWriter
{
    // HDF5 keeps an attribute below 64 KB, and a text in a list takes 16 bytes of it.
    private const int MostNames = 4000;

    private readonly List<(string Path, KerasValue[] Values)> layers = [];
    private readonly List<(string Path, KerasValue[] Values)> metrics = [];
    private KerasValue[]? optimizer;

    /// <summary>Begins a file of that layout.</summary>
    public KerasFileWriter(KerasFileKind kind)
    {
        if (!Enum.IsDefined(kind)) throw new ArgumentOutOfRangeException(nameof(kind));
        Kind = kind;
    }

    /// <summary>The file's layout.</summary>
    public KerasFileKind Kind { get; }

    /// <summary>The version of Keras that the configurations are written for; 2.15.0 by default.</summary>
    public string KerasVersion { get; init; } = "2.15.0";

    /// <summary>What Keras computes with, in a file by layer.</summary>
    public string Backend { get; init; } = "tensorflow";

    /// <summary>The model's configuration as JSON, which <see cref="KerasFileKind.LegacyModel"/> and <see cref="KerasFileKind.Archive"/> need.</summary>
    public string? ModelConfig { get; init; }

    /// <summary>What compile was given, as JSON, in <see cref="KerasFileKind.LegacyModel"/>; in an archive it is a part of the model's configuration.</summary>
    public string? TrainingConfig { get; init; }

    /// <summary>Adds a layer, in the model's order; one without weights too.</summary>
    /// <param name="path">In a file by layer the layer's name; in a file by place the way to it, <c>layers/dense_1</c>; empty for the model's own weights.</param>
    /// <param name="values">Its tensors in Keras' order.</param>
    public KerasFileWriter Layer(string path, params KerasValue[] values)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(values);
        if (layers.Exists(layer => layer.Path == path)) throw new ArgumentException($"There is a layer '{path}' already.", nameof(path));
        layers.Add((path, values));
        return this;
    }

    /// <summary>Adds the optimizer's state, in Keras' order: the step first.</summary>
    public KerasFileWriter Optimizer(params KerasValue[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        optimizer = values;
        return this;
    }

    /// <summary>Adds a metric's state to a file by place: <c>metrics/mean</c>.</summary>
    public KerasFileWriter Metric(string path, params KerasValue[] values)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(values);
        metrics.Add((path, values));
        return this;
    }

    /// <summary>Writes the file, in place of one of that name; its folder is created where there is none.</summary>
    /// <exception cref="KerasFileException">It cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A model's configuration is needed, or one that is given is no JSON.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Kind is KerasFileKind.LegacyModel or KerasFileKind.Archive) RequireJson(ModelConfig ?? throw new InvalidOperationException($"{Kind} needs a {nameof(ModelConfig)}."), nameof(ModelConfig));
        if (TrainingConfig is { } training) RequireJson(training, nameof(TrainingConfig));
        var temporary = $"{path}.temp{Guid.NewGuid():N}";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            if (Kind == KerasFileKind.Archive) WriteArchive(temporary);
            else WriteHdf5(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e)
        {
            TryDelete(temporary);
            TryDelete(temporary + ".h5");
            if (e is IOException or UnauthorizedAccessException or NotSupportedException) throw KerasFileException.Of(path, $"cannot be written: {KerasFileException.Reason(e)}.", e);
            throw;
        }
    }

    private void WriteArchive(string path)
    {
        var weights = path + ".h5";
        WriteHdf5(weights);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            // Not compressed, as in Keras: the weights are read where they stand.
            var date = DateTime.Now.ToString("yyyy-MM-dd@HH:mm:ss", CultureInfo.InvariantCulture);
            AddText(zip, KerasArchive.MetadataEntry, $"{{\"keras_version\": \"{JsonEncodedText.Encode(KerasVersion)}\", \"date_saved\": \"{date}\"}}");
            AddText(zip, KerasArchive.ConfigEntry, ModelConfig!);
            using var target = zip.CreateEntry(KerasArchive.WeightsEntry, CompressionLevel.NoCompression).Open();
            using var source = File.OpenRead(weights);
            source.CopyTo(target, 1 << 20);
        }
        File.Delete(weights);
    }

    private static void AddText(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private void WriteHdf5(string path)
    {
        var file = new H5File();
        var datasets = new List<(H5Dataset Dataset, KerasValue Value)>();
        if (Kind is KerasFileKind.Weights or KerasFileKind.Archive) AddByPlace(file, datasets);
        else AddByLayer(file, datasets);
        try
        {
            using var writer = file.BeginWrite(path);
            foreach (var (dataset, value) in datasets) value.Write(writer, dataset);
        }
        catch (System.Reflection.TargetInvocationException e) when (e.InnerException is IOException inner)
        {
            throw new IOException(inner.Message, e);
        }
    }

    private void AddByPlace(H5File file, List<(H5Dataset, KerasValue)> datasets)
    {
        Vars(file, []);
        foreach (var (path, values) in layers.Concat(metrics)) Vars(GroupAt(file, path), values);
        if (optimizer is not null) Vars(GroupAt(file, "optimizer"), optimizer);

        void Vars(H5Group group, KerasValue[] values)
        {
            var vars = GroupAt(group, "vars");
            for (var i = 0; i < values.Length; i++) Add(vars, i.ToString(CultureInfo.InvariantCulture), values[i], datasets);
        }
    }

    private void AddByLayer(H5File file, List<(H5Dataset, KerasValue)> datasets)
    {
        file.Attributes["keras_version"] = KerasVersion;
        file.Attributes["backend"] = Backend;
        var weights = (H5Group)file;
        if (Kind == KerasFileKind.LegacyModel)
        {
            file.Attributes["model_config"] = ModelConfig!;
            if (TrainingConfig is not null) file.Attributes["training_config"] = TrainingConfig;
            file["model_weights"] = weights = new H5Group();
            weights.Attributes["keras_version"] = KerasVersion;
            weights.Attributes["backend"] = Backend;
        }
        Names(weights, "layer_names", [.. layers.Select(layer => layer.Path).Where(name => name.Length > 0)]);
        foreach (var (name, values) in layers.Where(layer => layer.Path.Length > 0)) Group(GroupAt(weights, name), values);
        Group(GroupAt(weights, "top_level_model_weights"), layers.Find(layer => layer.Path.Length == 0).Values ?? []);
        if (optimizer is not null) Group(GroupAt(file, "optimizer_weights"), optimizer);

        void Group(H5Group group, KerasValue[] values)
        {
            Names(group, "weight_names", [.. values.Select(value => value.Name)]);
            foreach (var value in values)
            {
                var cut = value.Name.LastIndexOf('/');
                Add(GroupAt(group, cut < 0 ? "" : value.Name[..cut]), value.Name[(cut + 1)..], value, datasets);
            }
        }
    }

    private static void Add(H5Group group, string name, KerasValue value, List<(H5Dataset, KerasValue)> datasets)
    {
        var dataset = value.Dataset();
        if (!group.TryAdd(name, dataset)) throw new InvalidOperationException($"Two tensors of one layer are named '{value.Name}'.");
        datasets.Add((dataset, value));
    }

    private static H5Group GroupAt(H5Group group, string path)
    {
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!group.TryGetValue(part, out var inner)) group[part] = inner = new H5Group();
            group = inner as H5Group ?? throw new InvalidOperationException($"'{path}' is a tensor and a group of tensors.");
        }
        return group;
    }

    private static void Names(H5Group group, string attribute, string[] names)
    {
        if (names.Length <= MostNames)
        {
            group.Attributes[attribute] = names;
            return;
        }
        foreach (var (i, part) in names.Chunk(MostNames).Index()) group.Attributes[FormattableString.Invariant($"{attribute}{i}")] = part;
    }

    private static void RequireJson(string text, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(text, KerasArchive.JsonOptions);
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{what} is no JSON: {e.Message}", e);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure that led here matters more.
        }
    }
}
