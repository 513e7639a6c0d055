using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class MinOp(int[] axes, bool keepDims) : NumericReduction(axes, keepDims)
{
    public override string Name => "Min";

    protected override void Kernel(ReadOnlySpan<float> x, ReadOnlySpan<long> shape, Span<float> y) => Kernels.ReductionKernels.Min(x, shape, Axes, y);

    protected override void Kernel(ReadOnlySpan<double> x, ReadOnlySpan<long> shape, Span<double> y) => Kernels.ReductionKernels.Min(x, shape, Axes, y);

    protected override void Kernel(ReadOnlySpan<int> x, ReadOnlySpan<long> shape, Span<int> y) => Kernels.ReductionKernels.Min(x, shape, Axes, y);

    protected override void Kernel(ReadOnlySpan<long> x, ReadOnlySpan<long> shape, Span<long> y) => Kernels.ReductionKernels.Min(x, shape, Axes, y);

    // math_grad.py, _MinOrMaxGrad: shared equally among the elements that are the extreme.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var kept = KeptShape(x.Dimensions);
        var indicators = Cast(Equal(Reshape(y, kept), x), dy.dtype);
        var count = Reshape(Sum(indicators, Axes, false), kept);
        return Mul(RealDiv(indicators, count), Reshape(dy, kept));
    }
}
