using Labs.Common;
using Tensorflow.Keras.Engine;
using static Tensorflow.KerasApi;

namespace Lab09_1.Xor;

/// <summary>The optimizer that the command line asks for.</summary>
internal static class Asked
{
    public static LabOption<string> Option { get; } = LabOption.Choice("--optimizer", "Which optimizer; by default the network's own.", "own", "own", "sgd", "adam");

    /// <summary>Null: none, so the network's own is to be taken.</summary>
    public static IOptimizer? Optimizer(float learning_rate) => Option.Value switch
    {
        "sgd" => keras.optimizers.SGD(learning_rate),
        "adam" => keras.optimizers.Adam(learning_rate),
        _ => null,
    };
}
