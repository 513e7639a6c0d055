using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a dense layer, with Keras' defaults.</summary>
public class DenseArgs : LayerArgs
{
    /// <summary>How many outputs.</summary>
    public int Units { get; set; }

    /// <summary>Null: linear.</summary>
    public Activation? Activation { get; set; }

    /// <summary>Whether there is a bias; by default there is.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Of the kernel, shape (inputs, units); by default Glorot's uniform numbers.</summary>
    public IInitializer KernelInitializer { get; set; } = new GlorotUniform();

    /// <summary>Of the bias, shape (units); by default zeros.</summary>
    public IInitializer BiasInitializer { get; set; } = new Zeros();

    /// <summary>Adds a loss for the kernel; null: none.</summary>
    public IRegularizer? KernelRegularizer { get; set; }

    /// <summary>Adds a loss for the bias; null: none.</summary>
    public IRegularizer? BiasRegularizer { get; set; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public Action? KernelConstraint { get; set; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public Action? BiasConstraint { get; set; }

    /// <inheritdoc/>
    public override TF_DataType DType { get => base.DType; set => base.DType = value; }

    /// <inheritdoc/>
    public override string? Name { get => base.Name; set => base.Name = value; }

    /// <inheritdoc/>
    public override bool Trainable { get => base.Trainable; set => base.Trainable = value; }
}
