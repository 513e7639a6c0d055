using Tensorflow.Kernels;
using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class SigmoidOp : ElementwiseUnary
{
    public static readonly SigmoidOp Op = new();

    public override string Name => "Sigmoid";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Sigmoid(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Sigmoid(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => SigmoidGrad(y, dy);
}

/// <summary>dy * y * (1 - y).</summary>
internal sealed class SigmoidGradOp : ElementwiseGradient
{
    public static readonly SigmoidGradOp Op = new();

    public override string Name => "SigmoidGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.SigmoidGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.SigmoidGrad(a, b, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var product = Mul(dy, b);
        var da = needA ? Sub(product, Mul(Mul(Scalars.Of(a.dtype, 2f), product), a)) : null;
        return (da, needB ? SigmoidGrad(a, dy) : null);
    }
}

internal sealed class TanhOp : ElementwiseUnary
{
    public static readonly TanhOp Op = new();

    public override string Name => "Tanh";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Tanh(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Tanh(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => TanhGrad(y, dy);
}

/// <summary>dy * (1 - y^2).</summary>
internal sealed class TanhGradOp : ElementwiseGradient
{
    public static readonly TanhGradOp Op = new();

    public override string Name => "TanhGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.TanhGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.TanhGrad(a, b, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Mul(Mul(Mul(dy, Scalars.Of(a.dtype, -2f)), b), a) : null, needB ? TanhGrad(a, dy) : null);
}

internal sealed class ReluOp : ElementwiseUnary
{
    public static readonly ReluOp Op = new();

    public override string Name => "Relu";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Relu(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Relu(x, y);

    protected override void Kernel(ReadOnlySpan<int> x, Span<int> y) => UnaryKernels.Relu(x, y);

    protected override void Kernel(ReadOnlySpan<long> x, Span<long> y) => UnaryKernels.Relu(x, y);

    protected override void Integers<T>(ReadOnlySpan<T> x, Span<T> y) => UnaryKernels.Relu(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => ReluGrad(dy, y);
}

/// <summary>dy where the feature is positive, else 0.</summary>
internal sealed class ReluGradOp : ElementwiseGradient
{
    public static readonly ReluGradOp Op = new();

    public override string Name => "ReluGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.ReluGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.ReluGrad(a, b, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? ReluGrad(dy, b) : null, needB ? ZerosLike(b) : null);
}

internal sealed class Relu6Op : ElementwiseUnary
{
    public static readonly Relu6Op Op = new();

    public override string Name => "Relu6";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Relu6(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Relu6(x, y);

    protected override void Kernel(ReadOnlySpan<int> x, Span<int> y) => UnaryKernels.Relu6(x, y);

    protected override void Kernel(ReadOnlySpan<long> x, Span<long> y) => UnaryKernels.Relu6(x, y);

    protected override void Integers<T>(ReadOnlySpan<T> x, Span<T> y) => UnaryKernels.Relu6(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Relu6Grad(dy, y);
}

internal sealed class Relu6GradOp : ElementwiseGradient
{
    public static readonly Relu6GradOp Op = new();

    public override string Name => "Relu6Grad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.Relu6Grad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.Relu6Grad(a, b, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Relu6Grad(dy, b) : null, needB ? ZerosLike(b) : null);
}

internal sealed class EluOp : ElementwiseUnary
{
    public static readonly EluOp Op = new();

    public override string Name => "Elu";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Elu(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Elu(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => EluGrad(dy, y);
}

internal sealed class EluGradOp : ElementwiseGradient
{
    public static readonly EluGradOp Op = new();

    public override string Name => "EluGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.EluGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.EluGrad(a, b, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? EluGrad(dy, b) : null,
         needB ? Select(Less(b, Scalars.Of(b.dtype, 0f)), Mul(dy, a), ZerosLike(b)) : null);
}

internal sealed class SeluOp : ElementwiseUnary
{
    public static readonly SeluOp Op = new();

    public override string Name => "Selu";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Selu(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Selu(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => SeluGrad(dy, y);
}

internal sealed class SeluGradOp : ElementwiseGradient
{
    public static readonly SeluGradOp Op = new();

    public override string Name => "SeluGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.SeluGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.SeluGrad(a, b, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? SeluGrad(dy, b) : null,
         needB ? Select(Less(b, Scalars.Of(b.dtype, 0f)), Mul(dy, a), ZerosLike(b)) : null);
}

internal sealed class SoftplusOp : ElementwiseUnary
{
    public static readonly SoftplusOp Op = new();

    public override string Name => "Softplus";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Softplus(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Softplus(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => SoftplusGrad(dy, x);
}

internal sealed class SoftplusGradOp : ElementwiseGradient
{
    public static readonly SoftplusGradOp Op = new();

    public override string Name => "SoftplusGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.SoftplusGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.SoftplusGrad(a, b, y);

    // nn_grad.py, _SoftplusGradGrad.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var da = needA ? SoftplusGrad(dy, b) : null;
        if (!needB) return (da, null);
        var two = Scalars.Of(b.dtype, 2f);
        var width = Add(Add(Exp(Neg(b)), two), Exp(b));
        return (da, RealDiv(Mul(dy, a), width));
    }
}

internal sealed class SoftsignOp : ElementwiseUnary
{
    public static readonly SoftsignOp Op = new();

    public override string Name => "Softsign";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Softsign(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Softsign(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => SoftsignGrad(dy, x);
}

internal sealed class SoftsignGradOp : ElementwiseGradient
{
    public static readonly SoftsignGradOp Op = new();

    public override string Name => "SoftsignGrad";

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.SoftsignGrad(a, b, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.SoftsignGrad(a, b, y);
}
