using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class ProdOp(int[] axes, bool keepDims) : NumericReductionOp(axes, keepDims)
{
    public override string Name => "Prod";

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, Span<T> y) => Kernels.ReductionKernels.Prod(x, shape, Axes, y);

    // math_grad.py, _ProdGrad: exclusive products from both sides, so that zeros are right.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var rank = x.ndim;
        if (rank == 0) return dy;
        var spread = BroadcastTo(Reshape(dy, KeptShape(x.Dimensions)), x.Dimensions);
        var order = new int[rank];
        Axes.CopyTo(order, 0);
        for (int axis = 0, next = Axes.Length; axis < rank; axis++)
            if (Array.IndexOf(Axes, axis) < 0) order[next++] = axis;
        var moved = Transpose(x, order);
        var reduced = Reduced(x.Dimensions);
        var rest = reduced == 0 ? 0 : x.Count / reduced;
        var flat = Reshape(moved, Shape.Adopt([reduced, rest]));
        var left = Cumprod(flat, 0, exclusive: true, reverse: false);
        var right = Cumprod(flat, 0, exclusive: true, reverse: true);
        var others = Reshape(Mul(left, right), moved.Dimensions);
        var back = new int[rank];
        for (var axis = 0; axis < rank; axis++) back[order[axis]] = axis;
        return Mul(spread, Transpose(others, back));
    }
}
