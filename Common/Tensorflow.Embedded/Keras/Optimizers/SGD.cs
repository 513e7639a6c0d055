using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Optimizers;

/// <summary>Gradient descent: w -= lr * g; with momentum accum = momentum * accum - lr * g and w += accum, or with Nesterov w += momentum * accum - lr * g.</summary>
public class SGD : OptimizerV2
{
    private static readonly string[] accumulator = ["momentum"];

    private readonly float momentum;
    private readonly bool nesterov;

    /// <summary>Keras' SGD.</summary>
    /// <param name="learning_rate">At least 0.</param>
    /// <param name="momentum">0 to 1; default 0.</param>
    /// <param name="nesterov">Whether Nesterov's momentum is used.</param>
    /// <param name="decay">The learning rate is divided by 1 + decay * steps.</param>
    /// <exception cref="ValueError">Momentum is not between 0 and 1.</exception>
    public SGD(float learning_rate, float momentum = 0f, bool nesterov = false, float decay = 0f)
        : base(new OptimizerV2Args { Name = "SGD", LearningRate = learning_rate, InitialDecay = decay })
    {
        if (!(momentum is >= 0 and <= 1)) throw new ValueError($"`momentum` must be between [0, 1]. Received: momentum={momentum}.");
        (this.momentum, this.nesterov) = (momentum, nesterov);
    }

    /// <inheritdoc/>
    protected override string _name => "SGD";

    internal override void WriteConfig(Saving.ConfigWriter config)
    {
        base.WriteConfig(config);
        config.Set("momentum", momentum).Set("nesterov", nesterov);
    }

    private protected override string[] SlotNames => momentum == 0 ? [] : accumulator;

    private protected override void Update(IVariableV1 variable, Span<float> value, ReadOnlySpan<float> gradient, Slots slots)
    {
        if (momentum != 0) OptimizerKernels.ApplyKerasMomentum(value, slots.Floats(0), Rate, momentum, gradient, nesterov);
        else FirstUpdates.ApplyGradientDescent(value, Rate, gradient);
    }

    private protected override void Update(IVariableV1 variable, Span<double> value, ReadOnlySpan<double> gradient, Slots slots)
    {
        if (momentum == 0) OptimizerKernels.ApplyGradientDescent(value, DoubleRate, gradient);
        else OptimizerKernels.ApplyKerasMomentum(value, slots.Doubles(0), DoubleRate, momentum, gradient, nesterov);
    }

    private protected override Tensor Compose(IVariableV1 variable, Tensor value, Tensor gradient, Slots slots)
    {
        var step = Primitives.Mul(gradient, RateOf(value.dtype));
        if (momentum == 0) return Primitives.Sub(value, step);
        var decay = Scalars.Of(value.dtype, momentum);
        var accumulated = Primitives.Sub(Primitives.Mul(slots.Value(0), decay), step);
        slots.Set(0, accumulated);
        return Primitives.Add(value, nesterov ? Primitives.Sub(Primitives.Mul(accumulated, decay), step) : accumulated);
    }
}
