using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Study4.WeightInitialization;

/// <summary>A way to draw weights of shape (inputs, outputs).</summary>
internal sealed record Weights(string Name, Func<int, int, Seeds, Tensor> Draw)
{
    /// <summary>The slide's.</summary>
    public static Weights[] All { get; } =
    [
        new("N(0, 1)", (inputs, outputs, seeds) => Normal(inputs, outputs, 1, seeds)),
        new("N(0, .01^2)", (inputs, outputs, seeds) => Normal(inputs, outputs, .01, seeds)),
        new("Xavier normal", (inputs, outputs, seeds) => Normal(inputs, outputs, Math.Sqrt(2.0 / (inputs + outputs)), seeds)),
        new("Xavier uniform", (inputs, outputs, seeds) => Uniform(inputs, outputs, Math.Sqrt(6.0 / (inputs + outputs)), seeds)),
        new("He normal", (inputs, outputs, seeds) => Normal(inputs, outputs, Math.Sqrt(2.0 / inputs), seeds)),
        new("He uniform", (inputs, outputs, seeds) => Uniform(inputs, outputs, Math.Sqrt(6.0 / inputs), seeds)),
    ];

    private static Tensor Normal(int inputs, int outputs, double sd, Seeds seeds) => tf.random.normal((inputs, outputs), stddev: (float)sd, seed: seeds.Next());

    private static Tensor Uniform(int inputs, int outputs, double limit, Seeds seeds) => tf.random.uniform((inputs, outputs), minval: (float)-limit, maxval: (float)limit, seed: seeds.Next());
}
