using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>TensorFlow's ops that are gradients of elementwise ops, with its order of operands, all of one shape.</summary>
internal static partial class GradientKernels
{
    /// <summary>gradients * (features > 0).</summary>
    public static void ReluGrad<T>(ReadOnlySpan<T> gradients, ReadOnlySpan<T> features, Span<T> backprops)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(ReluGradOp<T>), gradients, features, backprops);

    /// <summary>gradients * (0 &lt; features &lt; 6).</summary>
    public static void Relu6Grad<T>(ReadOnlySpan<T> gradients, ReadOnlySpan<T> features, Span<T> backprops)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(Relu6GradOp<T>), gradients, features, backprops);

    /// <summary>features > 0 ? gradients : alpha * gradients.</summary>
    public static void LeakyReluGrad<T>(ReadOnlySpan<T> gradients, ReadOnlySpan<T> features, T alpha, Span<T> backprops)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(new LeakyReluGradOp<T>(alpha), gradients, features, backprops);

    /// <summary>outputs &lt; 0 ? (outputs + 1) * gradients : gradients.</summary>
    public static void EluGrad<T>(ReadOnlySpan<T> gradients, ReadOnlySpan<T> outputs, Span<T> backprops)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(EluGradOp<T>), gradients, outputs, backprops);

    /// <summary>outputs &lt; 0 ? (outputs + scale * alpha) * gradients : scale * gradients.</summary>
    public static void SeluGrad<T>(ReadOnlySpan<T> gradients, ReadOnlySpan<T> outputs, Span<T> backprops)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SeluGradOp<T>), gradients, outputs, backprops);

    /// <summary>gradients / (exp(-features) + 1).</summary>
    public static void SoftplusGrad<T>(ReadOnlySpan<T> gradients, ReadOnlySpan<T> features, Span<T> backprops)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SoftplusGradOp<T>), gradients, features, backprops);

    /// <summary>gradients / (1 + |features|)^2.</summary>
    public static void SoftsignGrad<T>(ReadOnlySpan<T> gradients, ReadOnlySpan<T> features, Span<T> backprops)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SoftsignGradOp<T>), gradients, features, backprops);

    /// <summary>dy * y * (1 - y), y = sigmoid(x).</summary>
    public static void SigmoidGrad<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SigmoidGradOp<T>), y, dy, z);

    /// <summary>dy * (1 - y^2), y = tanh(x).</summary>
    public static void TanhGrad<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(TanhGradOp<T>), y, dy, z);

    /// <summary>dy * 0.5 / y, y = sqrt(x).</summary>
    public static void SqrtGrad<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SqrtGradOp<T>), y, dy, z);

    /// <summary>dy * -0.5 * y^3, y = rsqrt(x).</summary>
    public static void RsqrtGrad<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(RsqrtGradOp<T>), y, dy, z);

    /// <summary>-dy * y^2, y = 1 / x; also InvGrad.</summary>
    public static void ReciprocalGrad<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(ReciprocalGradOp<T>), y, dy, z);
}
