using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class MinOp(int[] axes, bool keepDims) : NumericReductionOp(axes, keepDims)
{
    public override string Name => "Min";

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, Span<T> y) => Kernels.ReductionKernels.Min(x, shape, Axes, y);

    // math_grad.py, _MinOrMaxGrad: shared equally among the elements that are the extreme.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var kept = KeptShape(x.Dimensions);
        var indicators = Cast(Equal(Reshape(y, kept), x), dy.dtype);
        var count = Reshape(Sum(indicators, Axes, false), kept);
        return Mul(RealDiv(indicators, count), Reshape(dy, kept));
    }
}
