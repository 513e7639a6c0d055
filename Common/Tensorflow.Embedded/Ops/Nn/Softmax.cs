using Tensorflow.Kernels;
using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>exp(x) / sum(exp(x)) over the last axis.</summary>
internal sealed class SoftmaxOp : UnaryOp
{
    public static readonly SoftmaxOp Op = new();

    public override string Name => "Softmax";

    public override Tensor Compute(Tensor x)
    {
        if (x.ndim < 1) throw new InvalidArgumentError($"logits must have >= 1 dimension, got {Errors.Brackets(x.Dimensions)} [Op:Softmax]");
        var y = new Tensor(x.Dimensions, x.dtype);
        var columns = (int)x.Dimensions.Span[^1];
        if (x.dtype == TF_DataType.TF_FLOAT) SoftmaxKernels.Softmax(x.Span<float>(), columns, y.Span<float>());
        else if (x.dtype == TF_DataType.TF_DOUBLE) SoftmaxKernels.Softmax(x.Span<double>(), columns, y.Span<double>());
        else throw Errors.Dtype(this, x.dtype);
        return y;
    }

    // nn_grad.py, _SoftmaxGrad.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(Sub(dy, Sum(Mul(dy, y), [x.ndim - 1], keepDims: true)), y);
}

/// <summary>x - log(sum(exp(x))) over the last axis.</summary>
internal sealed class LogSoftmaxOp : UnaryOp
{
    public static readonly LogSoftmaxOp Op = new();

    public override string Name => "LogSoftmax";

    public override Tensor Compute(Tensor x)
    {
        if (x.ndim < 1) throw new InvalidArgumentError($"logits must have >= 1 dimension, got {Errors.Brackets(x.Dimensions)} [Op:LogSoftmax]");
        var y = new Tensor(x.Dimensions, x.dtype);
        var columns = (int)x.Dimensions.Span[^1];
        if (x.dtype == TF_DataType.TF_FLOAT) SoftmaxKernels.LogSoftmax(x.Span<float>(), columns, y.Span<float>());
        else if (x.dtype == TF_DataType.TF_DOUBLE) SoftmaxKernels.LogSoftmax(x.Span<double>(), columns, y.Span<double>());
        else throw Errors.Dtype(this, x.dtype);
        return y;
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Sub(dy, Mul(Sum(dy, [x.ndim - 1], keepDims: true), Exp(y)));
}
