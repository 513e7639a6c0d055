using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

internal sealed class SumOp(int[] axes, bool keepDims) : NumericReductionOp(axes, keepDims)
{
    public static readonly ReductionForms<SumOp> Forms = new("Sum", static (axes, keepDims) => new SumOp(axes, keepDims));

    public override string Name => "Sum";

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, Span<T> y) => Kernels.ReductionKernels.Sum(x, shape, Axes, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var kept = Reshape(dy, KeptShape(x.Dimensions));
        return BroadcastTo(kept, x.Dimensions);
    }
}
