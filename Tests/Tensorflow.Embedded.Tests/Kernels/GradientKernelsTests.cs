using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class GradientKernelsTests
{
    private delegate void Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> z);

    private static readonly float[] X = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, 1, -1, 6, 7, 2, -2];

    // Recorded from TensorFlow 2.15.1 with a gradient of 3 everywhere.
    private static readonly Dictionary<string, (Kernel Kernel, bool GradientFirst, float[] Expected)> Recorded = new()
    {
        ["ReluGrad"] = (GradientKernels.ReluGrad, true, [0, 3, 0, 0, 3, 0, 3, 3, 3, 0]),
        ["Relu6Grad"] = (GradientKernels.Relu6Grad, true, [0, 0, 0, 0, 3, 0, 0, 0, 3, 0]),
        ["LeakyReluGrad"] = ((g, x, z) => GradientKernels.LeakyReluGrad(g, x, 0.2f, z), true, [0.6f, 3, 0.6f, 0.6f, 3, 0.6f, 3, 3, 3, 0.6f]),
        ["EluGrad"] = (GradientKernels.EluGrad, true, [3, 3, float.NegativeInfinity, 3, 3, 0, 3, 3, 3, -3]),
        ["SeluGrad"] = (GradientKernels.SeluGrad, true,
            [3.1521029472f, 3.1521029472f, float.NegativeInfinity, 3.1521029472f, 3.1521029472f, 2.2742979527f, 3.1521029472f, 3.1521029472f, 3.1521029472f, -0.7257020473f]),
        ["SoftplusGrad"] = (GradientKernels.SoftplusGrad, true,
            [float.NaN, 3, 0, 1.5f, 2.193175792694092f, 0.806824266910553f, 2.992582321166992f, 2.997267007827759f, 2.6423912048339844f, 0.35760876536369324f]),
        ["SoftsignGrad"] = (GradientKernels.SoftsignGrad, true, [float.NaN, 0, 0, 3, 0.75f, 0.75f, 0.06122449040412903f, 0.046875f, 0.3333333432674408f, 0.3333333432674408f]),
        ["SigmoidGrad"] = (GradientKernels.SigmoidGrad, false, [float.NaN, float.NegativeInfinity, float.NegativeInfinity, 0, 0, -6, -90, -126, -6, -18]),
        ["TanhGrad"] = (GradientKernels.TanhGrad, false, [float.NaN, float.NegativeInfinity, float.NegativeInfinity, 3, 0, 0, -105, -144, -9, -9]),
        ["SqrtGrad"] = (GradientKernels.SqrtGrad, false, [float.NaN, 0, 0, float.PositiveInfinity, 1.5f, -1.5f, 0.25f, 0.2142857164144516f, 0.75f, -0.75f]),
        ["RsqrtGrad"] = (GradientKernels.RsqrtGrad, false, [float.NaN, float.NegativeInfinity, float.PositiveInfinity, 0, -1.5f, 1.5f, -324, -514.5f, -12, 12]),
        ["ReciprocalGrad"] = (GradientKernels.ReciprocalGrad, false, [float.NaN, float.NegativeInfinity, float.NegativeInfinity, 0, -3, -3, -108, -147, -12, -12]),
    };

    public static TheoryData<string> Names => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_TensorFlows(string name)
    {
        var (kernel, gradientFirst, expected) = Recorded[name];
        for (var repeat = 1; repeat <= 3; repeat++)
        {
            var x = Enumerable.Repeat(X, repeat).SelectMany(v => v).ToArray();
            var g = new float[x.Length];
            g.AsSpan().Fill(3);
            var z = new float[x.Length];
            if (gradientFirst) kernel(g, x, z);
            else kernel(x, g, z);
            // Two roundings.
            Close.To(Enumerable.Repeat(expected, repeat).SelectMany(v => v).ToArray(), z, 2.5e-7, 0, name);
        }
    }

    [Fact]
    public void A_NaN_gradient_goes_through_relu_even_where_it_is_flat()
    {
        var z = new float[2];
        GradientKernels.ReluGrad<float>([float.NaN, float.NaN], [1, -1], z);
        Assert.Equal([float.NaN, float.NaN], z);
    }
}
