using Tensorflow.Ops;

namespace Tensorflow.Keras;

/// <summary>The activations, <c>keras.activations</c>.</summary>
public class Activations : IActivationsApi
{
    private static readonly Activation linear = Activation.Of("linear", Conversions.Snapshot, ActivationKind.Linear);

    private static readonly Dictionary<string, Activation> byName = new Activation[]
    {
        linear,
        Activation.Of("relu", Primitives.Relu, ActivationKind.Relu),
        Activation.Of("relu6", Primitives.Relu6),
        Activation.Of("sigmoid", Sigmoidal),
        Activation.Of("softmax", x => SoftmaxOf(x, -1)),
        Activation.Of("tanh", Primitives.Tanh),
        Activation.Of("mish", x => Primitives.Mul(x, Primitives.Tanh(Primitives.Softplus(x)))),
        Activation.Of("elu", Primitives.Elu),
        Activation.Of("selu", Primitives.Selu),
        Activation.Of("softplus", Primitives.Softplus),
        Activation.Of("softsign", Primitives.Softsign),
        Activation.Of("exponential", Primitives.Exp),
        Activation.Of("hard_sigmoid", HardSigmoid),
        Activation.Of("leaky_relu", x => Primitives.LeakyRelu(x, .2f)),
        Activation.Of("log_softmax", x => LastAxis.Run(x, -1, Primitives.LogSoftmax)),
        Activation.Of("swish", Swish),
        Activation.Of("gelu", Gelu),
    }.ToDictionary(activation => activation.Name!);

    /// <summary>x itself.</summary>
    public Activation Linear => linear;

    /// <summary>x tanh(softplus(x)).</summary>
    public Activation Mish => byName["mish"];

    /// <summary>max(x, 0).</summary>
    public Activation Relu => byName["relu"];

    /// <summary>min(max(x, 0), 6).</summary>
    public Activation Relu6 => byName["relu6"];

    /// <summary>1 / (1 + exp(-x)).</summary>
    public Activation Sigmoid => byName["sigmoid"];

    /// <summary>Over the last axis.</summary>
    public Activation Softmax => byName["softmax"];

    /// <summary>The hyperbolic tangent.</summary>
    public Activation Tanh => byName["tanh"];

    /// <summary>The activation of that name; null and empty mean linear.</summary>
    /// <exception cref="ValueError">There is none of that name.</exception>
    public Activation GetActivationFromName(string? name) => FromName(name);

    internal static Activation FromName(string? name)
    {
        if (string.IsNullOrEmpty(name)) return linear;
        // Keras has one function of two names, and writes the first into files.
        var known = name.ToLowerInvariant() is var lower && lower == "silu" ? "swish" : lower;
        return byName.TryGetValue(known, out var found)
            ? found
            : throw new ValueError($"Unknown activation function: '{name}'. Known: {string.Join(", ", byName.Keys)}.");
    }

    internal static Tensor Sigmoidal(Tensor x) => WithLogits(Primitives.Sigmoid(x), x);

    internal static Tensor SoftmaxOf(Tensor x, int axis)
    {
        if (x.ndim < 2) throw new ValueError($"Cannot apply softmax to a tensor that is 1D. Received input of shape {x.Dimensions}.");
        return WithLogits(LastAxis.Run(x, axis, Primitives.Softmax), x);
    }

    internal static Tensor HardSigmoid(Tensor x)
    {
        var line = Primitives.Add(Primitives.Mul(x, Scalars.Of(x.dtype, .2)), Scalars.Of(x.dtype, .5f));
        return Primitives.Maximum(Primitives.Minimum(line, Scalars.Of(x.dtype, 1f)), Scalars.Of(x.dtype, 0f));
    }

    // Keras 3's: relu6(x + 3) / 6.
    internal static Tensor HardSigmoid3(Tensor x) =>
        Primitives.RealDiv(Primitives.Relu6(Primitives.Add(x, Scalars.Of(x.dtype, 3f))), Scalars.Of(x.dtype, 6f));

    internal static Tensor Swish(Tensor x) => Primitives.Mul(x, Primitives.Sigmoid(x));

    // nn_ops.py, gelu, not approximated.
    internal static Tensor Gelu(Tensor x)
    {
        var cumulative = Primitives.Add(Scalars.Of(x.dtype, 1f), Primitives.Erf(Primitives.RealDiv(x, Scalars.Of(x.dtype, 1.4142135623730951))));
        return Primitives.Mul(Primitives.Mul(Scalars.Of(x.dtype, .5f), x), cumulative);
    }

    internal static Tensor EluOf(Tensor x, float alpha)
    {
        var y = Primitives.Elu(x);
        return alpha == 1f ? y : Primitives.Select(Primitives.Greater(x, Scalars.Of(x.dtype, 0f)), y, Primitives.Mul(Scalars.Of(x.dtype, alpha), y));
    }

    private static Tensor WithLogits(Tensor y, Tensor logits)
    {
        y.Extras.Logits = logits;
        return y;
    }
}
