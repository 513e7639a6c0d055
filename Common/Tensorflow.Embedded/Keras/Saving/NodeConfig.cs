namespace Tensorflow.Keras.Saving;

/// <summary>A tensor of a functional model: an output of a use of a layer.</summary>
public class NodeConfig : IKerasConfig
{
    /// <summary>Names no tensor yet.</summary>
    public NodeConfig()
    {
    }

    /// <summary>The layer's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Which of the layer's uses in the model, from 0; a model inside the model counts from 1.</summary>
    public int NodeIndex { get; set; }

    /// <summary>Which of the use's outputs.</summary>
    public int TensorIndex { get; set; }

    /// <summary>Where the tensor is an input: of which use of the layer that takes it.</summary>
    internal int Use { get; init; }

    /// <summary>Whether that use was called for training.</summary>
    internal bool? Training { get; init; }

    /// <summary>Name and both numbers.</summary>
    public override string ToString() => $"{Name}, {NodeIndex}, {TensorIndex}";
}
