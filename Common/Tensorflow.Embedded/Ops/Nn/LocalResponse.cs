using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>What the ops of local response normalisation are told: how many channels on each side count, and the numbers of (bias + alpha * sum of squares)^beta.</summary>
internal readonly record struct LocalResponse(int Radius, float Bias, float Alpha, float Beta)
{
    public LocalResponseKernels Kernels => new(Radius, Bias, Alpha, Beta);

    public void SetAttributes(NativeAttributes attributes)
    {
        attributes.Int("depth_radius", Radius);
        attributes.Float("bias", Bias);
        attributes.Float("alpha", Alpha);
        attributes.Float("beta", Beta);
    }

    /// <exception cref="InvalidArgumentError">The tensor is not of rank 4 and float32, which is what TensorFlow's kernels have besides 16 bits, or the radius is negative.</exception>
    public void Check(Op op, Tensor x)
    {
        if (x.dtype != TF_DataType.TF_FLOAT) throw Errors.Dtype(op, x.dtype);
        if (x.ndim != 4) throw new InvalidArgumentError($"in must be 4-dimensional, got shape {Errors.Brackets(x.Dimensions)} [Op:{op.Name}]");
        if (Radius < 0) throw new InvalidArgumentError($"depth_radius = {Radius}, expected 0 or more [Op:{op.Name}]");
    }
}

/// <summary>Local response normalisation: (batch, height, width, channels), each element divided by a power of the sum of squares around it, along the channels.</summary>
internal sealed class LrnOp(LocalResponse response) : UnaryOp
{
    public override string Name => "LRN";

    public override void SetAttributes(NativeAttributes attributes) => response.SetAttributes(attributes);

    public override unsafe Tensor Compute(Tensor x)
    {
        response.Check(this, x);
        var y = new Tensor(x.Dimensions, x.dtype);
        if (x.Count > 0) response.Kernels.Forward((float*)x.Data, (float*)y.Data, (nint)(x.Count / x.Dimensions.Span[3]), (int)x.Dimensions.Span[3]);
        return y;
    }

    // nn_grad.py, _LRNGrad.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Run.Op(new LrnGradOp(response), dy, x, y);
}

/// <summary>The gradient of <see cref="LrnOp"/>. Inputs, of one shape: the upstream gradient, the op's input, its output. TensorFlow has no gradient of it.</summary>
internal sealed class LrnGradOp(LocalResponse response) : NaryOp
{
    public override string Name => "LRNGrad";

    public override void SetAttributes(NativeAttributes attributes) => response.SetAttributes(attributes);

    public override unsafe Tensor Compute(Tensor[] inputs)
    {
        var (dy, x, y) = (inputs[0], inputs[1], inputs[2]);
        response.Check(this, x);
        foreach (var other in (ReadOnlySpan<Tensor>)[dy, y])
        {
            Errors.RequireSameDtype(this, x, other);
            if (!other.Dimensions.Equals(x.Dimensions))
                throw new InvalidArgumentError($"input_grads and output_image should have the shape of input_image {Errors.Brackets(x.Dimensions)}, got {Errors.Brackets(other.Dimensions)} [Op:LRNGrad]");
        }
        var dx = new Tensor(x.Dimensions, x.dtype);
        if (x.Count > 0)
            response.Kernels.Gradient((float*)dy.Data, (float*)x.Data, (float*)y.Data, (float*)dx.Data, (nint)(x.Count / x.Dimensions.Span[3]), (int)x.Dimensions.Span[3]);
        return dx;
    }
}
