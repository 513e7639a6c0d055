using Labs.Checkpoints;
using Labs.TensorTypes;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using Tensorflow.Train;

namespace Tensorflow.Keras.Engine;

/// <summary>Weights of layers and models as TensorFlow's checkpoints.</summary>
internal static class WeightsFile
{
    /// <summary>Sets a layer's weights from a checkpoint, or from a file of Keras'.</summary>
    /// <exception cref="ValueError">The file is missing or damaged, the layer has no variables yet, or a variable's value is not there.</exception>
    public static void Load(Layer layer, string filepath, bool byName, bool skipMismatch)
    {
        if (!layer.Built)
            throw new ValueError($"Unable to load weights saved in {filepath} into a {(layer is Model ? "model" : "layer")} (\"{layer.Name}\") which has not created its variables yet. Call it first, then load the weights.");
        if (KerasWeights.IsAskedFor(filepath, null))
        {
            KerasWeights.Load(layer, filepath, byName, skipMismatch);
            return;
        }
        if (byName || skipMismatch) throw new ValueError("Weights may only be loaded based on topology when loading from the TensorFlow checkpoint format (got by_name or skip_mismatch true).");
        try
        {
            new Labs.Checkpoints.Checkpoint(Graph(layer)).Restore(filepath).AssertExistingObjectsMatched();
        }
        catch (Exception failure) when (failure is CheckpointException or IOException or UnauthorizedAccessException)
        {
            throw new ValueError($"Weights could not be loaded from {filepath}: {failure.Message}");
        }
    }

    /// <summary>The object graph as Python's Keras saves it.</summary>
    public static TrackableNode Graph(Layer layer)
    {
        var nodes = new Dictionary<Trackable, TrackableNode>(ReferenceEqualityComparer.Instance);
        var root = NodeOf(layer, nodes);
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
            foreach (var (name, layer) in KerasModel.Sequential(functional.InnerLayers.Select(layer => NodeOf(layer.GetTrackable(), nodes))).Children) node.Add(name, layer);
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
            (DataType)(int)dtype, variable.Value.Dimensions.dims, () => variable.Value.BufferToArray(),
            bytes => variable.assign(new NDArray(bytes.ToArray(), variable.Value.Dimensions, dtype), read_value: false), variable.SharedName);
    }
}
