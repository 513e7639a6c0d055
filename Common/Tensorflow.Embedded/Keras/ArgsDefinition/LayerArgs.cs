using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>What every layer is made from.</summary>
public class LayerArgs : IKerasConfig
{
    public virtual IRegularizer? ActivityRegularizer { get; set; }

    /// <summary>Whether inputs are cast to <see cref="DType"/>.</summary>
    public virtual bool Autocast { get; set; } = true;

    /// <summary>The inputs' shape with the batch, where it is given.</summary>
    public virtual KerasShapesWrapper? BatchInputShape { get; set; }

    /// <summary>-1: any.</summary>
    public virtual int BatchSize { get; set; } = -1;

    public virtual TF_DataType DType { get; set; } = TF_DataType.TF_FLOAT;

    public virtual bool Dynamic { get; set; }

    /// <summary>The inputs' shape without the batch, where it is given.</summary>
    public virtual Shape? InputShape { get; set => field = value?.Copy(); }

    public virtual bool IsFromConfig { get; set; }

    /// <summary>Null: the class's name in lower case, numbered from the second on.</summary>
    public virtual string? Name { get; set; }

    public virtual bool Trainable { get; set; } = true;

    public virtual float[]? Weights { get; set; }
}
