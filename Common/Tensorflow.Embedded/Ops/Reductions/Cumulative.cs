using Tensorflow.Executors;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Running sums along an axis.</summary>
internal sealed class CumsumOp(int axis, bool exclusive, bool reverse) : UnaryOp
{
    public override string Name => "Cumsum";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(axis);
        attributes.Flag("exclusive", exclusive);
        attributes.Flag("reverse", reverse);
    }

    public override Tensor Compute(Tensor x)
    {
        var along = Errors.Axis(this, axis, x.ndim);
        var y = new Tensor(x.Dimensions, x.dtype);
        switch (x.dtype)
        {
            case TF_DataType.TF_FLOAT: Kernels.CumulativeKernels.CumSum(x.Span<float>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<float>()); break;
            case TF_DataType.TF_DOUBLE: Kernels.CumulativeKernels.CumSum(x.Span<double>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<double>()); break;
            case TF_DataType.TF_INT32: Kernels.CumulativeKernels.CumSum(x.Span<int>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<int>()); break;
            case TF_DataType.TF_INT64: Kernels.CumulativeKernels.CumSum(x.Span<long>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<long>()); break;
            default: throw Errors.Dtype(this, x.dtype);
        }
        return y;
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Cumsum(dy, axis, exclusive, !reverse);
}

/// <summary>Running products along an axis.</summary>
internal sealed class CumprodOp(int axis, bool exclusive, bool reverse) : UnaryOp
{
    public override string Name => "Cumprod";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(axis);
        attributes.Flag("exclusive", exclusive);
        attributes.Flag("reverse", reverse);
    }

    public override Tensor Compute(Tensor x)
    {
        var along = Errors.Axis(this, axis, x.ndim);
        var y = new Tensor(x.Dimensions, x.dtype);
        switch (x.dtype)
        {
            case TF_DataType.TF_FLOAT: Kernels.CumulativeKernels.CumProd(x.Span<float>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<float>()); break;
            case TF_DataType.TF_DOUBLE: Kernels.CumulativeKernels.CumProd(x.Span<double>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<double>()); break;
            case TF_DataType.TF_INT32: Kernels.CumulativeKernels.CumProd(x.Span<int>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<int>()); break;
            case TF_DataType.TF_INT64: Kernels.CumulativeKernels.CumProd(x.Span<long>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<long>()); break;
            default: throw Errors.Dtype(this, x.dtype);
        }
        return y;
    }

    // math_grad.py, _CumprodGrad.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) =>
        RealDiv(Cumsum(Mul(y, dy), axis, exclusive, !reverse), x);
}
