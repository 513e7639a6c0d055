using Tensorflow.Keras.Engine;

namespace Labs.Mnist.Tests.Claims;

/// <summary>The networks that the slides' claims compare, made by the labs' own functions from the seeds that were set.</summary>
internal static class SlideNetworks
{
    private const int LabelDim = 10;

    /// <summary>10-1's.</summary>
    public static Model Relu(string mode) => Lab10_1.Relu.Slide.create_model_function(LabelDim, mode);

    /// <summary>10-2's.</summary>
    public static Model Initializers(string initializer, bool deep = false) => Lab10_2.Initializers.Slide.create_model_function(LabelDim, initializer, deep);

    /// <summary>10-3's.</summary>
    public static Model Dropout() => new Lab10_3.Dropout.Slide.create_model_class(LabelDim, .5f);

    /// <summary>10-4's.</summary>
    public static Model BatchNorm(bool normalize) => new Lab10_4.BatchNorm.Slide.create_model_class(LabelDim, normalize);
}
