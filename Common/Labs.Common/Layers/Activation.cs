using Tensorflow;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>A function of each element as a layer (Keras' Activation, which TensorFlow.NET lacks).</summary>
public sealed partial class Activation : Layer
{
    private readonly Func<Tensor, Tensor> function;

    /// <summary>A layer of one of the activations that the slides name.</summary>
    /// <param name="name">sigmoid, tanh, relu, elu or selu.</param>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public Activation(string name) : base(new LayerArgs()) => (Function, function) = (name, ActivationFunctions.Of(name));

    /// <summary>The activation's name.</summary>
    public string Function { get; }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => function(inputs);
}
