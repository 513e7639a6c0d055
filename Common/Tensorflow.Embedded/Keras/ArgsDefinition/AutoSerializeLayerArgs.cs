using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of layers whose configuration is their properties.</summary>
public class AutoSerializeLayerArgs : LayerArgs
{
    /// <inheritdoc/>
    public override KerasShapesWrapper? BatchInputShape { get => base.BatchInputShape; set => base.BatchInputShape = value; }

    /// <inheritdoc/>
    public override TF_DataType DType { get => base.DType; set => base.DType = value; }

    /// <inheritdoc/>
    public override string? Name { get => base.Name; set => base.Name = value; }

    /// <inheritdoc/>
    public override bool Trainable { get => base.Trainable; set => base.Trainable = value; }
}
