using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a dense layer, with Keras' defaults.</summary>
public class DenseArgs : LayerArgs
{
    public int Units { get; set; }

    /// <summary>Null: linear.</summary>
    public Activation? Activation { get; set; }

    public bool UseBias { get; set; } = true;

    public IInitializer KernelInitializer { get; set; } = new GlorotUniform();

    public IInitializer BiasInitializer { get; set; } = new Zeros();

    public IRegularizer? KernelRegularizer { get; set; }

    public IRegularizer? BiasRegularizer { get; set; }

    public Action? KernelConstraint { get; set; }

    public Action? BiasConstraint { get; set; }

    public override TF_DataType DType { get => base.DType; set => base.DType = value; }

    public override string? Name { get => base.Name; set => base.Name = value; }

    public override bool Trainable { get => base.Trainable; set => base.Trainable = value; }
}
