using Tensorflow.Kernels;
using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class ExpOp : ElementwiseUnary
{
    public static readonly ExpOp Op = new();

    public override string Name => "Exp";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Exp(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Exp(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, y);
}

internal sealed class Expm1Op : ElementwiseUnary
{
    public static readonly Expm1Op Op = new();

    public override string Name => "Expm1";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Expm1(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Expm1(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, Exp(x));
}

internal sealed class LogOp : ElementwiseUnary
{
    public static readonly LogOp Op = new();

    public override string Name => "Log";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Log(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Log(x, y);

    // A product with the reciprocal, not a quotient: the same bits as TensorFlow's.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, Reciprocal(x));
}

internal sealed class Log1pOp : ElementwiseUnary
{
    public static readonly Log1pOp Op = new();

    public override string Name => "Log1p";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Log1p(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Log1p(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, Reciprocal(Add(Scalars.Of(x.dtype, 1f), x)));
}

internal sealed class SinOp : ElementwiseUnary
{
    public static readonly SinOp Op = new();

    public override string Name => "Sin";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Sin(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Sin(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, Cos(x));
}

internal sealed class CosOp : ElementwiseUnary
{
    public static readonly CosOp Op = new();

    public override string Name => "Cos";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Cos(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Cos(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, Neg(Sin(x)));
}

internal sealed class TanOp : ElementwiseUnary
{
    public static readonly TanOp Op = new();

    public override string Name => "Tan";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Tan(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Tan(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(dy, Square(Reciprocal(Cos(x))));
}

internal sealed class ErfOp : ElementwiseUnary
{
    public static readonly ErfOp Op = new();

    public override string Name => "Erf";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Erf(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Erf(x, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var slope = Mul(Scalars.Of(x.dtype, 2 / Math.Sqrt(Math.PI)), Exp(Neg(Square(x))));
        return Mul(dy, slope);
    }
}

internal sealed class FloorOp : ElementwiseUnary
{
    public static readonly FloorOp Op = new();

    public override string Name => "Floor";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Floor(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Floor(x, y);
}

internal sealed class CeilOp : ElementwiseUnary
{
    public static readonly CeilOp Op = new();

    public override string Name => "Ceil";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Ceil(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Ceil(x, y);
}

/// <summary>To the nearest integer, halves to the even one.</summary>
internal sealed class RoundOp : ElementwiseUnary
{
    public static readonly RoundOp Op = new();

    public override string Name => "Round";

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.Round(x, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.Round(x, y);

    protected override void Kernel(ReadOnlySpan<int> x, Span<int> y) => UnaryKernels.Round(x, y);

    protected override void Kernel(ReadOnlySpan<long> x, Span<long> y) => UnaryKernels.Round(x, y);
}
