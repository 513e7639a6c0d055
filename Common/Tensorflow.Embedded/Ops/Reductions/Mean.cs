using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class MeanOp(int[] axes, bool keepDims) : NumericReductionOp(axes, keepDims)
{
    public static readonly ReductionForms<MeanOp> Forms = new("Mean", static (axes, keepDims) => new MeanOp(axes, keepDims));

    public override string Name => "Mean";

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, Span<T> y) => Kernels.ReductionKernels.Mean(x, shape, Axes, y);

    // math_grad.py, _MeanGrad: spread out, then divided by the count.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var spread = dy.ndim == 0 && x.ndim > 0 ? BroadcastTo(dy, x.Dimensions) : Tile(Reshape(dy, KeptShape(x.Dimensions)), Multiples(x.Dimensions));
        return RealDiv(spread, Scalars.Of(dy.dtype, (double)Reduced(x.Dimensions)));
    }

    private int[] Multiples(Shape x)
    {
        var multiples = new int[x.ndim];
        for (var axis = 0; axis < multiples.Length; axis++) multiples[axis] = 1;
        foreach (var axis in Axes) multiples[axis] = (int)x.Span[axis];
        return multiples;
    }
}
