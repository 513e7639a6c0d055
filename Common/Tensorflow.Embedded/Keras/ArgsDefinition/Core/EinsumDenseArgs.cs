using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.ArgsDefinition.Core;

/// <summary>Arguments of a dense layer over axes that an equation names.</summary>
public class EinsumDenseArgs : AutoSerializeLayerArgs
{
    /// <summary>Inputs and kernel to outputs, as in <c>abc,cd-&gt;abd</c> or <c>...x,xy-&gt;...y</c>.</summary>
    public string Equation { get; set; } = "";

    /// <summary>Of the outputs without the batch and what an ellipsis stands for; -1 where the inputs say it.</summary>
    public Shape OutputShape { get; set; } = Shape.Scalar;

    /// <summary>The axes of the outputs along which the bias has numbers; null: there is no bias.</summary>
    public string? BiasAxes { get; set; }

    /// <summary>Null: linear.</summary>
    public Activation? Activation { get; set; }

    /// <summary>Of the kernel; by default Glorot's uniform numbers.</summary>
    public IInitializer KernelInitializer { get; set; } = new GlorotUniform();

    /// <summary>Of the bias; by default zeros.</summary>
    public IInitializer BiasInitializer { get; set; } = new Zeros();

    /// <summary>Adds a loss for the kernel; null: none.</summary>
    public IRegularizer? KernelRegularizer { get; set; }

    /// <summary>Adds a loss for the bias; null: none.</summary>
    public IRegularizer? BiasRegularizer { get; set; }

    /// <summary>Adds a loss for the output; null: none.</summary>
    public override IRegularizer? ActivityRegularizer { get => base.ActivityRegularizer; set => base.ActivityRegularizer = value; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public Action? KernelConstraint { get; set; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public Action? BiasConstraint { get; set; }
}
