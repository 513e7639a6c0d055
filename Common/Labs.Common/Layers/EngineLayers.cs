using Tensorflow;
using Tensorflow.Keras;
using Tensorflow.NumPy;
#if !TENSORFLOW_NET
using Tensorflow.Kernels;
using static Tensorflow.Binding;
#endif

namespace Labs.Common;

/// <summary>
/// Where the embedded engine has a fused layer or op of its own, it is taken; on TensorFlow.NET the twin written on the shared API. This file is the only one of the labs that differs
/// between the engines, and tests compare the two.
/// </summary>
public static class EngineLayers
{
    /// <summary>Whether the memory of tensors waits for the collector.</summary>
    internal static bool FreesTensorsByFinalisers =>
#if TENSORFLOW_NET
        true;
#else
        false;
#endif

    /// <summary>Lets the runtime load what a training step needs, without any effect on the program.</summary>
    internal static void FirstStep()
    {
#if !TENSORFLOW_NET
        Tensorflow.Starting.FirstStep.Run();
#endif
    }

    /// <summary>Takes what the next tape on this thread records, when its gradient is asked for; on TensorFlow.NET, whose tapes do not tell, nothing. Null takes a request back.</summary>
    internal static void OnNextGradient(Action<IEnumerable<RecordedNode>>? take)
    {
#if !TENSORFLOW_NET
        Tensorflow.Autodiff.Tape.Observer = take is null ? null : nodes => take(nodes.Select(node => new RecordedNode(node.Name, node.Op, node.Inputs, (int)node.Type, node.Shape)));
#endif
    }

    /// <summary>Elements set to 0 where a uniform number of the op seed is below the rate, the others scaled by 1 / (1 - rate).</summary>
    /// <param name="x">Any shape, float32.</param>
    /// <param name="rate">Above 0, below 1.</param>
    /// <param name="seed">Op seed.</param>
    public static Tensor Dropout(Tensor x, float rate, int seed) =>
#if TENSORFLOW_NET
        // tf.nn.dropout ignores its seed there (reference: its fault 5.7).
        Twins.Dropout(x, rate, seed);
#else
        tf.nn.dropout(x, rate: rate, seed: seed);
#endif

    /// <summary>Bytes as numbers from 0 to 1, float32, each divided by 255.</summary>
    /// <param name="bytes">Row-major.</param>
    /// <param name="shape">Of as many elements.</param>
    public static NDArray Fractions(byte[] bytes, Shape shape) =>
#if TENSORFLOW_NET
        // The cast and the quotient are tensors as large as the result: the library keeps what they took, a quarter of a gigabyte for MNIST, to the end of the process.
        Twins.Fractions(bytes, shape);
#else
        new NDArray(bytes, shape, TF_DataType.TF_UINT8) / 255f;
#endif

    /// <summary>The elements of a variable as bytes, row-major.</summary>
    public static byte[] Bytes(IVariableV1 variable) =>
#if TENSORFLOW_NET
        variable.numpy().ToByteArray();
#else
        // numpy() would copy them once more, and for a checkpoint that is all weights and slots.
        BaseResourceVariable.From(variable).Value.BufferToArray();
#endif

    /// <summary>Batch normalisation of rank 2 that keeps its moving statistics, with Keras' defaults.</summary>
    public static ILayer BatchNormalization() =>
#if TENSORFLOW_NET
        // keras.layers.BatchNormalization never assigns them there (fault 4.1).
        new BatchNormalizationTwin();
#else
        Tensorflow.KerasApi.keras.layers.BatchNormalization();
#endif
}

#if !TENSORFLOW_NET
// In inference these layers map each row by itself.
public sealed partial class Activation
{
    internal override bool JoinRows(Tensorflow.Keras.Engine.RowChain chain) => Function switch
    {
        "relu" => chain.AddRelu(),
        "sigmoid" => chain.AddMap(UnaryKernels.Sigmoid),
        "tanh" => chain.AddMap(UnaryKernels.Tanh),
        _ => false,
    };
}

public sealed partial class Dropout
{
    internal override bool JoinRows(Tensorflow.Keras.Engine.RowChain chain) => true;
}
#endif
