namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>What a sequential model is made from.</summary>
public class SequentialArgs : ModelArgs
{
    public List<ILayer>? Layers { get; set; }
}
