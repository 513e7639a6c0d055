using System.Text.RegularExpressions;
using Tensorflow.Executors;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Optimizers;

/// <summary>Adam with decoupled weight decay: w -= lr * weight_decay * w before Adam's step.</summary>
public class AdamW : Adam
{
    private readonly float decay;
    private readonly double exactDecay;
    private readonly List<string> exempt;

    /// <summary>Adam with weight decay.</summary>
    /// <param name="learning_rate">Default .001.</param>
    /// <param name="weight_decay">Default .004.</param>
    /// <param name="beta_1">Decay of the mean of gradients.</param>
    /// <param name="beta_2">Decay of the mean of their squares.</param>
    /// <param name="epsilon">Added to the root.</param>
    /// <param name="amsgrad">Whether the largest mean of squares so far is used.</param>
    /// <param name="no_decay_params">Regular expressions: a variable in whose name one is found does not decay.</param>
    /// <param name="name">Of the optimizer.</param>
    public AdamW(
        float learning_rate = 0.001f, float weight_decay = 0.004f, float beta_1 = 0.9f, float beta_2 = 0.999f, float epsilon = 1E-07f,
        bool amsgrad = false, List<string>? no_decay_params = null, string name = "AdamW")
        : base(learning_rate, beta_1, beta_2, epsilon, amsgrad, name)
    {
        decay = weight_decay;
        exactDecay = PythonNumber.Of(weight_decay);
        exempt = no_decay_params ?? [];
    }

    /// <inheritdoc/>
    protected override string _name => "AdamW";

    internal override void WriteConfig(Saving.ConfigWriter config)
    {
        base.WriteConfig(config);
        config.Set("weight_decay", decay);
    }

    /// <summary>Whether the variable of that name decays.</summary>
    protected bool _do_use_weight_decay(string param_name) => decay != 0 && !exempt.Exists(pattern => Regex.IsMatch(param_name, pattern));

    private protected override void Update(IVariableV1 variable, Span<float> value, ReadOnlySpan<float> gradient, Slots slots)
    {
        if (_do_use_weight_decay(variable.Name)) OptimizerKernels.DecayWeights(value, Rate, decay);
        base.Update(variable, value, gradient, slots);
    }

    private protected override void Update(IVariableV1 variable, Span<double> value, ReadOnlySpan<double> gradient, Slots slots)
    {
        if (_do_use_weight_decay(variable.Name)) OptimizerKernels.DecayWeights(value, DoubleRate, exactDecay);
        base.Update(variable, value, gradient, slots);
    }

    private protected override void Update(NativeExecutor native, IVariableV1 given, BaseResourceVariable variable, Tensor gradient, Slots slots)
    {
        var dtype = variable.dtype;
        if (_do_use_weight_decay(given.Name))
            variable.Replace(Primitives.Sub(variable.Value, Primitives.Mul(Primitives.Mul(RateOf(dtype), Scalars.Of(dtype, exactDecay)), variable.Value)));
        base.Update(native, given, variable, gradient, slots);
    }
}
