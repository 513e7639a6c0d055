namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>What a sequential model is made from.</summary>
public class SequentialArgs : ModelArgs
{
    /// <summary>The layers, in their order; null: none yet.</summary>
    public List<ILayer>? Layers { get; set; }

    internal override LayerArgs Copy()
    {
        var copy = (SequentialArgs)base.Copy();
        copy.Layers = Layers is null ? null : [.. Layers];
        return copy;
    }
}
