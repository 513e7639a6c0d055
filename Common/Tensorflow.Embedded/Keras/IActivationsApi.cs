namespace Tensorflow.Keras;

/// <summary>The activations, <c>keras.activations</c>.</summary>
public interface IActivationsApi
{
    /// <summary>x itself.</summary>
    Activation Linear { get; }

    /// <summary>x tanh(log(1 + exp(x))).</summary>
    Activation Mish { get; }

    /// <summary>max(x, 0).</summary>
    Activation Relu { get; }

    /// <summary>min(max(x, 0), 6).</summary>
    Activation Relu6 { get; }

    /// <summary>1 / (1 + exp(-x)).</summary>
    Activation Sigmoid { get; }

    /// <summary>exp(x) divided by its sum along the last axis.</summary>
    Activation Softmax { get; }

    /// <summary>The hyperbolic tangent.</summary>
    Activation Tanh { get; }

    /// <summary>The activation of a name as Keras has it: <c>relu</c>.</summary>
    /// <exception cref="ValueError">There is none of that name.</exception>
    Activation GetActivationFromName(string name);
}
