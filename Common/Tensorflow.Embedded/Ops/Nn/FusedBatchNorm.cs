using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>What TensorFlow's ops of fused batch normalisation are told.</summary>
/// <param name="Epsilon">Added to variances.</param>
/// <param name="Training">Whether the batch's own moments are taken.</param>
/// <param name="Factor">How much of the batch's moments goes into the moments that are given.</param>
internal readonly record struct FusedBatchNorm(float Epsilon, bool Training, float Factor = 1)
{
    public void SetAttributes(NativeAttributes attributes)
    {
        attributes.Float("epsilon", Epsilon);
        attributes.Bool("is_training", Training);
    }

    /// <exception cref="InvalidArgumentError">x is not of rank 4, or one of the vectors has not as many elements as x has channels, or a dtype is not float32.</exception>
    public static void Check(Op op, Tensor x, ReadOnlySpan<Tensor> vectors)
    {
        if (x.dtype != TF_DataType.TF_FLOAT) throw Errors.Dtype(op, x.dtype);
        if (x.ndim != 4) throw new InvalidArgumentError($"input must be 4-dimensional {Errors.Brackets(x.Dimensions)} [Op:{op.Name}]");
        foreach (var vector in vectors)
        {
            Errors.RequireSameDtype(op, x, vector);
            if (vector.ndim != 1 || vector.Count != x.Dimensions.Span[3])
                throw new InvalidArgumentError($"scale, offset, mean and variance must have the same number of elements as the channels of x, got {Errors.Brackets(vector.Dimensions)} and {x.Dimensions.Span[3]} [Op:{op.Name}]");
        }
    }
}

/// <summary>
/// Batch normalisation of images. Inputs: x (batch, height, width, channels), scale, offset, mean and variance (channels; empty in training where nothing of them is kept). Outputs: y of x's shape; in training the
/// moments, the variance unbiased, mixed into those given by the factor, otherwise the moments given; then what the gradient takes: the batch's moments, the variance biased, and a tensor of nothing.
/// </summary>
internal sealed class FusedBatchNormOp(FusedBatchNorm norm) : MultiOp
{
    public override string Name => "FusedBatchNormV3";

    public override int OutputCount(Tensor[] inputs) => 6;

    public override void SetAttributes(NativeAttributes attributes)
    {
        norm.SetAttributes(attributes);
        attributes.Float("exponential_avg_factor", norm.Factor);
    }

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var (x, scale, offset) = (inputs[0], inputs[1], inputs[2]);
        FusedBatchNorm.Check(this, x, norm.Training && norm.Factor == 1 ? inputs.AsSpan(1, 2) : inputs.AsSpan(1, 4));
        var y = new Tensor(x.Dimensions, x.dtype);
        var moments = new Tensor[4];
        for (var i = 0; i < moments.Length; i++) moments[i] = new Tensor(scale.Dimensions, x.dtype);
        var (mean, variance) = (moments[2], moments[3]);
        if (norm.Training || x.Count == 0)
        {
            // Of no elements NaN, in inference too.
            BatchNormKernels.Moments(x.Span<float>(), mean.Span<float>(), variance.Span<float>());
        }
        else
        {
            inputs[3].Span<float>().CopyTo(mean.Span<float>());
            inputs[4].Span<float>().CopyTo(variance.Span<float>());
        }
        BatchNormKernels.Normalize(x.Span<float>(), mean.Span<float>(), variance.Span<float>(), scale.Span<float>(), offset.Span<float>(), norm.Epsilon, y.Span<float>(), centred: true);
        var rows = mean.Count == 0 ? 0 : x.Count / mean.Count;
        Keep(mean, 1, inputs[3], moments[0]);
        Keep(variance, norm.Training ? rows / (float)Math.Max(rows - 1, 1) : 1, inputs[4], moments[1]);
        return [y, .. moments, new Tensor(Shape.Adopt([0]), x.dtype)];
    }

    private void Keep(Tensor moment, float unbiased, Tensor before, Tensor kept)
    {
        var from = moment.Span<float>();
        var to = kept.Span<float>();
        var mixed = norm.Training && norm.Factor != 1;
        for (var i = 0; i < to.Length; i++) to[i] = mixed ? ((1 - norm.Factor) * before.Span<float>()[i]) + (norm.Factor * unbiased * from[i]) : from[i] * unbiased;
    }

    // nn_grad.py, _BaseFusedBatchNormGrad: nothing flows through the moments. For an outer tape by primitives that it can differentiate again, as _BatchNormGrad there.
    public override Tensor?[]? Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        if (upstream[0] is not { } dy) return null;
        var (x, scale, offset, mean, variance) = (inputs[0], inputs[1], inputs[2], inputs[3], inputs[4]);
        if (EngineContext.Current.Tapes is null)
        {
            var gradients = Run.Op(new FusedBatchNormGradOp(norm), dy, x, scale, norm.Training ? outputs[3] : mean, norm.Training ? outputs[4] : variance, outputs[5]);
            return [gradients[0], gradients[1], gradients[2], null, null];
        }
        if (norm.Training)
        {
            var (dx, dScale, dOffset) = BatchNormTrainingOp.Composed(x, scale, norm.Epsilon, dy);
            return [dx, dScale, dOffset, null, null];
        }
        var frozen = new BatchNormOp(hasGamma: true, hasBeta: true, norm.Epsilon).Gradient([x, mean, variance, scale, offset], outputs[0], dy, [true, false, false, true, true]);
        return [frozen[0], frozen[3], frozen[4], null, null];
    }
}

/// <summary>
/// The gradient of <see cref="FusedBatchNormOp"/>. Inputs: the upstream gradient and x (batch, height, width, channels), scale, the moments that were taken, the variance biased, and the forward op's last output.
/// Outputs: the gradients of x, scale and offset, and two numbers of no meaning.
/// </summary>
internal sealed class FusedBatchNormGradOp(FusedBatchNorm norm) : MultiOp
{
    public override string Name => "FusedBatchNormGradV3";

    public override int OutputCount(Tensor[] inputs) => 5;

    public override void SetAttributes(NativeAttributes attributes) => norm.SetAttributes(attributes);

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var (dy, x, scale, mean, variance) = (inputs[0], inputs[1], inputs[2], inputs[3], inputs[4]);
        FusedBatchNorm.Check(this, x, inputs.AsSpan(2, 3));
        if (dy.dtype != x.dtype || !dy.Dimensions.Equals(x.Dimensions))
            throw new InvalidArgumentError($"x and y_backprop must have same shape and dtype, got {Errors.Brackets(x.Dimensions)} and {Errors.Brackets(dy.Dimensions)} [Op:{Name}]");
        var (dx, dScale, dOffset) = (new Tensor(x.Dimensions, x.dtype), new Tensor(scale.Dimensions, x.dtype), new Tensor(scale.Dimensions, x.dtype));
        if (norm.Training)
        {
            BatchNormKernels.Gradient(dy.Span<float>(), x.Span<float>(), mean.Span<float>(), variance.Span<float>(), scale.Span<float>(), norm.Epsilon, dx.Span<float>(), dScale.Span<float>(), dOffset.Span<float>());
        }
        else
        {
            BatchNormKernels.FrozenGradient(
                dy.Span<float>(), x.Span<float>(), mean.Span<float>(), variance.Span<float>(), scale.Span<float>(), norm.Epsilon, dx.Span<float>(), dScale.Span<float>(), dOffset.Span<float>());
        }
        return [dx, dScale, dOffset, Scalars.New(x.dtype, 0), Scalars.New(x.dtype, 0)];
    }
}
