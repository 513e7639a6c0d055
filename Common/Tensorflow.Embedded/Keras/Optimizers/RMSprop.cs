using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Optimizers;

/// <summary>
/// RMSprop: rms = rho * rms + (1 - rho) * g^2; w -= lr * g / (sqrt(rms) + epsilon). Centered, the square of the mean of gradients (slot mg) is subtracted from rms.
/// With momentum TensorFlow's op of that name: epsilon is below the root, and the slot momentum collects the steps.
/// </summary>
public class RMSprop : OptimizerV2
{
    private readonly float rho;
    private readonly float momentum;
    private readonly float epsilon;
    private readonly double exactEpsilon;
    private readonly bool centered;
    private readonly string[] slotNames;

    /// <summary>Keras' RMSprop.</summary>
    /// <exception cref="ValueError">Momentum is not between 0 and 1.</exception>
    public RMSprop(RMSpropArgs args) : base(Named(args))
    {
        if (!(args.Momentum is >= 0 and <= 1)) throw new ValueError($"`momentum` must be between [0, 1]. Received: momentum={args.Momentum}.");
        (rho, momentum, epsilon, centered) = (args.RHO, args.Momentum, args.Epsilon, args.Centered);
        exactEpsilon = PythonNumber.Of(epsilon);
        slotNames = (momentum > 0, centered) switch
        {
            (false, false) => ["rms"],
            (true, false) => ["rms", "momentum"],
            (false, true) => ["rms", "mg"],
            _ => ["rms", "momentum", "mg"],
        };
    }

    private static RMSpropArgs Named(RMSpropArgs args)
    {
        args.Name ??= "RMSprop";
        return args;
    }

    /// <inheritdoc/>
    protected override string _name => "RMSprop";

    internal override void WriteConfig(Saving.ConfigWriter config)
    {
        base.WriteConfig(config);
        config.Set("rho", rho).Set("momentum", momentum).Set("epsilon", epsilon).Set("centered", centered);
    }

    private protected override string[] SlotNames => slotNames;

    private protected override void Update(IVariableV1 variable, Span<float> value, ReadOnlySpan<float> gradient, Slots slots)
    {
        var rms = slots.Floats(0);
        switch (momentum > 0, centered)
        {
            case (false, false): OptimizerKernels.RmsPropWithoutMomentum(value, rms, Rate, rho, epsilon, gradient); break;
            case (true, false): OptimizerKernels.ApplyRMSProp(value, rms, slots.Floats(1), Rate, rho, momentum, epsilon, gradient); break;
            case (false, true): OptimizerKernels.CenteredRmsPropWithoutMomentum(value, rms, slots.Floats(1), Rate, rho, epsilon, gradient); break;
            default: OptimizerKernels.ApplyCenteredRMSProp(value, slots.Floats(2), rms, slots.Floats(1), Rate, rho, momentum, epsilon, gradient); break;
        }
    }

    private protected override void Update(IVariableV1 variable, Span<double> value, ReadOnlySpan<double> gradient, Slots slots)
    {
        var rms = slots.Doubles(0);
        switch (momentum > 0, centered)
        {
            case (false, false): OptimizerKernels.RmsPropWithoutMomentum(value, rms, DoubleRate, rho, exactEpsilon, gradient); break;
            case (true, false): OptimizerKernels.ApplyRMSProp(value, rms, slots.Doubles(1), DoubleRate, rho, momentum, exactEpsilon, gradient); break;
            case (false, true): OptimizerKernels.CenteredRmsPropWithoutMomentum(value, rms, slots.Doubles(1), DoubleRate, rho, exactEpsilon, gradient); break;
            default: OptimizerKernels.ApplyCenteredRMSProp(value, slots.Doubles(2), rms, slots.Doubles(1), DoubleRate, rho, momentum, exactEpsilon, gradient); break;
        }
    }

    private protected override Tensor Compose(IVariableV1 variable, Tensor value, Tensor gradient, Slots slots)
    {
        var dtype = value.dtype;
        var keep = Scalars.Of(dtype, rho);
        var take = dtype == TF_DataType.TF_FLOAT ? Scalars.Of(dtype, 1f - rho) : Scalars.Of(dtype, 1d - rho);
        Tensor Mixed(int slot, Tensor with)
        {
            var mixed = Primitives.Add(Primitives.Mul(keep, slots.Value(slot)), Primitives.Mul(take, with));
            slots.Set(slot, mixed);
            return mixed;
        }

        var mean = Mixed(0, Primitives.Square(gradient));
        if (centered) mean = Primitives.Sub(mean, Primitives.Square(Mixed(slotNames.Length - 1, gradient)));
        var step = Primitives.Mul(RateOf(dtype), gradient);
        var small = Scalars.Of(dtype, exactEpsilon);
        if (momentum == 0) return Primitives.Sub(value, Primitives.RealDiv(step, Primitives.Add(Primitives.Sqrt(mean), small)));
        var collected = Primitives.Add(
            Primitives.Mul(slots.Value(1), Scalars.Of(dtype, momentum)), Primitives.RealDiv(step, Primitives.Sqrt(Primitives.Add(mean, small))));
        slots.Set(1, collected);
        return Primitives.Sub(value, collected);
    }
}
