using System.Runtime.InteropServices;
using Labs.Checkpoints;
using Tensorflow;
using Tensorflow.Keras;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;

namespace Labs.Common;

/// <summary>A Keras model as the object graph that Python's tf.train.Checkpoint sees.</summary>
public static class ModelNodes
{
    /// <summary>
    /// The node of a Sequential (per layer <c>layer_with_weights-i</c> and <c>layer-j</c>), or of a subclassed model that holds one Sequential in its attribute <c>model</c>, as the slides'
    /// do.
    /// </summary>
    /// <param name="model">Built: its variables exist.</param>
    public static TrackableNode Of(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model is Sequential) return KerasModel.Sequential([.. model.Layers.Where(layer => layer is not Tensorflow.Keras.Layers.InputLayer).Select(Layer)]);
        var inner = model.Layers.OfType<Model>().Single();
        return new TrackableNode().Add("model", Of(inner));
    }

    private static TrackableNode Layer(ILayer layer)
    {
        var node = new TrackableNode();
        foreach (var variable in layer.Weights) node.Add(LocalName(variable), Variable(variable));
        return node;
    }

    // "dense/kernel:0" is the attribute "kernel".
    internal static string LocalName(IVariableV1 variable) => FullName(variable).Split('/')[^1];

    private static string FullName(IVariableV1 variable) => variable.Name.EndsWith(":0", StringComparison.Ordinal) ? variable.Name[..^2] : variable.Name;

    /// <summary>One variable of the model.</summary>
    public static TrackableVariable Variable(IVariableV1 variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new TrackableVariable((Labs.TensorTypes.DataType)(int)variable.dtype, variable.shape.dims, () => EngineLayers.Bytes(variable), bytes => Assign(variable, bytes), FullName(variable));
    }

    /// <summary>Sets a variable to a value given as bytes.</summary>
    public static void Assign(IVariableV1 variable, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var value = new NDArray(MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Count == segment.Array!.Length ? segment.Array : bytes.ToArray(), variable.shape, variable.dtype);
        variable.assign((Tensor)value, read_value: false);
    }
}
