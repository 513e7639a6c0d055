using Labs.Common;
using Tensorflow.Keras.Engine;
using static Tensorflow.KerasApi;

namespace Labs.Mnist.Tests.Traces;

/// <summary>A lab of the traces: the program, its arguments, and its network.</summary>
internal sealed record TracedLab(string Program, string Arguments, Func<Seeds, Model> Network)
{
    /// <summary>By the traces' names.</summary>
    public static IReadOnlyDictionary<string, TracedLab> All { get; } = new Dictionary<string, TracedLab>
    {
        ["10-1-sigmoid"] = Relu("sigmoid"),
        ["10-1-relu"] = Relu("relu"),
        ["10-1-tanh"] = Relu("tanh"),
        ["10-1-elu"] = Relu("elu"),
        ["10-1-selu"] = Relu("selu"),
        ["10-2-xavier"] = new("Lab10_2.Initializers", "--initializer xavier", seeds => Plain(2, 256, "relu", new GlorotUniform(seeds))),
        ["10-2-he"] = new("Lab10_2.Initializers", "--initializer he", seeds => Plain(2, 256, "relu", new HeUniform(seeds))),
        ["10-2-deep"] = new("Lab10_2.Initializers", "--initializer xavier --deep", seeds => Plain(4, 512, "relu", new GlorotUniform(seeds))),
        ["10-3-dropout"] = new("Lab10_3.Dropout", "", seeds => new Lab10_3.Dropout.CreateModel(MnistData.LabelDim, .5f, seeds)),
        ["10-4-batchnorm"] = new("Lab10_4.BatchNorm", "", seeds => new Lab10_4.BatchNorm.CreateModel(MnistData.LabelDim, batch_norm: true, seeds)),
    };

    private static TracedLab Relu(string activation) =>
        new("Lab10_1.Relu", $"--activation {activation}", seeds => Plain(2, 256, activation, new RandomNormal(seeds)));

    private static Sequential Plain(int layers, int units, string activation, Tensorflow.IInitializer kernels)
    {
        var model = keras.Sequential();
        model.add(keras.layers.Flatten());
        for (var i = 0; i < layers; i++)
        {
            model.add(keras.layers.Dense(units, kernel_initializer: kernels));
            model.add(new Activation(activation));
        }
        model.add(keras.layers.Dense(MnistData.LabelDim, kernel_initializer: kernels));
        return model;
    }
}
