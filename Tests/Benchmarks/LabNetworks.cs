using System.Reflection;
using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;

namespace Benchmarks;

/// <summary>The networks of the MNIST labs, made by the labs' own code. A lab is a program that shows nothing of itself, so they are found by name: <c>create_model</c> or <c>CreateModel</c>.</summary>
internal static class LabNetworks
{
    /// <summary>By the name that the Python peer has for them, each with the units of its hidden layers.</summary>
    public static readonly IReadOnlyList<(string Name, string Shape, Func<Seeds, Model> Create)> All =
    [
        ("10-1-relu", "2 x 256", seeds => Invoke("Lab10_1.Relu", MnistData.LabelDim, "relu", seeds)),
        ("10-2-deep", "4 x 512", seeds => Invoke("Lab10_2.Initializers", MnistData.LabelDim, new GlorotUniform(seeds), true)),
        ("10-3-dropout", "4 x 512", seeds => Construct("Lab10_3.Dropout", MnistData.LabelDim, .5f, seeds)),
        ("10-4-batchnorm", "4 x 512", seeds => Construct("Lab10_4.BatchNorm", MnistData.LabelDim, true, seeds)),
    ];

    private static Model Invoke(string lab, params object[] arguments)
    {
        var program = Assembly.Load(lab).EntryPoint!.DeclaringType!;
        // How the compiler names a function of top-level statements.
        var create = program.GetMethods(BindingFlags.NonPublic | BindingFlags.Static).Single(method => method.Name.Contains("g__create_model|", StringComparison.Ordinal));
        return (Model)create.Invoke(null, arguments)!;
    }

    private static Model Construct(string lab, params object[] arguments) =>
        (Model)Activator.CreateInstance(Assembly.Load(lab).GetType($"{lab}.CreateModel", throwOnError: true)!, arguments)!;
}
