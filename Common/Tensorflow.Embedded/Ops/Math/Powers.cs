using Tensorflow.Kernels;
using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class NegOp : SignedUnary
{
    public static readonly NegOp Op = new();

    public override string Name => "Neg";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Neg(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Neg(x, y);

    protected override void Kernel(ReadOnlySpan<int> x, Span<int> y) => UnaryKernels.Neg(x, y);

    protected override void Kernel(ReadOnlySpan<long> x, Span<long> y) => UnaryKernels.Neg(x, y);

    protected override void Signed<T>(ReadOnlySpan<T> x, Span<T> y) => UnaryKernels.Neg(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Neg(dy);
}

internal sealed class AbsOp : SignedUnary
{
    public static readonly AbsOp Op = new();

    public override string Name => "Abs";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Abs(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Abs(x, y);

    protected override void Kernel(ReadOnlySpan<int> x, Span<int> y) => UnaryKernels.Abs(x, y);

    protected override void Kernel(ReadOnlySpan<long> x, Span<long> y) => UnaryKernels.Abs(x, y);

    protected override void Signed<T>(ReadOnlySpan<T> x, Span<T> y) => UnaryKernels.Abs(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, Sign(x));
}

internal sealed class SignOp : SignedUnary
{
    public static readonly SignOp Op = new();

    public override string Name => "Sign";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Sign(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Sign(x, y);

    protected override void Kernel(ReadOnlySpan<int> x, Span<int> y) => UnaryKernels.Sign(x, y);

    protected override void Kernel(ReadOnlySpan<long> x, Span<long> y) => UnaryKernels.Sign(x, y);

    protected override void Signed<T>(ReadOnlySpan<T> x, Span<T> y) => UnaryKernels.Sign(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => ZerosLike(x);
}

internal sealed class SquareOp : ElementwiseUnary
{
    public static readonly SquareOp Op = new();

    public override string Name => "Square";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Square(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Square(x, y);

    protected override void Kernel(ReadOnlySpan<int> x, Span<int> y) => UnaryKernels.Square(x, y);

    protected override void Kernel(ReadOnlySpan<long> x, Span<long> y) => UnaryKernels.Square(x, y);

    protected override void Integers<T>(ReadOnlySpan<T> x, Span<T> y) => UnaryKernels.Square(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, Mul(x, Scalars.Of(x.dtype, 2f)));
}

internal sealed class SqrtOp : ElementwiseUnary
{
    public static readonly SqrtOp Op = new();

    public override string Name => "Sqrt";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Sqrt(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Sqrt(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => SqrtGrad(y, dy);
}

internal sealed class RsqrtOp : ElementwiseUnary
{
    public static readonly RsqrtOp Op = new();

    public override string Name => "Rsqrt";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Rsqrt(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Rsqrt(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => RsqrtGrad(y, dy);
}

internal sealed class ReciprocalOp : ElementwiseUnary
{
    public static readonly ReciprocalOp Op = new();

    public override string Name => "Reciprocal";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Reciprocal(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Reciprocal(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => ReciprocalGrad(y, dy);
}

/// <summary>dy * .5 / y, from y = sqrt(x).</summary>
internal sealed class SqrtGradOp : ElementwiseGradient
{
    public static readonly SqrtGradOp Op = new();

    public override string Name => "SqrtGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.SqrtGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.SqrtGrad(a, b, y);

    // math_grad.py, _SqrtGradGrad: (-dy2 * dy / y) ..., written from z = .5 dy / y.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var ratio = RealDiv(dy, a);
        return (needA ? Mul(Neg(ratio), y) : null, needB ? Mul(Scalars.Of(dy.dtype, .5f), ratio) : null);
    }
}

/// <summary>dy * -.5 y^3, from y = 1 / sqrt(x).</summary>
internal sealed class RsqrtGradOp : ElementwiseGradient
{
    public static readonly RsqrtGradOp Op = new();

    public override string Name => "RsqrtGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.RsqrtGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.RsqrtGrad(a, b, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var da = needA ? Mul(Mul(Mul(Scalars.Of(dy.dtype, -1.5f), dy), b), Square(a)) : null;
        return (da, needB ? RsqrtGrad(a, dy) : null);
    }
}

/// <summary>-dy * y^2, from y = 1 / x.</summary>
internal sealed class ReciprocalGradOp : ElementwiseGradient
{
    public static readonly ReciprocalGradOp Op = new();

    public override string Name => "ReciprocalGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.ReciprocalGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.ReciprocalGrad(a, b, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var da = needA ? Mul(Mul(Mul(Scalars.Of(dy.dtype, -2f), dy), b), a) : null;
        return (da, needB ? ReciprocalGrad(a, dy) : null);
    }
}
