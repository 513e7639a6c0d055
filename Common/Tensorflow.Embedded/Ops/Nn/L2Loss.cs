using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>sum(x^2) / 2.</summary>
internal sealed class L2LossOp : UnaryOp
{
    public static readonly L2LossOp Op = new();

    public override string Name => "L2Loss";

    public override Tensor Compute(Tensor x)
    {
        var square = SquareOp.Op.Compute(x);
        var sum = new SumOp(ReductionOp.Normalise(Name, null, x.ndim), keepDims: false).Compute(square);
        square.Release();
        var half = MulOp.Op.Compute(sum, Scalars.Of(x.dtype, .5f));
        sum.Release();
        return half;
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Mul(x, dy);
}
