using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>The activations that the slides name, written with ops whose gradients TensorFlow.NET's tape passes.</summary>
public static class ActivationFunctions
{
    // keras/activations.py, selu.
    private const float SeluAlpha = 1.67326324f;
    private const float SeluScale = 1.05070098f;

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["sigmoid", "relu", "tanh", "elu", "selu"];

    /// <summary>One of them.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static Func<Tensor, Tensor> Of(string name) => name switch
    {
        "sigmoid" => x => tf.sigmoid(x),
        "relu" => x => tf.nn.relu(x),
        "tanh" => x => tf.tanh(x),
        "elu" => Elu,
        "selu" => x => SeluScale * (tf.nn.relu(x) + SeluAlpha * (tf.exp(-tf.nn.relu(-x)) - 1f)),
        _ => throw new ArgumentException($"unknown activation '{name}', expected one of {string.Join(", ", Names)}"),
    };

    // x where it is positive, exp(x) - 1 elsewhere: tf.nn.elu has no gradient in TensorFlow.NET. The difference is taken first: where x is positive it is 0, and x stays as it is.
    private static Tensor Elu(Tensor x) => tf.nn.relu(x) + (tf.exp(-tf.nn.relu(-x)) - 1f);
}
