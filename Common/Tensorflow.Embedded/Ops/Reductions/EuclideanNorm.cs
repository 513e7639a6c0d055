using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>The root of the sum of squares.</summary>
internal sealed class EuclideanNormOp(int[] axes, bool keepDims) : NumericReductionOp(axes, keepDims)
{
    public override string Name => "EuclideanNorm";

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, Span<T> y) => Kernels.ReductionKernels.EuclideanNorm(x, shape, Axes, y);

    // math_grad.py, _EuclideanNormGrad: NaN where all elements are 0.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var kept = KeptShape(x.Dimensions);
        return RealDiv(x, RealDiv(Reshape(y, kept), Reshape(dy, kept)));
    }
}
