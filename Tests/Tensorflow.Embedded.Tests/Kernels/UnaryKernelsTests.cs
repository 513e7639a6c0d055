using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class UnaryKernelsTests
{
    private delegate void Kernel(ReadOnlySpan<float> x, Span<float> y);

    private delegate void DoubleKernel(ReadOnlySpan<double> x, Span<double> y);

    private static readonly float[] Special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 100f, -100f, -90f, -87.5f, 88.8f, 1e30f, -1e30f];

    // Recorded from TensorFlow 2.15.1, tf.raw_ops on 16 equal values each; null where any finite digits go through the sweep below.
    private static readonly Dictionary<string, (Kernel Kernel, float[] Expected)> SpecialValues = new()
    {
        ["Exp"] = (UnaryKernels.Exp, [float.NaN, float.PositiveInfinity, 0, 1, 1, float.PositiveInfinity, 0, 0, 0, float.PositiveInfinity, float.PositiveInfinity, 0]),
        ["Expm1"] = (UnaryKernels.Expm1, [float.NaN, float.PositiveInfinity, -1, 0, -0f, float.PositiveInfinity, -1, -1, -1, float.PositiveInfinity, float.PositiveInfinity, -1]),
        ["Log"] = (UnaryKernels.Log,
            [float.NaN, float.PositiveInfinity, float.NaN, float.NegativeInfinity, float.NegativeInfinity, 4.60517025f, float.NaN, float.NaN, float.NaN, 4.486386776f, 69.07755279f, float.NaN]),
        ["Log1p"] = (UnaryKernels.Log1p, [float.NaN, float.PositiveInfinity, float.NaN, 0, -0f, 4.6151204109191895f, float.NaN, float.NaN, float.NaN, 4.497584819793701f, 69.07755279541016f, float.NaN]),
        ["Sigmoid"] = (UnaryKernels.Sigmoid, [float.NaN, 1, 0, 0.5f, 0.5f, 1, 0, 0, 0, 1, 1, 0]),
        ["Tanh"] = (UnaryKernels.Tanh, [float.NaN, 1, -1, 0, -0f, 1, -1, -1, -1, 1, 1, -1]),
        ["Softplus"] = (UnaryKernels.Softplus, [float.NaN, float.PositiveInfinity, 0, 0.6931471824645996f, 0.6931471824645996f, 100, 0, 0, 0, 88.8f, 1e30f, 0]),
        ["Softsign"] = (UnaryKernels.Softsign, [float.NaN, float.NaN, float.NaN, 0, -0f, 0.9900990128517151f, -0.9900990128517151f, -0.9890109896659851f, -0.9887005686759949f, 0.9888641238212585f, 1, -1]),
        ["Relu"] = (UnaryKernels.Relu, [float.NaN, float.PositiveInfinity, 0, 0, 0, 100, 0, 0, 0, 88.8f, 1e30f, 0]),
        ["Relu6"] = (UnaryKernels.Relu6, [float.NaN, 6, 0, 0, 0, 6, 0, 0, 0, 6, 6, 0]),
        ["Elu"] = (UnaryKernels.Elu, [float.NaN, float.PositiveInfinity, -1, 0, -0f, 100, -1, -1, -1, 88.8f, 1e30f, -1]),
        ["Selu"] = (UnaryKernels.Selu,
            [float.NaN, float.PositiveInfinity, -1.7580993175506592f, 0, -0f, 105.07009887695312f,
            -1.7580993175506592f, -1.7580993175506592f, -1.7580993175506592f, 93.30225372314453f, 1.0507010038805567e+30f, -1.7580993175506592f]),
        ["Sign"] = (UnaryKernels.Sign, [float.NaN, 1, -1, 0, 0, 1, -1, -1, -1, 1, 1, -1]),
        ["Sqrt"] = (UnaryKernels.Sqrt, [float.NaN, float.PositiveInfinity, float.NaN, 0, -0f, 10, float.NaN, float.NaN, float.NaN, 9.423375129699707f, 999999986991104f, float.NaN]),
        ["Rsqrt"] = (UnaryKernels.Rsqrt, [float.NaN, 0, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0.1f, float.NaN, float.NaN, float.NaN, 0.10611908882856369f, 1e-15f, float.NaN]),
        ["Reciprocal"] = (UnaryKernels.Reciprocal,
            [float.NaN, 0, -0f, float.PositiveInfinity, float.NegativeInfinity, 0.01f, -0.01f, -0.01111111044883728f, -0.011428571306169033f, 0.011261260136961937f, 1e-30f, -1e-30f]),
        ["Round"] = (UnaryKernels.Round, [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 100, -100, -90, -88, 89, 1e30f, -1e30f]),
        ["Floor"] = (UnaryKernels.Floor, [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 100, -100, -90, -88, 88, 1e30f, -1e30f]),
        ["Erf"] = (UnaryKernels.Erf, [float.NaN, 1, -1, 0, -0f, 1, -1, -1, -1, 1, 1, -1]),
        ["Erfc"] = (UnaryKernels.Erfc, [float.NaN, 0, 2, 1, 1, 0, 2, 2, 2, 0, 0, 2]),
        ["Lgamma"] = (UnaryKernels.Lgamma,
            [float.NaN, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, 359.13421630859375f,
            float.PositiveInfinity, float.PositiveInfinity, -305.77935791015625f, 308.2678527832031f, 6.807755301009307e+31f, float.PositiveInfinity]),
        ["Digamma"] = (UnaryKernels.Digamma,
            [float.NaN, float.PositiveInfinity, float.NaN, float.NaN, float.NaN, 4.600162029266357f, float.NaN, float.NaN, 4.47734260559082f, 4.480745792388916f, 69.07755279541016f, float.NaN]),
    };

    public static TheoryData<string> SpecialNames => [.. SpecialValues.Keys];

    [Theory]
    [MemberData(nameof(SpecialNames))]
    public void Special_values_are_TensorFlows(string name)
    {
        var (kernel, expected) = SpecialValues[name];
        foreach (var repeat in (int[])[1, 4, 8, 16, 19])
        {
            for (var i = 0; i < Special.Length; i++)
            {
                var x = new float[repeat];
                var y = new float[repeat];
                x.AsSpan().Fill(Special[i]);
                kernel(x, y);
                // TensorFlow's own packets are off by some 2^-23 (its reciprocal and rsqrt are estimates).
                foreach (var value in y) Close.To(expected[i], value, 5e-7, 0, $"{name}({Special[i]})");
            }
        }
    }

    [Fact]
    public void A_negative_zero_keeps_its_sign()
    {
        foreach (var name in (string[])["Expm1", "Log1p", "Tanh", "Softsign", "Elu", "Selu", "Sqrt", "Round", "Floor"])
        {
            var y = new float[1];
            SpecialValues[name].Kernel([-0f], y);
            Assert.True(float.IsNegative(y[0]), name);
        }
    }

    private static readonly Dictionary<string, (Kernel Kernel, DoubleKernel Double, Func<double, double> Reference, float From, float To)> Sweeps = new()
    {
        ["Exp"] = (UnaryKernels.Exp, UnaryKernels.Exp, Math.Exp, -87.3f, 88.7f),
        ["Expm1"] = (UnaryKernels.Expm1, UnaryKernels.Expm1, Expm1, -10, 10),
        ["Log"] = (UnaryKernels.Log, UnaryKernels.Log, Math.Log, 1e-3f, 50),
        ["Log1p"] = (UnaryKernels.Log1p, UnaryKernels.Log1p, Log1p, -0.99f, 10),
        ["Sin"] = (UnaryKernels.Sin, UnaryKernels.Sin, Math.Sin, -30, 30),
        ["Cos"] = (UnaryKernels.Cos, UnaryKernels.Cos, Math.Cos, -30, 30),
        ["Tan"] = (UnaryKernels.Tan, UnaryKernels.Tan, Math.Tan, -1.5f, 1.5f),
        ["Asin"] = (UnaryKernels.Asin, UnaryKernels.Asin, Math.Asin, -1, 1),
        ["Acos"] = (UnaryKernels.Acos, UnaryKernels.Acos, Math.Acos, -1, 1),
        ["Atan"] = (UnaryKernels.Atan, UnaryKernels.Atan, Math.Atan, -20, 20),
        ["Sinh"] = (UnaryKernels.Sinh, UnaryKernels.Sinh, Math.Sinh, -20, 20),
        ["Cosh"] = (UnaryKernels.Cosh, UnaryKernels.Cosh, Math.Cosh, -20, 20),
        ["Asinh"] = (UnaryKernels.Asinh, UnaryKernels.Asinh, Math.Asinh, 0.1f, 20),
        ["Acosh"] = (UnaryKernels.Acosh, UnaryKernels.Acosh, Math.Acosh, 1.5f, 20),
        ["Atanh"] = (UnaryKernels.Atanh, UnaryKernels.Atanh, Math.Atanh, -0.9f, 0.9f),
        ["Tanh"] = (UnaryKernels.Tanh, UnaryKernels.Tanh, Math.Tanh, -10, 10),
        ["Sigmoid"] = (UnaryKernels.Sigmoid, UnaryKernels.Sigmoid, x => 1 / (1 + Math.Exp(-x)), -80, 40),
        ["Softplus"] = (UnaryKernels.Softplus, UnaryKernels.Softplus, x => Log1p(Math.Exp(x)), -20, 20),
        ["Softsign"] = (UnaryKernels.Softsign, UnaryKernels.Softsign, x => x / (1 + Math.Abs(x)), -20, 20),
        ["Sqrt"] = (UnaryKernels.Sqrt, UnaryKernels.Sqrt, Math.Sqrt, 0, 50),
        ["Rsqrt"] = (UnaryKernels.Rsqrt, UnaryKernels.Rsqrt, x => 1 / Math.Sqrt(x), 0.01f, 50),
        ["Reciprocal"] = (UnaryKernels.Reciprocal, UnaryKernels.Reciprocal, x => 1 / x, 0.01f, 50),
        ["Square"] = (UnaryKernels.Square, UnaryKernels.Square, x => x * x, -50, 50),
        ["Erf"] = (UnaryKernels.Erf, UnaryKernels.Erf, x => 1 - SpecialFunctions.Erfc(x), 0.5f, 5),
        ["Lgamma"] = (UnaryKernels.Lgamma, UnaryKernels.Lgamma, x => SpecialFunctions.Lgamma(x + 1) - Math.Log(x), 2.5f, 60),
        ["Digamma"] = (UnaryKernels.Digamma, UnaryKernels.Digamma, x => SpecialFunctions.Digamma(x + 1) - (1 / x), 1.6f, 60),
        ["Round"] = (UnaryKernels.Round, UnaryKernels.Round, x => Math.Round(x, MidpointRounding.ToEven), -9, 9),
        ["Ceil"] = (UnaryKernels.Ceil, UnaryKernels.Ceil, Math.Ceiling, -9, 9),
        ["Floor"] = (UnaryKernels.Floor, UnaryKernels.Floor, Math.Floor, -9, 9),
    };

    public static TheoryData<string> SweepNames => [.. Sweeps.Keys];

    [Theory]
    [MemberData(nameof(SweepNames))]
    public void Values_are_those_of_the_function_over_its_domain(string name)
    {
        var (kernel, doubleKernel, reference, from, to) = Sweeps[name];
        const int n = 4099;
        var x = new float[n];
        for (var i = 0; i < n; i++) x[i] = from + ((to - from) * i / (n - 1));
        var y = new float[n];
        kernel(x, y);
        // 1e-6 relative is eight units in the last place of float32; absolute near the zeros of sin, cos and the like.
        for (var i = 0; i < n; i++) Close.To(reference(x[i]), y[i], 1e-6, name is "Sin" or "Cos" or "Lgamma" or "Digamma" ? 2e-7 : 1e-37, $"{name}({x[i]:R})");

        var wide = Array.ConvertAll(x, v => (double)v);
        var result = new double[n];
        doubleKernel(wide, result);
        for (var i = 0; i < n; i++) Close.To(reference(wide[i]), result[i], 1e-13, 1e-14, $"{name}({wide[i]:R}) in float64");
    }

    [Theory]
    [MemberData(nameof(SweepNames))]
    public void An_elements_result_does_not_depend_on_where_it_stands_and_may_be_written_in_place(string name)
    {
        var kernel = Sweeps[name].Kernel;
        for (var n = 0; n <= 37; n++)
        {
            var x = new float[n];
            for (var i = 0; i < n; i++) x[i] = 1.5f + (0.03f * i);
            var one = new float[n];
            for (var i = 0; i < n; i++) kernel(x.AsSpan(i, 1), one.AsSpan(i, 1));
            var all = new float[n];
            kernel(x, all);
            Assert.Equal(one, all);
            kernel(x, x);
            Assert.Equal(one, x);
        }
    }

    [Fact]
    public void Tiny_arguments_keep_their_digits()
    {
        foreach (var x in (float[])[1e-5f, -1e-5f, 1e-20f, -3e-7f])
        {
            var y = new float[1];
            UnaryKernels.Expm1<float>([x], y);
            Close.To(Expm1(x), y[0], 3e-7, 0, "expm1");
            UnaryKernels.Log1p<float>([x], y);
            Close.To(Log1p(x), y[0], 3e-7, 0, "log1p");
            UnaryKernels.Tanh<float>([x], y);
            Close.To(x, y[0], 1e-7, 0, "tanh");
        }
    }

    [Fact]
    public void The_error_function_has_TensorFlows_bits()
    {
        // Recorded from TensorFlow 2.15.1. Where its approximation ends it is one bit beyond -1.
        float[] x = [.3f, -1.1f, 2.7f, 3.8f, -3.83f, 3.84f, 1e-20f, .9999f];
        var y = new float[x.Length];
        UnaryKernels.Erf<float>(x, y);
        Assert.Equal([0x3ea841c6, 0xbf61551f, 0x3f7ff735, 0x3f7ffffe, 0xbf800001, 0x3f800000, 0x1e552510, 0x3f57b885], y.Select(BitConverter.SingleToUInt32Bits));
    }

    // Python's math.erf and math.erfc.
    [Theory]
    [InlineData(0.001, 0.0011283787909692363, 0.9988716212090308)]
    [InlineData(0.3, 0.3286267594591274, 0.6713732405408726)]
    [InlineData(1.2, 0.9103139782296353, 0.08968602177036463)]
    [InlineData(3.0, 0.9999779095030014, 2.209049699858544e-05)]
    [InlineData(-0.5, -0.5204998778130465, 1.5204998778130465)]
    public void Erf_and_erfc_have_the_digits_of_the_C_library(double x, double erf, double erfc)
    {
        Close.To(erf, SpecialFunctions.Erf(x), 4e-16, 0, "erf");
        Close.To(erfc, SpecialFunctions.Erfc(x), 1e-15, 0, "erfc");
    }

    // Python's math.lgamma; digamma from its recurrence and reflection: psi(1) = -0.5772156649015329, psi(1/2) = psi(1) - 2 ln 2, psi(-1/2) = psi(1/2) + 2.
    [Theory]
    [InlineData(0.5, 0.5723649429247001, -1.9635100260214235)]
    [InlineData(1.0, 0.0, -0.5772156649015329)]
    [InlineData(-0.5, 1.2655121234846454, 0.03648997397857645)]
    [InlineData(10.0, 12.801827480081469, 2.251752589066721)]
    public void Lgamma_and_digamma_have_their_known_values(double x, double lgamma, double digamma)
    {
        Close.To(lgamma, SpecialFunctions.Lgamma(x), 1e-14, 1e-14, "lgamma");
        Close.To(digamma, SpecialFunctions.Digamma(x), 1e-13, 1e-14, "digamma");
    }

    [Fact]
    public void Half_goes_to_even()
    {
        var y = new float[6];
        UnaryKernels.Round<float>([0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f], y);
        Assert.Equal([0f, 2f, 2f, -0f, -2f, -2f], y);
    }

    [Fact]
    public void Integers_have_the_ops_that_TensorFlow_has_for_them()
    {
        var y = new int[3];
        UnaryKernels.Abs<int>([int.MinValue, -5, 3], y);
        Assert.Equal([int.MinValue, 5, 3], y);
        UnaryKernels.Sign<int>([-5, 0, 3], y);
        Assert.Equal([-1, 0, 1], y);
        UnaryKernels.Relu<int>([-5, 1, 3], y);
        Assert.Equal([0, 1, 3], y);
        UnaryKernels.Round<int>([-5, 1, 3], y);
        Assert.Equal([-5, 1, 3], y);
        var bytes = new byte[3];
        UnaryKernels.Invert<byte>([5, 1, 3], bytes);
        Assert.Equal<byte>([250, 254, 252], bytes);
        UnaryKernels.Sign<byte>([5, 0, 200], bytes);
        Assert.Equal<byte>([1, 0, 1], bytes);
        UnaryKernels.Square<byte>([5, 16, 200], bytes);
        Assert.Equal<byte>([25, 0, 64], bytes);
        var longs = new long[5];
        UnaryKernels.Neg<long>([1, -2, long.MinValue, 4, 5], longs);
        Assert.Equal([-1, 2, long.MinValue, -4, -5], longs);
    }

    [Fact]
    public void Kinds_of_numbers_are_told_apart()
    {
        float[] x = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, 1];
        var y = new bool[5];
        UnaryKernels.IsNan<float>(x, y);
        Assert.Equal([true, false, false, false, false], y);
        UnaryKernels.IsInf<float>(x, y);
        Assert.Equal([false, true, true, false, false], y);
        UnaryKernels.IsFinite<float>(x, y);
        Assert.Equal([false, false, false, true, true], y);
        UnaryKernels.LogicalNot(y, y);
        Assert.Equal([true, true, true, false, false], y);
    }

    [Fact]
    public void Leaky_relu_scales_below_zero()
    {
        var y = new float[5];
        UnaryKernels.LeakyRelu<float>([float.NaN, -100, -0.5f, 0, 2], 0.2f, y);
        Close.To([float.NaN, -20, -0.1f, 0, 2], y, 1e-7, 0, "leaky relu");
    }

    [Fact]
    public void Operands_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => UnaryKernels.Neg<float>(new float[3], new float[4]));

    private static double Expm1(double x) => Math.Abs(x) < 0.01 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5 * (1 + (x / 6)))))))))) : Math.Exp(x) - 1;

    private static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
