using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Optimizers;
using Tensorflow.Kernels;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Embedded.Tests.Kernels;

/// <summary>The plain kernels that a process's first small primitives run on, against the vector kernels that run later: the same bits, so that nobody can tell when the change came.</summary>
public sealed class PlainKernelsTests
{
    private delegate void Unary(ReadOnlySpan<float> x, Span<float> y);

    private delegate void Binary(ReadOnlySpan<float> x, ReadOnlySpan<long> xShape, ReadOnlySpan<float> y, ReadOnlySpan<long> yShape, Span<float> z);

    private static readonly Dictionary<string, (Unary Plain, Unary Vector)> unary = new()
    {
        ["Neg"] = (PlainKernels.Neg, UnaryKernels.Neg), ["Reciprocal"] = (PlainKernels.Reciprocal, UnaryKernels.Reciprocal),
        ["Log"] = (PlainKernels.Log, UnaryKernels.Log), ["Sigmoid"] = (PlainKernels.Sigmoid, UnaryKernels.Sigmoid),
    };

    private static readonly Dictionary<string, (Arithmetic Plain, Binary Vector)> binary = new()
    {
        ["AddV2"] = (Arithmetic.Add, BinaryKernels.AddV2), ["Sub"] = (Arithmetic.Sub, BinaryKernels.Sub),
        ["Mul"] = (Arithmetic.Mul, BinaryKernels.Mul), ["RealDiv"] = (Arithmetic.Div, BinaryKernels.RealDiv),
    };

    // Left and right operand, and whether the plain kernel takes them.
    private static readonly (long[] X, long[] Y, bool Taken)[] shapes =
    [
        ([7], [7], true), ([4, 10], [4, 10], true), ([4, 10], [10], true), ([10], [4, 10], true), ([4, 10], [], true), ([], [4, 10], true), ([4, 1], [1], true), ([1, 1], [3, 2], true),
        ([2, 3, 5], [3, 5], true), ([1, 6], [6], true), ([0, 3], [3], true), ([], [], true), ([30, 17], [17], true),
        ([4, 1], [1, 5], false), ([4, 3], [4, 1], false), ([1, 3], [2, 2, 3], false),
    ];

    public static TheoryData<string> UnaryNames => [.. unary.Keys];

    public static TheoryData<string> BinaryNames => [.. binary.Keys];

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void A_unary_kernel_gives_the_vector_kernels_bits(string name)
    {
        // The last is a sample of all bit patterns: every exponent, many mantissas.
        foreach (var x in (float[][])[.. ((int[])[1, 3, 4, 7, 8, 33, 510]).Select(n => Values(n, 1)), EveryBitPattern(65521)])
        {
            float[] plain = new float[x.Length], vector = new float[x.Length];
            unary[name].Plain(x, plain);
            unary[name].Vector(x, vector);
            AssertSameBits($"{name} of {x.Length}", vector, plain);
        }
    }

    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void A_binary_kernel_gives_the_vector_kernels_bits_or_leaves_the_shapes_to_it(string name)
    {
        foreach (var (xShape, yShape, taken) in shapes)
        {
            var result = new long[Math.Max(xShape.Length, yShape.Length)];
            Broadcast.Shape(xShape, yShape, result);
            float[] x = Values((int)Count(xShape), 1), y = Values((int)Count(yShape), 2), plain = new float[Count(result)], vector = new float[plain.Length];
            Assert.Equal(taken, PlainKernels.Binary(binary[name].Plain, x, xShape, y, yShape, plain));
            if (!taken) continue;
            binary[name].Vector(x, xShape, y, yShape, vector);
            AssertSameBits($"{name} of ({string.Join(", ", xShape)}) and ({string.Join(", ", yShape)})", vector, plain);
        }
    }

    [Fact]
    public void The_gradient_of_the_sigmoid_has_the_vector_kernels_bits()
    {
        foreach (var n in (int[])[1, 4, 7, 40, 511])
        {
            float[] y = Values(n, 1), dy = Values(n, 2), plain = new float[n], vector = new float[n];
            PlainKernels.SigmoidGrad(y, dy, plain);
            GradientKernels.SigmoidGrad<float>(y, dy, vector);
            AssertSameBits($"SigmoidGrad of {n}", vector, plain);
        }
    }

    [Fact]
    public void Optimizer_steps_have_the_vector_kernels_bits()
    {
        foreach (var n in (int[])[1, 5, 20, 511])
        {
            var gradient = Values(n, 4);
            float[] plain = Values(n, 1), vector = [.. plain];
            PlainKernels.ApplyGradientDescent(plain, .1f, gradient);
            OptimizerKernels.ApplyGradientDescent(vector, .1f, gradient);
            AssertSameBits($"GradientDescent of {n}", vector, plain);

            float[] m = Values(n, 2), v = Array.ConvertAll(Values(n, 3), MathF.Abs), vectorM = [.. m], vectorV = [.. v];
            PlainKernels.ApplyAdam(plain, m, v, .001f, .9f, .999f, 1e-7f, gradient);
            OptimizerKernels.ApplyAdam(vector, vectorM, vectorV, .001f, .9f, .999f, 1e-7f, gradient, useNesterov: false);
            AssertSameBits($"Adam of {n}", [.. vector, .. vectorM, .. vectorV], [.. plain, .. m, .. v]);
        }
    }

    [Theory]
    [InlineData(new long[] { 4, 1 }, new[] { 0, 1 }, true)]
    [InlineData(new long[] { 4, 1 }, new[] { 0 }, true)]
    [InlineData(new long[] { 7 }, new[] { 0 }, true)]
    [InlineData(new long[] { 4, 10 }, new[] { 0 }, true)]
    [InlineData(new long[] { 7, 73 }, new[] { 0 }, true)]
    [InlineData(new long[] { 1, 7 }, new[] { 0 }, true)]
    [InlineData(new long[] { 8 }, new[] { 0 }, false)]
    [InlineData(new long[] { 4, 10 }, new[] { 1 }, false)]
    [InlineData(new long[] { 2, 2, 2 }, new[] { 0 }, false)]
    [InlineData(new long[] { 0, 3 }, new[] { 0 }, false)]
    public void Sums_and_means_have_the_vector_kernels_bits_or_are_left_to_them(long[] shape, int[] axes, bool taken)
    {
        var kept = (int)shape.Where((_, axis) => !axes.Contains(axis)).Aggregate(1L, (count, size) => count * size);
        foreach (var x in (float[][])[Values((int)Count(shape), 1), Values((int)Count(shape), 2), new float[Count(shape)], [.. Enumerable.Repeat(-0f, (int)Count(shape))]])
        {
            float[] plain = new float[kept], vector = new float[kept];
            Assert.Equal(taken, PlainKernels.Sum(x, shape, axes, plain));
            if (!taken) continue;
            ReductionKernels.Sum<float>(x, shape, axes, vector);
            AssertSameBits("Sum", vector, plain);
            Assert.True(PlainKernels.Mean(x, shape, axes, plain));
            ReductionKernels.Mean<float>(x, shape, axes, vector);
            AssertSameBits("Mean", vector, plain);
        }
    }

    [Fact]
    public unsafe void A_small_product_has_the_vector_kernels_bits()
    {
        foreach (var (m, n, k) in ((int, int, int)[])[(4, 10, 10), (4, 1, 10), (10, 10, 4), (1, 1, 1), (2, 0, 3), (3, 5, 0), (7, 9, 8)])
            foreach (var transposed in (bool[])[false, true])
            {
                float[] a = Values(Math.Max(1, m * k), 1), b = Values(Math.Max(1, k * n), 2), plain = new float[Math.Max(1, m * n)], vector = new float[plain.Length];
                fixed (float* left = a, right = b, first = plain, second = vector)
                {
                    PlainProduct.Float(left, transposed, right, transposed, first, m, n, k);
                    Start.Again(0);
                    MatMulKernel.Float(left, transposed, right, transposed, second, m, n, k);
                }
                AssertSameBits($"({m}, {k}) by ({k}, {n}), transposed: {transposed}", vector, plain);
            }
    }

    private static readonly Dictionary<string, Func<IOptimizer>> optimizers = new()
    {
        ["SGD"] = () => keras.optimizers.SGD(.1f), ["Adam"] = () => keras.optimizers.Adam(.1f), ["AdamW"] = () => keras.optimizers.AdamW(.1f, .1f),
        ["SGD with momentum"] = () => new SGD(.1f, .9f), ["Adam with amsgrad"] = () => keras.optimizers.Adam(.1f, amsgrad: true), ["RMSprop"] = () => keras.optimizers.RMSprop(.1f),
    };

    public static TheoryData<string> OptimizerNames => [.. optimizers.Keys];

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void A_network_is_trained_to_the_same_bits_on_plain_and_on_vector_kernels(string optimizer)
    {
        Start.Again(int.MaxValue);
        var plain = Trained(optimizers[optimizer]());
        Start.Again(0);
        AssertSameBits("weights", Trained(optimizers[optimizer]()), plain);
    }

    private static float[] Trained(IOptimizer optimizer)
    {
        tf.set_random_seed(777);
        Tensor x = tf.constant(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }), y = tf.constant(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
        ResourceVariable W1 = tf.Variable(tf.random.normal((2, 10), seed: 1)), b1 = tf.Variable(tf.random.normal(10, seed: 2));
        ResourceVariable W2 = tf.Variable(tf.random.normal((10, 1), seed: 3)), b2 = tf.Variable(tf.random.normal(1, seed: 4));
        for (var step = 0; step < 20; step++)
        {
            using var tape = tf.GradientTape();
            var hypothesis = tf.sigmoid(tf.matmul(tf.sigmoid(tf.matmul(x, W1) + b1), W2) + b2);
            var loss = -tf.reduce_mean((y * tf.math.log(hypothesis)) + ((1 - y) * tf.math.log(1 - hypothesis)));
            optimizer.apply_gradients(zip(tape.gradient(loss, [W1, b1, W2, b2]), [W1, b1, W2, b2]));
        }
        return [.. ((IVariableV1[])[W1, b1, W2, b2]).SelectMany(variable => variable.AsTensor().ToArray<float>())];
    }

    private static long Count(long[] shape) => shape.Aggregate(1L, (count, size) => count * size);

    private static void AssertSameBits(string what, float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
            // Which of two NaN an instruction returns depends on the order of its operands, which the JIT chooses.
            Assert.True(
                BitConverter.SingleToInt32Bits(found[i]) == BitConverter.SingleToInt32Bits(expected[i]) || (float.IsNaN(found[i]) && float.IsNaN(expected[i])),
                $"{what}, element {i}: {found[i]:R} plain, {expected[i]:R} in vectors");
    }

    private static float[] EveryBitPattern(uint stride) => [.. Enumerable.Range(0, (int)(uint.MaxValue / stride)).Select(i => BitConverter.UInt32BitsToSingle((uint)i * stride))];

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
