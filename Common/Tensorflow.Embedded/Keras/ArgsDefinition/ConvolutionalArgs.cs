using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a convolutional layer, with Keras' defaults.</summary>
public class ConvolutionalArgs : AutoSerializeLayerArgs
{
    /// <summary>Spatial axes: 1 or 2, the default.</summary>
    public int Rank { get; set; } = 2;

    /// <summary>How many channels the output has.</summary>
    public int Filters { get; set; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public int NumSpatialDims { get; set; } = -1;

    /// <summary>Lengths of the kernel, or one for all axes; by default 5.</summary>
    public Shape KernelSize { get; set; } = 5;

    /// <summary>From one position to the next, by axis or one for all; by default 1.</summary>
    public Shape Strides { get; set; } = 1;

    /// <summary>valid (the default): positions where the whole kernel lies in the input. same: as many positions as the input has strides.</summary>
    public string Padding { get; set; } = "valid";

    /// <summary>Null or channels_last; channels_first is refused on a CPU.</summary>
    public string? DataFormat { get; set; }

    /// <summary>From one element of the kernel to the next, by axis or one for all; by default 1.</summary>
    public Shape DilationRate { get; set; } = 1;

    /// <summary>The channels of input and output are cut into so many parts, each convolved by itself; by default 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Null: linear.</summary>
    public Activation? Activation { get; set; }

    /// <summary>Whether there is a bias; by default there is.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Of the kernel, shape (lengths, channels / groups, filters); by default Glorot's uniform numbers.</summary>
    public IInitializer KernelInitializer { get; set; } = new GlorotUniform();

    /// <summary>Of the bias, shape (filters); by default zeros.</summary>
    public IInitializer BiasInitializer { get; set; } = new Zeros();

    /// <summary>Adds a loss for the kernel; null: none.</summary>
    public IRegularizer? KernelRegularizer { get; set; }

    /// <summary>Adds a loss for the bias; null: none.</summary>
    public IRegularizer? BiasRegularizer { get; set; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public Action? KernelConstraint { get; set; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public Action? BiasConstraint { get; set; }
}

/// <summary>Arguments of a convolution over height and width.</summary>
public class Conv2DArgs : ConvolutionalArgs
{
}

/// <summary>Arguments of the transpose of a convolution.</summary>
public class Conv2DTransposeArgs : Conv2DArgs
{
}

/// <summary>Arguments of a convolution over steps.</summary>
public class Conv1DArgs : ConvolutionalArgs
{
    /// <summary>One spatial axis.</summary>
    public Conv1DArgs() => Rank = 1;
}
