using Tensorflow.Kernels;
using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class AddV2Op : ElementwiseBinary
{
    public static readonly AddV2Op Op = new();

    public override string Name => "AddV2";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.AddV2(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.AddV2(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.AddV2(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.AddV2(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => BinaryKernels.AddV2(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Unbroadcast(dy, a) : null, needB ? Unbroadcast(dy, b) : null);
}

internal sealed class SubOp : ElementwiseBinary
{
    public static readonly SubOp Op = new();

    public override string Name => "Sub";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.Sub(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.Sub(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.Sub(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.Sub(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => BinaryKernels.Sub(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Unbroadcast(dy, a) : null, needB ? Unbroadcast(Neg(dy), b) : null);
}

internal sealed class MulOp : ElementwiseBinary
{
    public static readonly MulOp Op = new();

    public override string Name => "Mul";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.Mul(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.Mul(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.Mul(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.Mul(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => BinaryKernels.Mul(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Unbroadcast(Mul(dy, b), a) : null, needB ? Unbroadcast(Mul(a, dy), b) : null);
}

internal sealed class RealDivOp : ElementwiseBinary
{
    public static readonly RealDivOp Op = new();

    public override string Name => "RealDiv";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.RealDiv(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.RealDiv(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        // math_grad.py, _RealDivGrad: dy / b and dy * ((-a / b) / b).
        var da = needA ? Unbroadcast(RealDiv(dy, b), a) : null;
        var db = needB ? Unbroadcast(Mul(dy, RealDiv(RealDiv(Neg(a), b), b)), b) : null;
        return (da, db);
    }
}

internal sealed class DivNoNanOp : ElementwiseBinary
{
    public static readonly DivNoNanOp Op = new();

    public override string Name => "DivNoNan";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.DivNoNan(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.DivNoNan(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Unbroadcast(DivNoNan(dy, b), a) : null,
         needB ? Unbroadcast(Mul(dy, DivNoNan(DivNoNan(Neg(a), b), b)), b) : null);
}

internal sealed class FloorDivOp : ElementwiseBinary
{
    public static readonly FloorDivOp Op = new();

    public override string Name => "FloorDiv";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.FloorDiv(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.FloorDiv(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.FloorDiv(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.FloorDiv(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => BinaryKernels.FloorDiv(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);
}

internal sealed class FloorModOp : ElementwiseBinary
{
    public static readonly FloorModOp Op = new();

    public override string Name => "FloorMod";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.FloorMod(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.FloorMod(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.FloorMod(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.FloorMod(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => BinaryKernels.FloorMod(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Unbroadcast(dy, a) : null, needB ? Unbroadcast(Mul(dy, Neg(FloorDiv(a, b))), b) : null);
}

internal sealed class MaximumOp : ElementwiseBinary
{
    public static readonly MaximumOp Op = new();

    public override string Name => "Maximum";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.Maximum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.Maximum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.Maximum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.Maximum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => BinaryKernels.Maximum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        Selection.Gradient(GreaterEqual(a, b), a, b, dy, needA, needB);
}

internal sealed class MinimumOp : ElementwiseBinary
{
    public static readonly MinimumOp Op = new();

    public override string Name => "Minimum";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.Minimum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.Minimum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.Minimum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.Minimum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => BinaryKernels.Minimum(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        Selection.Gradient(LessEqual(a, b), a, b, dy, needA, needB);
}

internal static class Selection
{
    /// <summary>The upstream gradient goes to the first where the mask is set, else to the second.</summary>
    public static (Tensor?, Tensor?) Gradient(Tensor mask, Tensor a, Tensor b, Tensor dy, bool needA, bool needB)
    {
        var zero = Scalars.Of(dy.dtype, 0f);
        return (needA ? Unbroadcast(Select(mask, dy, zero), a) : null, needB ? Unbroadcast(Select(mask, zero, dy), b) : null);
    }
}

internal sealed class SquaredDifferenceOp : ElementwiseBinary
{
    public static readonly SquaredDifferenceOp Op = new();

    public override string Name => "SquaredDifference";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.SquaredDifference(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.SquaredDifference(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.SquaredDifference(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.SquaredDifference(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var gradient = Mul(Mul(Scalars.Of(dy.dtype, 2f), dy), Sub(a, b));
        return (needA ? Unbroadcast(gradient, a) : null, needB ? Unbroadcast(Neg(gradient), b) : null);
    }
}

internal sealed class PowOp : ElementwiseBinary
{
    public static readonly PowOp Op = new();

    public override string Name => "Pow";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.Pow(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.Pow(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => BinaryKernels.Pow(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => BinaryKernels.Pow(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o)
    {
        Errors.RequireSigned<T>(this);
        BinaryKernels.Pow(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);
    }

    // math_grad.py, _PowGrad: the logarithm is masked where x <= 0.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        Tensor? da = null;
        Tensor? db = null;
        if (needA)
        {
            var power = Pow(a, Sub(b, Scalars.Of(b.dtype, 1f)));
            da = Unbroadcast(Mul(Mul(dy, b), power), a);
        }
        if (needB)
        {
            var positive = Greater(a, Scalars.Of(a.dtype, 0f));
            var safe = Select(positive, a, OnesLike(a));
            var logarithm = Select(positive, Log(safe), ZerosLike(a));
            db = Unbroadcast(Mul(Mul(dy, y), logarithm), b);
        }
        return (da, db);
    }
}

internal sealed class Atan2Op : ElementwiseBinary
{
    public static readonly Atan2Op Op = new();

    public override string Name => "Atan2";

    protected override void Kernel(in Operands<float> o) => BinaryKernels.Atan2(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => BinaryKernels.Atan2(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var inverse = RealDiv(dy, Add(Square(a), Square(b)));
        return (needA ? Unbroadcast(Mul(b, inverse), a) : null, needB ? Unbroadcast(Mul(Neg(a), inverse), b) : null);
    }
}
