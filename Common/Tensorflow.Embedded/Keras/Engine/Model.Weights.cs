using Labs.Checkpoints;
using Tensorflow.NumPy;
using Tensorflow.Train;

namespace Tensorflow.Keras.Engine;

public partial class Model
{
    /// <summary>
    /// Saves the weights as a TensorFlow checkpoint, as Python's Keras does for such a path: <c>filepath.index</c>, <c>filepath.data-00000-of-00001</c> and the folder's
    /// <c>checkpoint</c> file. Layers are named layer_with_weights-0, ..., in a subclassed model as SetAttr names them, else by their own names.
    /// </summary>
    /// <param name="filepath">Without an ending.</param>
    /// <param name="overwrite">Whether files of that name may be replaced.</param>
    /// <param name="save_format">Null or tf.</param>
    /// <param name="options">Has no effect.</param>
    /// <exception cref="ValueError">The format is HDF5, there are files already, or they cannot be written.</exception>
    public void save_weights(string filepath, bool overwrite = true, string? save_format = null, object? options = null)
    {
        RequireCheckpointFormat(filepath, save_format);
        if (!Built) throw new ValueError($"Unable to save the weights of model \"{name}\", which has not created its variables yet. Call the model first, then save the weights.");
        if (!overwrite && File.Exists($"{filepath}.index")) throw new ValueError($"{filepath}.index exists already, and overwrite is false.");
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(filepath))!;
            Directory.CreateDirectory(folder);
            new Checkpoint(Graph()).Write(filepath);
            var file = Path.GetFileName(filepath);
            new CheckpointState { ModelCheckpointPath = file, AllModelCheckpointPaths = [file] }.Write(folder);
        }
        catch (Exception failure) when (failure is CheckpointException or IOException or UnauthorizedAccessException)
        {
            throw new ValueError($"Weights could not be saved as {filepath}: {failure.Message}");
        }
    }

    /// <summary>Sets the weights from a TensorFlow checkpoint, as <see cref="save_weights"/> or Python's Keras wrote it.</summary>
    /// <param name="filepath">Without an ending.</param>
    /// <param name="by_name">Has to be false: a checkpoint's values are found by the model's structure.</param>
    /// <param name="skip_mismatch">Has to be false.</param>
    /// <param name="options">Has no effect.</param>
    /// <exception cref="ValueError">The file is HDF5, missing or damaged, the model has no variables yet, or a variable's value is not there.</exception>
    public void load_weights(string filepath, bool by_name = false, bool skip_mismatch = false, object? options = null)
    {
        RequireCheckpointFormat(filepath, null);
        if (by_name || skip_mismatch) throw new ValueError("Weights may only be loaded based on topology when loading from the TensorFlow checkpoint format (got by_name or skip_mismatch true).");
        if (!Built) throw new ValueError($"Unable to load weights saved in {filepath} into a model (\"{name}\") which has not created its variables yet. Call the model first, then load the weights.");
        try
        {
            new Checkpoint(Graph()).Restore(filepath).AssertExistingObjectsMatched();
        }
        catch (Exception failure) when (failure is CheckpointException or IOException or UnauthorizedAccessException)
        {
            throw new ValueError($"Weights could not be loaded from {filepath}: {failure.Message}");
        }
    }

    private static void RequireCheckpointFormat(string filepath, string? format)
    {
        if (format is not (null or "tf" or "tensorflow") || filepath.EndsWith(".h5", StringComparison.OrdinalIgnoreCase)
            || filepath.EndsWith(".hdf5", StringComparison.OrdinalIgnoreCase) || filepath.EndsWith(".keras", StringComparison.OrdinalIgnoreCase))
            throw new ValueError($"Weights are saved and loaded in TensorFlow's checkpoint format only: {(format is null ? filepath : $"save_format '{format}'")} asks for another. Give a path without an ending.");
    }

    private TrackableNode Graph()
    {
        var nodes = new Dictionary<Trackable, TrackableNode>(ReferenceEqualityComparer.Instance);
        var root = NodeOf(this, nodes);
        return root.Children.Any(edge => edge.Name == "root") ? root : root.Add("root", root);
    }

    private static TrackableNode NodeOf(Trackable trackable, Dictionary<Trackable, TrackableNode> nodes)
    {
        if (nodes.TryGetValue(trackable, out var present)) return present;
        if (trackable is BaseResourceVariable variable) return nodes[variable] = NodeOf(variable);
        var node = nodes[trackable] = new TrackableNode();
        // In Keras the list of axes is a node of its own.
        if (trackable is Layers.BatchNormalization) node.Add("axis", new TrackableNode());
        if (trackable is Functional functional)
        {
            var (withWeights, all) = (0, 0);
            foreach (var layer in functional.InnerLayers)
            {
                var inner = NodeOf(layer.GetTrackable(), nodes);
                if (layer.Weights.Count > 0) node.Add($"layer_with_weights-{withWeights++}", inner);
                node.Add($"layer-{all++}", inner);
            }
        }
        foreach (var (name, child) in trackable.Children) node.Add(name, NodeOf(child, nodes));
        if (trackable is Layer and not Functional)
        {
            foreach (var layer in ((Layer)trackable).InnerLayers)
                if (!trackable.Children.ContainsValue(layer.GetTrackable())) node.Add(layer.Name, NodeOf(layer.GetTrackable(), nodes));
        }
        return node;
    }

    private static TrackableVariable NodeOf(BaseResourceVariable variable)
    {
        var dtype = variable.dtype;
        return new TrackableVariable(
            (DataType)(int)dtype, variable.Value.shape.dims, () => variable.Value.BufferToArray(),
            bytes => variable.assign(new NDArray(bytes.ToArray(), variable.Value.shape, dtype), read_value: false), variable.SharedName);
    }
}
