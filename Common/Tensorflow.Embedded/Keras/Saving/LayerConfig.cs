using Tensorflow.Keras.ArgsDefinition;

namespace Tensorflow.Keras.Saving;

/// <summary>A layer of a functional model: what it is made from, and what it is called on.</summary>
public class LayerConfig : IKerasConfig
{
    /// <summary>Describes no layer yet.</summary>
    public LayerConfig()
    {
    }

    /// <summary>The layer's name in the model.</summary>
    public string Name { get; set; } = "";

    /// <summary>The class's name in Keras.</summary>
    public string ClassName { get; set; } = "";

    /// <summary>The arguments, of the layer's class of arguments: what is changed here, the layer that is made gets.</summary>
    public LayerArgs Config { get; set; } = new();

    /// <summary>The tensors that it is called on; where a program fills the list itself, all of them in one call.</summary>
    public List<NodeConfig> InboundNodes { get; set; } = [];

    /// <summary>A model inside the model.</summary>
    internal FunctionalConfig? Model { get; init; }

    /// <summary>The configuration in Keras' files, of a layer whose arguments do not say all of it.</summary>
    internal string? Written { get; init; }
}
