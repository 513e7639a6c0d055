using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.Layers;

/// <summary>Arguments of a convolution of each channel by filters of its own.</summary>
public class DepthwiseConv2DArgs : Conv2DArgs
{
    /// <summary>Filters of each channel; by default 1.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>Of the kernel; by default Glorot's uniform numbers.</summary>
    public IInitializer DepthwiseInitializer { get; set; } = new GlorotUniform();
}
