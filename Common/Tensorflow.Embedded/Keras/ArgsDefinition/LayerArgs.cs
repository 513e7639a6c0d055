using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>What every layer is made from.</summary>
public class LayerArgs : IKerasConfig
{
    /// <summary>Adds a loss for the layer's output; null: none.</summary>
    public virtual IRegularizer? ActivityRegularizer { get; set; }

    /// <summary>Whether inputs are cast to <see cref="DType"/>.</summary>
    public virtual bool Autocast { get; set; } = true;

    /// <summary>The inputs' shape with the batch, where it is given.</summary>
    public virtual KerasShapesWrapper? BatchInputShape { get; set; }

    /// <summary>-1: any.</summary>
    public virtual int BatchSize { get; set; } = -1;

    /// <summary>Of the layer's weights and output; by default float32.</summary>
    public virtual TF_DataType DType { get; set; } = TF_DataType.TF_FLOAT;

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public virtual bool Dynamic { get; set; }

    /// <summary>The inputs' shape without the batch, where it is given.</summary>
    public virtual Shape? InputShape { get; set => field = value?.Copy(); }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public virtual bool IsFromConfig { get; set; }

    /// <summary>Null: the class's name in lower case, numbered from the second on.</summary>
    public virtual string? Name { get; set; }

    /// <summary>Whether its weights are trained; by default they are.</summary>
    public virtual bool Trainable { get; set; } = true;

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public virtual float[]? Weights { get; set; }

    /// <summary>The same arguments in an object of their own: what is written to one of the two does not change the other.</summary>
    internal virtual LayerArgs Copy()
    {
        var copy = (LayerArgs)MemberwiseClone();
        copy.InputShape = InputShape;
        copy.Weights = (float[]?)Weights?.Clone();
        return copy;
    }
}
