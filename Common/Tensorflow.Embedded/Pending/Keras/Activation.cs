namespace Tensorflow.Keras;

/// <summary>An activation: a function with a name.</summary>
public class Activation
{
    public string? Name { get; set; }

    /// <summary>Takes the input and the op's name.</summary>
    public Func<Tensor, string?, Tensor> ActivationFunction { get; set; } = (input, _) => input;

    public Tensor Apply(Tensor input, string? name = null) => ActivationFunction(input, name);

    public static implicit operator Activation(Func<Tensor, string?, Tensor> func) => new() { ActivationFunction = func };
}
