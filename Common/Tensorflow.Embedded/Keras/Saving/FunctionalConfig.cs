namespace Tensorflow.Keras.Saving;

/// <summary>What a functional model is made from: its layers with their arguments, how they are connected, and where it begins and ends. Weights are not part of it.</summary>
public class FunctionalConfig : IKerasConfig
{
    /// <summary>Describes a model without layers.</summary>
    public FunctionalConfig()
    {
    }

    /// <summary>The model's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The layers, input layers among them.</summary>
    public List<LayerConfig> Layers { get; set; } = [];

    /// <summary>The inputs.</summary>
    public List<NodeConfig> InputLayers { get; set; } = [];

    /// <summary>The outputs.</summary>
    public List<NodeConfig> OutputLayers { get; set; } = [];

    /// <summary>Whether the model is a Sequential one, which may be without inputs.</summary>
    internal bool IsSequential { get; init; }

    /// <summary>Name and counts.</summary>
    public override string ToString() => $"{Name}, {Layers.Count} Layers, {InputLayers.Count} Input Layers, {OutputLayers.Count} Output Layers";
}
