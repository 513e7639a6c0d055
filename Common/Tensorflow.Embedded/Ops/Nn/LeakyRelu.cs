using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>x where it is positive, alpha * x elsewhere.</summary>
internal sealed class LeakyReluOp(float alpha) : ElementwiseUnary
{
    public override string Name => "LeakyRelu";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Float("alpha", alpha);

    protected override void Kernel(ReadOnlySpan<float> x, Span<float> y) => UnaryKernels.LeakyRelu(x, alpha, y);

    protected override void Kernel(ReadOnlySpan<double> x, Span<double> y) => UnaryKernels.LeakyRelu(x, alpha, y);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Run.Op(new LeakyReluGradOp(alpha), dy, x);
}

internal sealed class LeakyReluGradOp(float alpha) : ElementwiseGradient
{
    public override string Name => "LeakyReluGrad";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Float("alpha", alpha);

    protected override void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => GradientKernels.LeakyReluGrad(a, b, alpha, y);

    protected override void Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) => GradientKernels.LeakyReluGrad(a, b, alpha, y);

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Run.Op(this, dy, b) : null, needB ? Primitives.ZerosLike(b) : null);
}
