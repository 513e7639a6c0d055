using System.Numerics;

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
            default: Managed.ByInteger(new Work(this, x, y), this, x.dtype); break;
        }
        return y;
    }

    private readonly struct Work(ElementwiseUnary op, Tensor x, Tensor y) : Managed.IIntegral
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => op.Integers(x.Span<T>(), y.Span<T>());
    }

    protected abstract void Kernel(ReadOnlySpan<float> x, Span<float> y);

    protected abstract void Kernel(ReadOnlySpan<double> x, Span<double> y);

    protected virtual void Kernel(ReadOnlySpan<int> x, Span<int> y) => throw Errors.Dtype(this, TF_DataType.TF_INT32);

    protected virtual void Kernel(ReadOnlySpan<long> x, Span<long> y) => throw Errors.Dtype(this, TF_DataType.TF_INT64);

    /// <summary>Integers of the other sizes and signs.</summary>
    protected virtual void Integers<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryInteger<T> => throw Errors.Dtype(this, typeof(T).as_tf_dtype());
}

/// <summary>Ops of signed numbers: TensorFlow refuses unsigned integers too.</summary>
internal abstract class SignedUnary : ElementwiseUnary
{
    protected sealed override void Integers<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        Errors.RequireSigned<T>(this);
        Signed(x, y);
    }

    /// <summary>Signed integers of the other sizes.</summary>
    protected abstract void Signed<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryInteger<T>;
}
