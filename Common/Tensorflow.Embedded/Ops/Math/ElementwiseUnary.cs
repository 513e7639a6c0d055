namespace Tensorflow.Ops;

/// <summary>A primitive that maps each element by itself; the result has the input's shape and dtype.</summary>
internal abstract class ElementwiseUnary : UnaryOp
{
    public sealed override Tensor Compute(Tensor x)
    {
        var y = new Tensor(x.Dimensions, x.dtype);
        switch (x.dtype)
        {
            case TF_DataType.TF_FLOAT: Kernel(x.Span<float>(), y.Span<float>()); break;
            case TF_DataType.TF_DOUBLE: Kernel(x.Span<double>(), y.Span<double>()); break;
            case TF_DataType.TF_INT32: Kernel(x.Span<int>(), y.Span<int>()); break;
            case TF_DataType.TF_INT64: Kernel(x.Span<long>(), y.Span<long>()); break;
            default: throw Errors.Dtype(this, x.dtype);
        }
        return y;
    }

    protected abstract void Kernel(ReadOnlySpan<float> x, Span<float> y);

    protected abstract void Kernel(ReadOnlySpan<double> x, Span<double> y);

    protected virtual void Kernel(ReadOnlySpan<int> x, Span<int> y) => throw Errors.Dtype(this, TF_DataType.TF_INT32);

    protected virtual void Kernel(ReadOnlySpan<long> x, Span<long> y) => throw Errors.Dtype(this, TF_DataType.TF_INT64);
}
