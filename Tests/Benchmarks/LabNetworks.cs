using Tensorflow.Keras.Engine;

namespace Benchmarks;

/// <summary>The networks of the MNIST labs, made by the labs' own code from the seeds that were set.</summary>
internal static class LabNetworks
{
    private const int LabelDim = 10;

    /// <summary>By the name that the Python peer has for them, each with the units of its hidden layers.</summary>
    public static readonly IReadOnlyList<(string Name, string Shape, Func<Model> Create)> All =
    [
        ("10-1-relu", "2 x 256", () => Lab10_1.Relu.Slide.create_model_function(LabelDim, "relu")),
        ("10-2-deep", "4 x 512", () => Lab10_2.Initializers.Slide.create_model_function(LabelDim, "xavier", deep: true)),
        ("10-3-dropout", "4 x 512", () => new Lab10_3.Dropout.Slide.create_model_class(LabelDim, .5f)),
        ("10-4-batchnorm", "4 x 512", () => new Lab10_4.BatchNorm.Slide.create_model_class(LabelDim, normalize: true)),
    ];
}
