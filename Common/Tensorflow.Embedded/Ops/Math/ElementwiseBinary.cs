using System.Numerics;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>A primitive of two inputs of one dtype, broadcast to one shape; the result has their dtype.</summary>
internal abstract class ElementwiseBinary : BinaryOp
{
    /// <summary>The operands and the result of one call, for kernels that broadcast.</summary>
    protected readonly ref struct Operands<T>(Tensor a, Tensor b, Tensor y) where T : unmanaged
    {
        public readonly ReadOnlySpan<T> A = a.Span<T>();
        public readonly ReadOnlySpan<long> ShapeA = a.Dimensions.Span;
        public readonly ReadOnlySpan<T> B = b.Span<T>();
        public readonly ReadOnlySpan<long> ShapeB = b.Dimensions.Span;
        public readonly Span<T> Y = y.Span<T>();
    }

    public sealed override Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        var y = new Tensor(Broadcasting.Shape(this, a.Dimensions, b.Dimensions), a.dtype);
        switch (a.dtype)
        {
            case TF_DataType.TF_FLOAT: Kernel(new Operands<float>(a, b, y)); break;
            case TF_DataType.TF_DOUBLE: Kernel(new Operands<double>(a, b, y)); break;
            case TF_DataType.TF_INT32: Kernel(new Operands<int>(a, b, y)); break;
            case TF_DataType.TF_INT64: Kernel(new Operands<long>(a, b, y)); break;
            default: Managed.ByInteger(new Work(this, a, b, y), this, a.dtype); break;
        }
        return y;
    }

    private readonly struct Work(ElementwiseBinary op, Tensor a, Tensor b, Tensor y) : Managed.IIntegral
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => op.Integers(new Operands<T>(a, b, y));
    }

    protected abstract void Kernel(in Operands<float> o);

    protected abstract void Kernel(in Operands<double> o);

    protected virtual void Kernel(in Operands<int> o) => throw Errors.Dtype(this, TF_DataType.TF_INT32);

    protected virtual void Kernel(in Operands<long> o) => throw Errors.Dtype(this, TF_DataType.TF_INT64);

    /// <summary>Integers of the other sizes and signs.</summary>
    protected virtual void Integers<T>(in Operands<T> o) where T : unmanaged, IBinaryInteger<T> => throw Errors.Dtype(this, typeof(T).as_tf_dtype());
}

/// <summary>A gradient that is an op of its own: both inputs and the result have one shape.</summary>
internal abstract class ElementwiseGradient : BinaryOp
{
    public sealed override Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        if (!a.Dimensions.Equals(b.Dimensions)) throw new InvalidArgumentError($"Incompatible shapes: {Errors.Brackets(a.Dimensions)} vs. {Errors.Brackets(b.Dimensions)} [Op:{Name}]");
        var y = new Tensor(a.Dimensions, a.dtype);
        switch (a.dtype)
        {
            case TF_DataType.TF_FLOAT: Kernel(a.Span<float>(), b.Span<float>(), y.Span<float>()); break;
            case TF_DataType.TF_DOUBLE: Kernel(a.Span<double>(), b.Span<double>(), y.Span<double>()); break;
            default: throw Errors.Dtype(this, a.dtype);
        }
        return y;
    }

    protected abstract void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

    protected abstract void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);
}
