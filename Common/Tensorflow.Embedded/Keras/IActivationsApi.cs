namespace Tensorflow.Keras;

/// <summary>The activations, <c>keras.activations</c>.</summary>
public interface IActivationsApi
{
    Activation Linear { get; }

    Activation Mish { get; }

    Activation Relu { get; }

    Activation Relu6 { get; }

    Activation Sigmoid { get; }

    Activation Softmax { get; }

    Activation Tanh { get; }

    Activation GetActivationFromName(string name);
}
