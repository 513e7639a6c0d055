namespace Tensorflow.Keras;

/// <summary>An activation: a function with a name.</summary>
public class Activation
{
    private Func<Tensor, string?, Tensor> function = (input, _) => Conversions.Snapshot(input);

    /// <summary>Its name in Keras; null for a function that is given.</summary>
    public string? Name { get; set; }

    /// <summary>Takes the input and the op's name.</summary>
    public Func<Tensor, string?, Tensor> ActivationFunction
    {
        get => function;
        set
        {
            function = value;
            Kind = ActivationKind.Given;
        }
    }

    /// <summary>Which of the engine's it is.</summary>
    internal ActivationKind Kind { get; private set; }

    internal static Activation Of(string name, Func<Tensor, Tensor> function, ActivationKind kind = ActivationKind.Other) =>
        new() { Name = name, ActivationFunction = (input, _) => function(input), Kind = kind };

    /// <summary>The function of the input, elementwise or, for softmax, along the last axis.</summary>
    public Tensor Apply(Tensor input, string? name = null) => function(input, name);

    /// <summary>A function of the input and of the op's name as an activation.</summary>
    public static implicit operator Activation(Func<Tensor, string?, Tensor> func) => new() { ActivationFunction = func };
}

/// <summary>What a layer may know of its activation.</summary>
internal enum ActivationKind
{
    /// <summary>The program's, which no file can hold.</summary>
    Given,

    /// <summary>The engine's, which a layer does not join with its own computation.</summary>
    Other,

    Linear,

    Relu,
}
