using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>Dropout: x scaled by 1 / (1 - rate) where a uniform number is at least the rate, else 0. Input x; outputs y and, for the gradient alone, the uniform numbers.</summary>
internal sealed class DropoutOp(double rate, Tensor uniform) : MultiOp
{
    public override string Name => "Dropout";

    public override bool IsFused => true;

    public override int OutputCount(Tensor[] inputs) => 2;

    public override Tensor[] Compute(Tensor[] inputs) => [new DropoutMaskOp(rate).Compute(inputs[0], uniform), uniform];

    public override Tensor[] Compose(Tensor[] inputs) => [new DropoutMaskOp(rate).Compose(inputs[0], uniform), uniform];

    public override Tensor?[]? Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed) =>
        upstream[0] is { } dy ? [Run.Op(new DropoutMaskOp(rate), dy, outputs[1])] : null;

    /// <summary>Dropout with numbers drawn from an op seed, or from the stream of tf.set_random_seed.</summary>
    public static Tensor Apply(Tensor x, double rate, int? seed)
    {
        var uniform = RandomOps.Uniform(x.Dimensions, x.dtype, seed);
        var outputs = Run.Op(new DropoutOp(rate, uniform), [x]);
        if (EngineContext.Current.Tapes is null) uniform.Release();
        return outputs[0];
    }

    /// <summary>The same with one number for several elements: a mask of another shape, broadcast to x. nn_ops.py: scaled first, then multiplied with the mask.</summary>
    public static Tensor Apply(Tensor x, double rate, Shape noise, int? seed)
    {
        var uniform = RandomOps.Uniform(noise, x.dtype, seed);
        var scaled = Primitives.Mul(x, Scalars.Of(x.dtype, 1 / (1 - rate)));
        var keep = Primitives.GreaterEqual(uniform, Scalars.Of(x.dtype, rate));
        return Primitives.Select(keep, scaled, Scalars.Of(x.dtype, 0f));
    }
}

/// <summary>The same with given uniform numbers: forward and backward alike, since it is linear in x.</summary>
internal sealed class DropoutMaskOp(double rate) : BinaryOp
{
    // Python's number, rounded once to the dtype.
    private double Scale => 1 / (1 - rate);

    public override string Name => "Dropout";

    public override bool IsFused => true;

    public override Tensor Compute(Tensor a, Tensor b)
    {
        var y = new Tensor(a.Dimensions, a.dtype);
        if (a.dtype == TF_DataType.TF_FLOAT) DropoutKernels.Dropout(a.Span<float>(), b.Span<float>(), (float)rate, (float)Scale, y.Span<float>());
        else if (a.dtype == TF_DataType.TF_DOUBLE) DropoutKernels.Dropout(a.Span<double>(), b.Span<double>(), rate, Scale, y.Span<double>());
        else throw Errors.Dtype(this, a.dtype);
        return y;
    }

    // nn_ops.py, _dropout: scaled first, then chosen.
    public override Tensor Compose(Tensor a, Tensor b)
    {
        return Primitives.Select(Primitives.GreaterEqual(b, Scalars.Of(a.dtype, rate)), Primitives.Mul(a, Scalars.Of(a.dtype, Scale)), Scalars.Of(a.dtype, 0f));
    }

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) => (needA ? Run.Op(this, dy, b) : null, null);
}
