using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>
/// Batch normalisation with the batch's own mean and variance (tf.nn.moments over all axes but the last, then tf.nn.batch_normalization; centred: as TensorFlow's fused kernel, the mean is taken away first).
/// Inputs: x (..., channels), gamma and beta (channels), those that there are. Outputs: y of x's shape, mean and biased variance (channels).
/// </summary>
internal sealed class BatchNormTrainingOp(bool hasGamma, bool hasBeta, float epsilon, bool centred = false) : MultiOp
{
    public override string Name => "BatchNormTraining";

    public override bool IsFused => true;

    public override int OutputCount(Tensor[] inputs) => 3;

    private Tensor? Gamma(Tensor[] inputs) => hasGamma ? inputs[1] : null;

    private Tensor? Beta(Tensor[] inputs) => hasBeta ? inputs[^1] : null;

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var x = inputs[0];
        var y = new Tensor(x.Dimensions, x.dtype);
        var channels = Shape.Adopt([x.Dimensions.Span[^1]]);
        var mean = new Tensor(channels, x.dtype);
        var variance = new Tensor(channels, x.dtype);
        if (x.dtype == TF_DataType.TF_FLOAT)
        {
            BatchNormKernels.Moments(x.Span<float>(), mean.Span<float>(), variance.Span<float>());
            BatchNormKernels.Normalize(
                x.Span<float>(), mean.Span<float>(), variance.Span<float>(), BatchNormOp.Floats(Gamma(inputs)), BatchNormOp.Floats(Beta(inputs)), epsilon, y.Span<float>(), centred);
        }
        else if (x.dtype == TF_DataType.TF_DOUBLE)
        {
            BatchNormKernels.Moments(x.Span<double>(), mean.Span<double>(), variance.Span<double>());
            BatchNormKernels.Normalize(
                x.Span<double>(), mean.Span<double>(), variance.Span<double>(), BatchNormOp.Doubles(Gamma(inputs)), BatchNormOp.Doubles(Beta(inputs)), PythonNumber.Of(epsilon), y.Span<double>(), centred);
        }
        else
        {
            throw Errors.Dtype(this, x.dtype);
        }
        return [y, mean, variance];
    }

    public override Tensor[] Compose(Tensor[] inputs)
    {
        var x = inputs[0];
        var mean = Mean(x, BatchNormOp.Rows(x), keepDims: false);
        var variance = Mean(SquaredDifference(x, mean), BatchNormOp.Rows(x), keepDims: false);
        return [BatchNormOp.Normalized(x, mean, variance, Gamma(inputs), Beta(inputs), epsilon, centred), mean, variance];
    }

    // The layer gives mean and variance to nothing that is differentiated: only the first output has an upstream gradient.
    public override Tensor?[]? Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        if (upstream[0] is not { } dy) return null;
        var context = EngineContext.Current;
        var (dx, dGamma, dBeta) = context.Tapes is null && context.Native is null ? Fused(inputs, outputs, dy) : Composed(inputs[0], Gamma(inputs), epsilon, dy);
        var gradients = new List<Tensor?> { dx };
        if (hasGamma) gradients.Add(dGamma);
        if (hasBeta) gradients.Add(dBeta);
        return [.. gradients];
    }

    private (Tensor, Tensor, Tensor) Fused(Tensor[] inputs, Tensor[] outputs, Tensor dy)
    {
        var (x, mean, variance) = (inputs[0], outputs[1], outputs[2]);
        var dx = new Tensor(x.Dimensions, x.dtype);
        var dGamma = new Tensor(mean.Dimensions, x.dtype);
        var dBeta = new Tensor(mean.Dimensions, x.dtype);
        if (x.dtype == TF_DataType.TF_FLOAT)
        {
            BatchNormKernels.Gradient(dy.Span<float>(), x.Span<float>(), mean.Span<float>(), variance.Span<float>(), BatchNormOp.Floats(Gamma(inputs)), epsilon,
                dx.Span<float>(), dGamma.Span<float>(), dBeta.Span<float>());
        }
        else
        {
            BatchNormKernels.Gradient(dy.Span<double>(), x.Span<double>(), mean.Span<double>(), variance.Span<double>(), BatchNormOp.Doubles(Gamma(inputs)), PythonNumber.Of(epsilon),
                dx.Span<double>(), dGamma.Span<double>(), dBeta.Span<double>());
        }
        GC.KeepAlive(dy);
        return (dx, dGamma, dBeta);
    }

    /// <summary>The gradients for x, gamma and beta by primitives that an outer tape can differentiate again: mean and variance as functions of x.</summary>
    internal static (Tensor, Tensor, Tensor) Composed(Tensor x, Tensor? gamma, float epsilon, Tensor dy)
    {
        var rows = BatchNormOp.Rows(x);
        var mean = Mean(x, rows, keepDims: false);
        var variance = Mean(SquaredDifference(x, mean), rows, keepDims: false);
        var inverse = Rsqrt(Add(variance, Scalars.Of(x.dtype, PythonNumber.Of(epsilon))));
        var normal = Mul(Sub(x, mean), inverse);
        var dBeta = Sum(dy, rows, keepDims: false);
        var dGamma = Sum(Mul(dy, normal), rows, keepDims: false);
        var count = Scalars.Of(x.dtype, (double)x.Count / mean.Count);
        var inner = Sub(Sub(dy, RealDiv(dBeta, count)), Mul(normal, RealDiv(dGamma, count)));
        return (Mul(inner, gamma is null ? inverse : Mul(inverse, gamma)), dGamma, dBeta);
    }
}

/// <summary>Batch normalisation with a given mean and variance. Inputs: x (..., channels), mean, variance, then gamma and beta (channels), those that there are.</summary>
internal sealed class BatchNormOp(bool hasGamma, bool hasBeta, float epsilon, bool centred = false) : NaryOp
{
    public override string Name => "BatchNorm";

    public override bool IsFused => true;

    private Tensor? Gamma(Tensor[] inputs) => hasGamma ? inputs[3] : null;

    private Tensor? Beta(Tensor[] inputs) => hasBeta ? inputs[^1] : null;

    public override Tensor Compute(Tensor[] inputs)
    {
        var (x, mean, variance) = (inputs[0], inputs[1], inputs[2]);
        var y = new Tensor(x.Dimensions, x.dtype);
        if (x.dtype == TF_DataType.TF_FLOAT)
            BatchNormKernels.Normalize(x.Span<float>(), mean.Span<float>(), variance.Span<float>(), Floats(Gamma(inputs)), Floats(Beta(inputs)), epsilon, y.Span<float>(), centred);
        else if (x.dtype == TF_DataType.TF_DOUBLE)
            BatchNormKernels.Normalize(x.Span<double>(), mean.Span<double>(), variance.Span<double>(), Doubles(Gamma(inputs)), Doubles(Beta(inputs)), PythonNumber.Of(epsilon), y.Span<double>(), centred);
        else throw Errors.Dtype(this, x.dtype);
        return y;
    }

    public override Tensor Compose(Tensor[] inputs) => Normalized(inputs[0], inputs[1], inputs[2], Gamma(inputs), Beta(inputs), epsilon, centred);

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed)
    {
        var x = inputs[0];
        var rows = Rows(x);
        var distance = Sub(x, inputs[1]);
        var inverse = Rsqrt(Add(inputs[2], Scalars.Of(x.dtype, PythonNumber.Of(epsilon))));
        var factor = hasGamma ? Mul(inverse, inputs[3]) : inverse;
        var gradients = new Tensor?[inputs.Length];
        if (needed[0]) gradients[0] = Mul(dy, factor);
        if (needed[1]) gradients[1] = Neg(Mul(Sum(dy, rows, keepDims: false), factor));
        if (needed[2])
        {
            var cubed = Mul(Mul(inverse, inverse), factor);
            gradients[2] = Mul(Mul(Sum(Mul(dy, distance), rows, keepDims: false), cubed), Scalars.Of(x.dtype, -.5));
        }
        if (hasGamma && needed[3]) gradients[3] = Mul(Sum(Mul(dy, distance), rows, keepDims: false), inverse);
        if (hasBeta && needed[^1]) gradients[^1] = Sum(dy, rows, keepDims: false);
        return gradients;
    }

    internal static ReadOnlySpan<float> Floats(Tensor? x) => x is null ? default : x.Span<float>();

    internal static ReadOnlySpan<double> Doubles(Tensor? x) => x is null ? default : x.Span<double>();

    /// <summary>All axes but the last.</summary>
    internal static int[] Rows(Tensor x) => [.. Enumerable.Range(0, x.ndim - 1)];

    // nn_impl.py, batch_normalization; centred: fused_batch_norm_op.cc.
    internal static Tensor Normalized(Tensor x, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta, float epsilon, bool centred)
    {
        var factor = Rsqrt(Add(variance, Scalars.Of(x.dtype, PythonNumber.Of(epsilon))));
        if (gamma is not null) factor = Mul(factor, gamma);
        if (centred)
        {
            var y = Mul(Sub(x, mean), factor);
            return beta is null ? y : Add(y, beta);
        }
        var shift = Mul(mean, factor);
        return Add(Mul(x, factor), beta is null ? Neg(shift) : Sub(beta, shift));
    }
}
