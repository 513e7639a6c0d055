using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;

namespace Labs.Mnist.Tests.Traces;

/// <summary>A lab of which TensorFlow's runs are recorded: the program, its arguments, and its network, made by the lab's own function with the seeds that were set.</summary>
internal sealed record TracedLab(string Program, string Arguments, Func<Model> Network)
{
    private const int LabelDim = 10;

    /// <summary>By the traces' names.</summary>
    public static IReadOnlyDictionary<string, TracedLab> All { get; } = new Dictionary<string, TracedLab>
    {
        ["10-1-sigmoid"] = Relu("sigmoid"),
        ["10-1-relu"] = Relu("relu"),
        ["10-1-tanh"] = Relu("tanh"),
        ["10-1-elu"] = Relu("elu"),
        ["10-1-selu"] = Relu("selu"),
        ["10-2-xavier"] = Initializers("xavier"),
        ["10-2-normal-1"] = Initializers("normal-1"),
        ["10-2-he"] = Initializers("he"),
        ["10-2-deep"] = new("Lab10_2.Initializers", "--initializer xavier --deep", () => Lab10_2.Initializers.Slide.create_model_function(LabelDim, "xavier", deep: true)),
        ["10-3-dropout"] = new("Lab10_3.Dropout", "", () => new Lab10_3.Dropout.Slide.create_model_class(LabelDim, .5f)),
        ["10-4-batchnorm"] = new("Lab10_4.BatchNorm", "", () => new Lab10_4.BatchNorm.Slide.create_model_class(LabelDim, normalize: true)),
    };

    /// <summary>Names of those of which there are traces, step by step.</summary>
    public static IEnumerable<string> Traced => All.Keys.Where(lab => lab is not "10-2-normal-1");

    private static TracedLab Relu(string mode) => new("Lab10_1.Relu", $"--activation {mode}", () => Lab10_1.Relu.Slide.create_model_function(LabelDim, mode));

    private static TracedLab Initializers(string initializer) =>
        new("Lab10_2.Initializers", $"--initializer {initializer}", () => Lab10_2.Initializers.Slide.create_model_function(LabelDim, initializer, deep: false));
}
