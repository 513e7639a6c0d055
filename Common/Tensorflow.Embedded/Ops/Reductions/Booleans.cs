namespace Tensorflow.Ops;

/// <summary>Whether all elements are set.</summary>
internal sealed class AllOp(int[] axes, bool keepDims) : ReductionOp(axes, keepDims)
{
    public override string Name => "All";

    public override Tensor Compute(Tensor x)
    {
        if (x.dtype != TF_DataType.TF_BOOL) throw Errors.Dtype(this, x.dtype);
        var y = new Tensor(OutputShape(x.Dimensions), TF_DataType.TF_BOOL);
        Kernels.ReductionKernels.All(x.Span<bool>(), x.Dimensions.Span, Axes, y.Span<bool>());
        return y;
    }
}

/// <summary>Whether any element is set.</summary>
internal sealed class AnyOp(int[] axes, bool keepDims) : ReductionOp(axes, keepDims)
{
    public override string Name => "Any";

    public override Tensor Compute(Tensor x)
    {
        if (x.dtype != TF_DataType.TF_BOOL) throw Errors.Dtype(this, x.dtype);
        var y = new Tensor(OutputShape(x.Dimensions), TF_DataType.TF_BOOL);
        Kernels.ReductionKernels.Any(x.Span<bool>(), x.Dimensions.Span, Axes, y.Span<bool>());
        return y;
    }
}
