using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Optimizers;

/// <summary>
/// Adam: m += (g - m) * (1 - beta_1); v += (g^2 - v) * (1 - beta_2); w -= alpha * m / (sqrt(v) + epsilon) with alpha = lr * sqrt(1 - beta_2^t) / (1 - beta_1^t).
/// With amsgrad the root is that of the largest v so far (slot vhat).
/// </summary>
public class Adam : OptimizerV2
{
    private static readonly string[] moments = ["m", "v"];
    private static readonly string[] momentsAndLargest = ["m", "v", "vhat"];

    private readonly float beta1;
    private readonly float beta2;
    private readonly float epsilon;
    private readonly double exactEpsilon;
    private readonly bool amsgrad;
    private long step;

    /// <summary>Keras' Adam.</summary>
    /// <param name="learning_rate">Default .001.</param>
    /// <param name="beta_1">Decay of the mean of gradients, 0 to below 1.</param>
    /// <param name="beta_2">Decay of the mean of their squares, 0 to below 1.</param>
    /// <param name="epsilon">Added to the root; default 1e-7.</param>
    /// <param name="amsgrad">Whether the largest mean of squares so far is used.</param>
    /// <param name="name">Of the optimizer.</param>
    /// <exception cref="ValueError">A decay is not between 0 and 1.</exception>
    public Adam(float learning_rate = 0.001f, float beta_1 = 0.9f, float beta_2 = 0.999f, float epsilon = 1E-07f, bool amsgrad = false, string name = "Adam")
        : base(new OptimizerV2Args { Name = name, LearningRate = learning_rate })
    {
        if (!(beta_1 is >= 0 and < 1) || !(beta_2 is >= 0 and < 1)) throw new ValueError($"beta_1 and beta_2 must be in [0, 1). Received: beta_1={beta_1}, beta_2={beta_2}.");
        (beta1, beta2, this.epsilon, this.amsgrad) = (beta_1, beta_2, epsilon, amsgrad);
        exactEpsilon = PythonNumber.Of(epsilon);
    }

    /// <inheritdoc/>
    protected override string _name => "Adam";

    internal override void WriteConfig(Saving.ConfigWriter config)
    {
        base.WriteConfig(config);
        config.Set("beta_1", beta1).Set("beta_2", beta2).Set("epsilon", epsilon).Set("amsgrad", amsgrad);
    }

    private protected override string[] SlotNames => amsgrad ? momentsAndLargest : moments;

    // The learning rate of this step with the correction for the moments' start at zero; computed in float32, as training_ops.cc does for a float32 variable.
    private float alpha;

    private protected override void Prepare(long step)
    {
        this.step = step;
        alpha = Rate * MathF.Sqrt(1f - MathF.Pow(beta2, step)) / (1f - MathF.Pow(beta1, step));
    }

    private double DoubleAlpha => DoubleRate * Math.Sqrt(1d - Math.Pow(beta2, step)) / (1d - Math.Pow(beta1, step));

    private protected override void Update(IVariableV1 variable, Span<float> value, ReadOnlySpan<float> gradient, Slots slots)
    {
        if (amsgrad) OptimizerKernels.ApplyAdamWithAmsgrad(value, slots.Floats(0), slots.Floats(1), slots.Floats(2), alpha, beta1, beta2, epsilon, gradient);
        else FirstUpdates.ApplyAdam(value, slots.Floats(0), slots.Floats(1), alpha, beta1, beta2, epsilon, gradient);
    }

    private protected override void Update(IVariableV1 variable, Span<double> value, ReadOnlySpan<double> gradient, Slots slots)
    {
        if (amsgrad) OptimizerKernels.ApplyAdamWithAmsgrad(value, slots.Doubles(0), slots.Doubles(1), slots.Doubles(2), DoubleAlpha, beta1, beta2, exactEpsilon, gradient);
        else OptimizerKernels.ApplyAdam(value, slots.Doubles(0), slots.Doubles(1), DoubleAlpha, beta1, beta2, exactEpsilon, gradient, useNesterov: false);
    }

    // optimizer_v2/adam.py: TensorFlow's own op, and the powers by its Pow.
    private protected override void Update(NativeExecutor native, IVariableV1 given, BaseResourceVariable variable, Tensor gradient, Slots slots)
    {
        var dtype = variable.dtype;
        var (decay1, decay2, steps) = (Scalars.Of(dtype, beta1), Scalars.Of(dtype, beta2), Scalars.Of(dtype, (double)step));
        var (power1, power2) = (Primitives.Pow(decay1, steps), Primitives.Pow(decay2, steps));
        ReadOnlySpan<Tensor> inputs = [power1, power2, RateOf(dtype), decay1, decay2, Scalars.Of(dtype, exactEpsilon), gradient];
        if (amsgrad) native.Train("ResourceApplyAdamWithAmsgrad", [variable, slots.Slot(0), slots.Slot(1), slots.Slot(2)], inputs);
        else native.Train("ResourceApplyAdam", [variable, slots.Slot(0), slots.Slot(1)], inputs);
        power1.Release();
        power2.Release();
    }
}
