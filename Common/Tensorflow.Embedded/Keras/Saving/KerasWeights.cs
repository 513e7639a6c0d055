using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Labs.KerasFiles;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Saving;

/// <summary>Weights of layers and models in Keras' files: .h5 by layer (hdf5_format.py), .weights.h5 and .keras by place (saving_lib.py, Keras 2.15).</summary>
internal static class KerasWeights
{
    /// <summary>Whether a path or a format's name asks for a file of Keras' rather than for a checkpoint.</summary>
    /// <exception cref="ValueError">The format is unknown.</exception>
    public static bool IsAskedFor(string filepath, string? format) => format?.ToLowerInvariant() switch
    {
        null or "" => IsPath(filepath),
        "h5" or "hdf5" or "keras" => true,
        "tf" or "tensorflow" => IsPath(filepath)
            ? throw new ValueError($"save_format \"{format}\" was given, but the path {filepath} asks for a file of Keras'. Leave out the ending or the format.") : false,
        _ => throw new ValueError($"Unknown save_format \"{format}\": expected h5, keras or tf."),
    };

    /// <summary>Saves weights: by place where the path ends in .weights.h5, else by layer and name.</summary>
    public static void Save(Layer model, string filepath)
    {
        Writing(filepath, () =>
        {
            var byPlace = EndsWith(filepath, ".weights.h5");
            var writer = new KerasFileWriter(byPlace ? KerasFileKind.Weights : KerasFileKind.LegacyWeights);
            if (byPlace) AddByPlace(writer, model);
            else AddByLayer(writer, model);
            writer.Save(filepath);
        });
    }

    /// <summary>Adds a model's weights by place.</summary>
    public static void AddByPlace(KerasFileWriter writer, Layer model)
    {
        foreach (var (path, layer) in LayerPlaces.Of(model)) writer.Layer(path, [.. layer.OwnWeights.Select(Value)]);
    }

    /// <summary>Adds a model's weights by layer and name.</summary>
    public static void AddByLayer(KerasFileWriter writer, Layer model)
    {
        foreach (var layer in model.InnerLayers) writer.Layer(layer.Name, [.. LegacyWeights(layer).Select(Value)]);
        writer.Layer("", [.. model.OwnWeights.Select(Value)]);
    }

    /// <summary>Sets weights from any file of Keras'.</summary>
    /// <param name="layer">Built.</param>
    /// <param name="filepath">The file.</param>
    /// <param name="byName">By the layers' names rather than by their order; only in a file by layer.</param>
    /// <param name="skipMismatch">Whether layers whose weights do not fit are left as they are.</param>
    public static void Load(Layer layer, string filepath, bool byName, bool skipMismatch)
    {
        Reading(filepath, () =>
        {
            using var file = KerasFile.Open(filepath);
            Load(layer, file, byName, skipMismatch);
        });
    }

    /// <inheritdoc cref="Load(Layer, string, bool, bool)"/>
    public static void Load(Layer layer, KerasFile file, bool byName, bool skipMismatch)
    {
        var pairs = file.Kind switch
        {
            KerasFileKind.Weights or KerasFileKind.Archive when byName =>
                throw new ValueError($"by_name is only offered for files that have layers by name: {file.FilePath} has them by their place in the model."),
            KerasFileKind.Weights or KerasFileKind.Archive => ByPlace(layer, file, skipMismatch),
            _ => byName ? ByName(layer, file, skipMismatch) : InOrder(layer, file),
        };
        // Nothing is assigned before everything was found and fits.
        foreach (var (variable, tensor) in pairs) Assign(variable, tensor);
    }

    /// <summary>A variable as a tensor to be written.</summary>
    public static KerasValue Value(IVariableV1 given)
    {
        var variable = BaseResourceVariable.From(given);
        var (name, shape) = (given.Name, variable.Value.shape.dims);
        return variable.dtype switch
        {
            TF_DataType.TF_FLOAT => KerasValue.Of(name, shape, () => variable.Value.ToArray<float>()),
            TF_DataType.TF_DOUBLE => KerasValue.Of(name, shape, () => variable.Value.ToArray<double>()),
            TF_DataType.TF_INT32 => KerasValue.Of(name, shape, () => variable.Value.ToArray<int>()),
            TF_DataType.TF_INT64 => KerasValue.Of(name, shape, () => variable.Value.ToArray<long>()),
            TF_DataType.TF_UINT8 => KerasValue.Of(name, shape, () => variable.Value.ToArray<byte>()),
            TF_DataType.TF_INT8 => KerasValue.Of(name, shape, () => variable.Value.ToArray<sbyte>()),
            TF_DataType.TF_INT16 => KerasValue.Of(name, shape, () => variable.Value.ToArray<short>()),
            TF_DataType.TF_UINT16 => KerasValue.Of(name, shape, () => variable.Value.ToArray<ushort>()),
            TF_DataType.TF_UINT32 => KerasValue.Of(name, shape, () => variable.Value.ToArray<uint>()),
            TF_DataType.TF_UINT64 => KerasValue.Of(name, shape, () => variable.Value.ToArray<ulong>()),
            TF_DataType.TF_BOOL => KerasValue.Of(name, shape, () => variable.Value.ToArray<bool>()),
            var other => throw new ValueError($"Weight {name} is {other.as_numpy_name()}, which Keras' files do not hold."),
        };
    }

    /// <summary>Gives a variable a tensor's elements, cast to its dtype.</summary>
    public static void Assign(IVariableV1 variable, SavedTensor tensor)
    {
        var shape = Shape.Adopt([.. tensor.Shape]);
        var value = tensor.ElementType switch
        {
            var type when type == typeof(float) => Array<float>(TF_DataType.TF_FLOAT),
            var type when type == typeof(double) => Array<double>(TF_DataType.TF_DOUBLE),
            var type when type == typeof(Half) => OfHalf(),
            var type when type == typeof(int) => Array<int>(TF_DataType.TF_INT32),
            var type when type == typeof(long) => Array<long>(TF_DataType.TF_INT64),
            var type when type == typeof(byte) => Array<byte>(TF_DataType.TF_UINT8),
            var type when type == typeof(sbyte) => Array<sbyte>(TF_DataType.TF_INT8),
            var type when type == typeof(short) => Array<short>(TF_DataType.TF_INT16),
            var type when type == typeof(ushort) => Array<ushort>(TF_DataType.TF_UINT16),
            var type when type == typeof(uint) => Array<uint>(TF_DataType.TF_UINT32),
            var type when type == typeof(ulong) => Array<ulong>(TF_DataType.TF_UINT64),
            var type when type == typeof(bool) => Array<bool>(TF_DataType.TF_BOOL),
            _ => throw new ValueError($"Weight {variable.Name} cannot be taken from {tensor}."),
        };
        variable.assign(value.dtype == variable.dtype ? value : Primitives.Cast(value, variable.dtype), read_value: false);

        Tensor Array<T>(TF_DataType dtype) where T : unmanaged
        {
            var bytes = new byte[tensor.ElementCount * Unsafe.SizeOf<T>()];
            tensor.Read(MemoryMarshal.Cast<byte, T>(bytes.AsSpan()));
            return new NDArray(bytes, shape, dtype);
        }

        Tensor OfHalf()
        {
            var halves = tensor.Read<Half>();
            var bytes = new byte[halves.Length * sizeof(float)];
            var floats = MemoryMarshal.Cast<byte, float>(bytes.AsSpan());
            for (var i = 0; i < halves.Length; i++) floats[i] = (float)halves[i];
            return new NDArray(bytes, shape, TF_DataType.TF_FLOAT);
        }
    }

    /// <summary>Runs a step that writes; what fails is one line that names the file.</summary>
    public static void Writing(string filepath, Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is KerasFileException or InvalidOperationException or ArgumentException)
        {
            throw new ValueError($"{filepath} could not be saved: {failure.Message}");
        }
    }

    /// <inheritdoc cref="Writing"/>
    public static void Reading(string filepath, Action read)
    {
        try
        {
            read();
        }
        catch (KerasFileException failure)
        {
            throw new ValueError($"{filepath} could not be loaded: {failure.Message}");
        }
    }

    // hdf5_format.py, _legacy_weights: those that are trained first, whatever layer of a model inside they belong to.
    private static List<IVariableV1> LegacyWeights(ILayer layer) => [.. layer.TrainableWeights, .. layer.NonTrainableWeights];

    private static List<(IVariableV1, SavedTensor)> InOrder(Layer model, KerasFile file)
    {
        var pairs = new List<(IVariableV1, SavedTensor)>();
        var layers = model.InnerLayers.Where(layer => LegacyWeights(layer).Count > 0).ToList();
        var saved = file.Layers.Where(layer => layer.Tensors.Count > 0 && layer.Name != "top_level_model_weights").ToList();
        if (layers.Count != saved.Count)
            throw new ValueError($"Layer count mismatch when loading weights from file {file.FilePath}. Model expected {layers.Count} layers, found {saved.Count} saved layers.");
        for (var i = 0; i < layers.Count; i++)
        {
            var weights = LegacyWeights(layers[i]);
            if (weights.Count != saved[i].Tensors.Count)
            {
                throw new ValueError($"Weight count mismatch for layer #{i} (named {layers[i].Name} in the current model, {saved[i].Name} in {file.FilePath}). "
                    + $"Layer expects {weights.Count} weight(s). Received {saved[i].Tensors.Count} saved weight(s).");
            }
            for (var k = 0; k < weights.Count; k++)
            {
                RequireShape(weights[k], saved[i].Tensors[k], $"layer #{i} (named {layers[i].Name} in the current model, {saved[i].Name} in {file.FilePath})");
                pairs.Add((weights[k], saved[i].Tensors[k]));
            }
        }
        pairs.AddRange(TopLevel(model, file));
        return pairs;
    }

    private static List<(IVariableV1, SavedTensor)> ByName(Layer model, KerasFile file, bool skipMismatch)
    {
        var pairs = new List<(IVariableV1, SavedTensor)>();
        foreach (var saved in file.Layers)
        {
            foreach (var layer in model.InnerLayers.Where(layer => layer.Name == saved.Name))
            {
                var weights = LegacyWeights(layer);
                if (weights.Count != saved.Tensors.Count)
                {
                    if (skipMismatch) continue;
                    throw new ValueError($"Weight count mismatch for layer {layer.Name} in {file.FilePath}. Layer expects {weights.Count} weight(s). Received {saved.Tensors.Count} saved weight(s).");
                }
                for (var k = 0; k < weights.Count; k++)
                {
                    if (skipMismatch && !Fits(weights[k], saved.Tensors[k])) continue;
                    RequireShape(weights[k], saved.Tensors[k], $"layer {layer.Name} in {file.FilePath}");
                    pairs.Add((weights[k], saved.Tensors[k]));
                }
            }
        }
        pairs.AddRange(TopLevel(model, file));
        return pairs;
    }

    private static IEnumerable<(IVariableV1, SavedTensor)> TopLevel(Layer model, KerasFile file)
    {
        var own = model.OwnWeights.ToList();
        if (own.Count == 0) return [];
        var saved = file.FindLayer("top_level_model_weights")?.Tensors ?? [];
        if (saved.Count != own.Count)
            throw new ValueError($"Weight count mismatch for top-level weights when loading weights from file {file.FilePath}. Model expects {own.Count} top-level weight(s). Received {saved.Count} saved top-level weight(s).");
        for (var i = 0; i < own.Count; i++) RequireShape(own[i], saved[i], $"the model itself in {file.FilePath}");
        return own.Zip(saved);
    }

    private static List<(IVariableV1, SavedTensor)> ByPlace(Layer model, KerasFile file, bool skipMismatch)
    {
        var pairs = new List<(IVariableV1, SavedTensor)>();
        // Keras 2.12 called the container by its attribute.
        var old = file.Layers.Any(layer => layer.Path.Contains("_layer_checkpoint_dependencies", StringComparison.Ordinal));
        foreach (var (path, layer) in LayerPlaces.Of(model))
        {
            var weights = layer.OwnWeights.ToList();
            if (weights.Count == 0) continue;
            var place = old ? path.Replace("layers/", "_layer_checkpoint_dependencies/", StringComparison.Ordinal) : path;
            var saved = file.FindLayer(place)?.Tensors ?? [];
            var fits = saved.Count == weights.Count && weights.Zip(saved).All(pair => Fits(pair.First, pair.Second));
            if (!fits && skipMismatch) continue;
            if (saved.Count != weights.Count)
            {
                throw new ValueError($"Layer '{layer.Name}' expected {weights.Count} variables, but received {saved.Count} variables during loading from '{place}' of {file.FilePath}. "
                    + $"Expected: {string.Join(", ", weights.Select(weight => $"{weight.Name} {weight.shape}"))}. "
                    + $"The file has: {string.Join(", ", file.Layers.Where(each => each.Tensors.Count > 0).Select(each => each.Path))}.");
            }
            for (var i = 0; i < weights.Count; i++)
            {
                RequireShape(weights[i], saved[i], $"layer {layer.Name} from '{place}' of {file.FilePath}");
                pairs.Add((weights[i], saved[i]));
            }
        }
        return pairs;
    }

    private static bool Fits(IVariableV1 variable, SavedTensor tensor) => tensor.ElementType is not null && variable.shape.dims.AsSpan().SequenceEqual(tensor.Shape.ToArray());

    private static void RequireShape(IVariableV1 variable, SavedTensor tensor, string where)
    {
        if (!Fits(variable, tensor)) throw new ValueError($"Shape mismatch in {where} for weight {variable.Name}. Weight expects shape {variable.shape}. Received saved weight {tensor}.");
    }

    private static bool IsPath(string path) => EndsWith(path, ".h5") || EndsWith(path, ".hdf5") || EndsWith(path, ".keras");

    /// <summary>Whether a path ends so, in letters of either case.</summary>
    internal static bool EndsWith(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
