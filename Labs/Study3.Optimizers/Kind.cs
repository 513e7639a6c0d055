using Labs.Common;
using Tensorflow.Keras.Engine;
using static Tensorflow.KerasApi;

namespace Study3.Optimizers;

/// <summary>An optimizer: the slide's formula, and Keras' of the same numbers.</summary>
internal sealed record Kind(string Name, float Eta, Func<double, IFormula> Formula, Func<float, IOptimizer> Keras)
{
    // Each with the rate that suits it on the surface below; AdaGrad's sum begins at 0 as on the slide, Keras' by default at .1.
    public static Kind[] All { get; } =
    [
        new("SGD", .95f, eta => new SGD(eta), eta => keras.optimizers.SGD(eta)),
        new("Momentum", .1f, eta => new MomentumFormula(eta, .9), eta => keras.optimizers.SGD(eta, momentum: .9f)),
        new("Nesterov", .1f, eta => new MomentumFormula(eta, .9, nesterov: true), eta => new Nesterov(eta, .9f)),
        new("AdaGrad", 1.5f, eta => new AdaGrad(eta), eta => new Adagrad(eta, initial_accumulator_value: 0)),
        new("RMSProp", .3f, eta => new RMSProp(eta), eta => keras.optimizers.RMSprop(eta)),
        new("Adam", .3f, eta => new Adam(eta), eta => keras.optimizers.Adam(eta)),
    ];
}
