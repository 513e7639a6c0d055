using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>A primitive on booleans.</summary>
internal abstract class Logical : BinaryOp
{
    public sealed override Tensor Compute(Tensor a, Tensor b)
    {
        if (a.dtype != TF_DataType.TF_BOOL || b.dtype != TF_DataType.TF_BOOL)
        {
            var (index, wrong) = a.dtype != TF_DataType.TF_BOOL ? (0, a) : (1, b);
            throw new InvalidArgumentError($"cannot compute {Name} as input #{index}(zero-based) was expected to be a bool tensor but is a {wrong.dtype.CppName()} tensor [Op:{Name}]");
        }
        var y = new Tensor(Broadcasting.Shape(this, a.Dimensions, b.Dimensions), TF_DataType.TF_BOOL);
        Kernel(a.Span<bool>(), a.Dimensions.Span, b.Span<bool>(), b.Dimensions.Span, y.Span<bool>());
        return y;
    }

    protected abstract void Kernel(ReadOnlySpan<bool> a, ReadOnlySpan<long> shapeA, ReadOnlySpan<bool> b, ReadOnlySpan<long> shapeB, Span<bool> y);
}

internal sealed class LogicalAndOp : Logical
{
    public static readonly LogicalAndOp Op = new();

    public override string Name => "LogicalAnd";

    protected override void Kernel(ReadOnlySpan<bool> a, ReadOnlySpan<long> shapeA, ReadOnlySpan<bool> b, ReadOnlySpan<long> shapeB, Span<bool> y) =>
        BinaryKernels.LogicalAnd(a, shapeA, b, shapeB, y);
}

internal sealed class LogicalOrOp : Logical
{
    public static readonly LogicalOrOp Op = new();

    public override string Name => "LogicalOr";

    protected override void Kernel(ReadOnlySpan<bool> a, ReadOnlySpan<long> shapeA, ReadOnlySpan<bool> b, ReadOnlySpan<long> shapeB, Span<bool> y) =>
        BinaryKernels.LogicalOr(a, shapeA, b, shapeB, y);
}

internal sealed class LogicalNotOp : UnaryOp
{
    public static readonly LogicalNotOp Op = new();

    public override string Name => "LogicalNot";

    public override Tensor Compute(Tensor x)
    {
        if (x.dtype != TF_DataType.TF_BOOL) throw new InvalidArgumentError($"cannot compute LogicalNot as input #0(zero-based) was expected to be a bool tensor but is a {x.dtype.CppName()} tensor [Op:LogicalNot]");
        var y = new Tensor(x.Dimensions, TF_DataType.TF_BOOL);
        var from = x.Span<bool>();
        var to = y.Span<bool>();
        for (var i = 0; i < to.Length; i++) to[i] = !from[i];
        return y;
    }
}

/// <summary>A question about each floating-point element.</summary>
internal sealed class IsNumberOp(string name, Func<double, bool> test) : UnaryOp
{
    public static readonly IsNumberOp Nan = new("IsNan", double.IsNaN);
    public static readonly IsNumberOp Finite = new("IsFinite", double.IsFinite);
    public static readonly IsNumberOp Inf = new("IsInf", double.IsInfinity);

    public override string Name => name;

    public override Tensor Compute(Tensor x)
    {
        var y = new Tensor(x.Dimensions, TF_DataType.TF_BOOL);
        var to = y.Span<bool>();
        if (x.dtype == TF_DataType.TF_FLOAT)
        {
            var from = x.Span<float>();
            for (var i = 0; i < to.Length; i++) to[i] = test(from[i]);
        }
        else if (x.dtype == TF_DataType.TF_DOUBLE)
        {
            var from = x.Span<double>();
            for (var i = 0; i < to.Length; i++) to[i] = test(from[i]);
        }
        else
        {
            throw Errors.Dtype(this, x.dtype);
        }
        return y;
    }
}
