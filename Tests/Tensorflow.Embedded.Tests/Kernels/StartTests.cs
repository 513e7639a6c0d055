using Tensorflow.Kernels;

namespace Tensorflow.Embedded.Tests.Kernels;

/// <summary>The scalar loops that a process's first small kernels run, against the vector loops that run later: the same bits, so that nobody can tell when the change came.</summary>
public sealed class StartTests
{
    private delegate void Unary(ReadOnlySpan<float> x, Span<float> y);

    private delegate void Binary(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z);

    private delegate void Step(Span<float> variable, Span<float> first, Span<float> second, ReadOnlySpan<float> gradient);

    private static readonly Dictionary<string, Unary> unary = new()
    {
        ["Neg"] = UnaryKernels.Neg, ["Abs"] = UnaryKernels.Abs, ["Sign"] = UnaryKernels.Sign, ["Square"] = UnaryKernels.Square, ["Sqrt"] = UnaryKernels.Sqrt,
        ["Rsqrt"] = UnaryKernels.Rsqrt, ["Reciprocal"] = UnaryKernels.Reciprocal, ["Exp"] = UnaryKernels.Exp, ["Expm1"] = UnaryKernels.Expm1, ["Log"] = UnaryKernels.Log,
        ["Log1p"] = UnaryKernels.Log1p, ["Sin"] = UnaryKernels.Sin, ["Cos"] = UnaryKernels.Cos, ["Tanh"] = UnaryKernels.Tanh, ["Sigmoid"] = UnaryKernels.Sigmoid,
        ["Softplus"] = UnaryKernels.Softplus, ["Softsign"] = UnaryKernels.Softsign, ["Relu"] = UnaryKernels.Relu, ["Relu6"] = UnaryKernels.Relu6, ["Elu"] = UnaryKernels.Elu,
        ["Selu"] = UnaryKernels.Selu, ["Floor"] = UnaryKernels.Floor, ["Ceil"] = UnaryKernels.Ceil, ["Round"] = UnaryKernels.Round,
    };

    private static readonly Dictionary<string, Binary> binary = new()
    {
        ["AddV2"] = Same(BinaryKernels.AddV2), ["Sub"] = Same(BinaryKernels.Sub), ["Mul"] = Same(BinaryKernels.Mul), ["RealDiv"] = Same(BinaryKernels.RealDiv),
        ["Maximum"] = Same(BinaryKernels.Maximum), ["Minimum"] = Same(BinaryKernels.Minimum), ["SquaredDifference"] = Same(BinaryKernels.SquaredDifference),
        ["bias"] = (x, y, z) => BinaryKernels.AddV2(x, [x.Length / 7, 7], y[..7], [7], z), ["right scalar"] = (x, y, z) => BinaryKernels.Mul(x, [x.Length], y[..1], [], z),
        ["left scalar"] = (x, y, z) => BinaryKernels.Sub(y[..1], [], x, [x.Length], z),
        ["ReluGrad"] = GradientKernels.ReluGrad, ["EluGrad"] = GradientKernels.EluGrad, ["SeluGrad"] = GradientKernels.SeluGrad, ["SigmoidGrad"] = GradientKernels.SigmoidGrad,
        ["TanhGrad"] = GradientKernels.TanhGrad, ["SoftplusGrad"] = GradientKernels.SoftplusGrad,
    };

    private static readonly Dictionary<string, Step> steps = new()
    {
        ["GradientDescent"] = (v, _, _, g) => OptimizerKernels.ApplyGradientDescent(v, .1f, g),
        ["Momentum"] = (v, m, _, g) => OptimizerKernels.ApplyMomentum(v, m, .1f, .9f, g, useNesterov: true),
        ["Adam"] = (v, m, s, g) => OptimizerKernels.ApplyAdam(v, m, s, .001f, .9f, .999f, 1e-7f, g, useNesterov: false),
    };

    public static TheoryData<string> UnaryNames => [.. unary.Keys];

    public static TheoryData<string> BinaryNames => [.. binary.Keys];

    public static TheoryData<string> StepNames => [.. steps.Keys];

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void A_unary_kernel_gives_the_same_bits_scalar_and_in_vectors(string name)
    {
        foreach (var n in (int[])[1, 3, 4, 7, 8, 33, 510])
            AssertSameBits($"{name} of {n}", () =>
            {
                var y = new float[n];
                unary[name](Values(n, 1), y);
                return y;
            });
    }

    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void A_binary_kernel_gives_the_same_bits_scalar_and_in_vectors(string name)
    {
        foreach (var n in (int[])[7, 28, 70, 511])
            AssertSameBits($"{name} of {n}", () =>
            {
                var z = new float[n];
                binary[name](Values(n, 1), Values(n, 2), z);
                return z;
            });
    }

    [Theory]
    [MemberData(nameof(StepNames))]
    public void An_optimizer_step_gives_the_same_bits_scalar_and_in_vectors(string name)
    {
        foreach (var n in (int[])[1, 5, 20, 511])
            AssertSameBits($"{name} of {n}", () =>
            {
                float[] v = Values(n, 1), m = Values(n, 2), s = Array.ConvertAll(Values(n, 3), MathF.Abs);
                steps[name](v, m, s, Values(n, 4));
                return [.. v, .. m, .. s];
            });
    }

    [Fact]
    public void Sums_of_columns_and_rows_give_the_same_bits_scalar_and_in_vectors()
    {
        foreach (var (rows, columns) in ((int, int)[])[(4, 1), (4, 10), (100, 3), (7, 73), (1, 7), (65, 5)])
            AssertSameBits($"sums of ({rows}, {columns})", () =>
            {
                var x = Values(rows * columns, 1);
                float[] down = new float[columns], across = new float[rows], mean = new float[1];
                ReductionKernels.Sum<float>(x, [rows, columns], [0], down);
                ReductionKernels.Sum<float>(x, [rows, columns], [1], across);
                ReductionKernels.Mean<float>(x, [rows, columns], [0, 1], mean);
                return [.. down, .. across, .. mean];
            });
    }

    [Fact]
    public unsafe void A_small_product_gives_the_same_bits_plain_and_in_vectors()
    {
        foreach (var (m, n, k) in ((int, int, int)[])[(4, 10, 10), (4, 1, 10), (10, 10, 4), (1, 1, 1), (2, 0, 3), (3, 5, 0), (7, 9, 8)])
            foreach (var transposed in (bool[])[false, true])
                AssertSameBits($"({m}, {k}) by ({k}, {n}), transposed: {transposed}", () =>
                {
                    float[] a = Values(Math.Max(1, m * k), 1), b = Values(Math.Max(1, k * n), 2), c = new float[m * n];
                    fixed (float* left = a, right = b, product = c.Length == 0 ? new float[1] : c)
                        MatMulKernel.Float(left, transposed, right, transposed, product, m, n, k);
                    return c;
                });
    }

    private static Binary Same(BroadcastKernel kernel) => (x, y, z) => kernel(x, [x.Length], y, [y.Length], z);

    private delegate void BroadcastKernel(ReadOnlySpan<float> x, ReadOnlySpan<long> xShape, ReadOnlySpan<float> y, ReadOnlySpan<long> yShape, Span<float> z);

    private static void AssertSameBits(string what, Func<float[]> compute)
    {
        Start.Again(int.MaxValue);
        var scalar = compute();
        Start.Again(0);
        var vectors = compute();
        for (var i = 0; i < vectors.Length; i++)
            // Which of two NaN an instruction returns depends on the order of its operands, which the JIT chooses.
            Assert.True(
                BitConverter.SingleToInt32Bits(scalar[i]) == BitConverter.SingleToInt32Bits(vectors[i]) || (float.IsNaN(scalar[i]) && float.IsNaN(vectors[i])),
                $"{what}, element {i}: {scalar[i]:R} scalar, {vectors[i]:R} in vectors");
    }

    private static float[] Values(int n, int seed)
    {
        var random = new Random((n * 10) + seed);
        float[] special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, float.Epsilon, -1e-40f, float.MaxValue, float.MinValue, 1, -1, 88.7f, -87.4f];
        var values = new float[n];
        for (var i = 0; i < n; i++)
            values[i] = n > 30 && random.Next(8) == 0 ? special[random.Next(special.Length)] : (float)((random.NextDouble() - .5) * Math.Pow(10, random.Next(-3, 3)));
        return values;
    }
}
