namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>What a model is made from.</summary>
public class ModelArgs : LayerArgs
{
    /// <summary>The symbolic inputs of a functional model.</summary>
    public Tensors? Inputs { get; set; }

    /// <summary>The symbolic outputs of a functional model.</summary>
    public Tensors? Outputs { get; set; }
}
