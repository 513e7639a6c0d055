using Tensorflow.Kernels;

namespace Tensorflow.Tests;

/// <summary>One product with random operands, computed by a kernel and by the plain triple loop.</summary>
internal sealed unsafe record MatMulCase(int M, int N, int K, bool TransposeA = false, bool TransposeB = false, bool Bias = false, bool Relu = false)
{
    /// <summary>What an element is drawn from; by default -1 to 1.</summary>
    public Func<Random, float> Value { get; init; } = random => random.NextSingle() * 2 - 1;

    /// <summary>Whether most columns of op(A) are empty in any 32 rows: zeros of both signs.</summary>
    public bool Sparse { get; init; }

    public static readonly VectorWidth[] Widths = Enum.GetValues<VectorWidth>();

    /// <summary>Fails unless the float kernel and the triple loop give the same bits (any NaN for NaN), and nothing beyond C is written.</summary>
    public void AssertFloatIsPlain(VectorWidth width)
    {
        var (a, b, bias) = Operands(Value);
        var expected = Guarded<float>();
        var actual = Guarded<float>();
        fixed (float* pa = a, pb = b, pBias = bias, pExpected = expected, pActual = actual)
        {
            var epilogue = new Epilogue<float>(Bias ? pBias : null, Relu ? Activation.Relu : Activation.None);
            PlainProduct.Float(pa, TransposeA, pb, TransposeB, pExpected + 1, M, N, K, epilogue);
            MatMulKernel.Run(width, pa, TransposeA, pb, TransposeB, pActual + 1, M, N, K, epilogue);
        }

        AssertSame(expected, actual, $"{this} with {width}");
    }

    public void AssertDoubleIsPlain(VectorWidth width)
    {
        var (a, b, bias) = Operands(random => (double)Value(random) + random.NextDouble());
        var expected = Guarded<double>();
        var actual = Guarded<double>();
        fixed (double* pa = a, pb = b, pBias = bias, pExpected = expected, pActual = actual)
        {
            var epilogue = new Epilogue<double>(Bias ? pBias : null, Relu ? Activation.Relu : Activation.None);
            PlainProduct.Float(pa, TransposeA, pb, TransposeB, pExpected + 1, M, N, K, epilogue);
            MatMulKernel.Run(width, pa, TransposeA, pb, TransposeB, pActual + 1, M, N, K, epilogue);
        }

        AssertSame(expected, actual, $"{this} of doubles with {width}");
    }

    /// <summary>The same through a packed right operand, in chunks of rows.</summary>
    public void AssertPackedIsPlain(VectorWidth width, int chunk)
    {
        var (a, b, bias) = Operands(Value);
        var expected = Guarded<float>();
        var actual = Guarded<float>();
        using var packed = new PackedMatrix(width, K, N);
        fixed (float* pa = a, pb = b, pBias = bias, pExpected = expected, pActual = actual)
        {
            var epilogue = new Epilogue<float>(Bias ? pBias : null, Relu ? Activation.Relu : Activation.None);
            PlainProduct.Float(pa, false, pb, TransposeB, pExpected + 1, M, N, K, epilogue);
            packed.Pack(pb, TransposeB);
            for (var row = 0; row < M; row += chunk)
            {
                var next = row + 2 * chunk <= M ? pa + (row + chunk) * K : null;
                packed.Multiply(pa + row * K, pActual + 1 + row * N, Math.Min(chunk, M - row), epilogue, next);
            }
        }

        AssertSame(expected, actual, $"{this} packed with {width}");
    }

    public float[] Float(VectorWidth width)
    {
        var (a, b, bias) = Operands(Value);
        var c = new float[M * N];
        fixed (float* pa = a, pb = b, pBias = bias, pc = c)
        {
            var epilogue = new Epilogue<float>(Bias ? pBias : null, Relu ? Activation.Relu : Activation.None);
            MatMulKernel.Run(width, pa, TransposeA, pb, TransposeB, pc, M, N, K, epilogue);
        }

        return c;
    }

    public (T[] A, T[] B, T[] Bias) Operands<T>(Func<Random, T> value)
    {
        var random = new Random(HashCode.Combine(M, N, K) & 0xffff);
        // One element more, so that an empty matrix has an address.
        var a = Draw(M * K + 1);
        if (Sparse)
        {
            for (var i = 0; i < M; i++)
                for (var p = 0; p < K; p++)
                    if ((p * 7 + i / 32) % 5 > 1) a[TransposeA ? p * M + i : i * K + p] = (T)Convert.ChangeType((i + p) % 2 == 0 ? 0.0 : -0.0, typeof(T), null);
        }

        return (a, Draw(K * N + 1), Draw(N + 1));

        T[] Draw(int count)
        {
            var values = new T[count];
            for (var i = 0; i < count; i++)
                values[i] = value(random);
            return values;
        }
    }

    /// <summary>C with an element before and after it that must stay as it is; C itself holds NaN, which a kernel that reads it would spread.</summary>
    private T[] Guarded<T>()
    {
        var c = new T[M * N + 2];
        Array.Fill(c, (T)Convert.ChangeType(double.NaN, typeof(T), null));
        c[0] = c[^1] = (T)Convert.ChangeType(12345, typeof(T), null);
        return c;
    }

    private static void AssertSame<T>(T[] expected, T[] actual, string what)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var same = T.IsNaN(expected[i]) ? T.IsNaN(actual[i]) : expected[i] == actual[i] && T.IsNegative(expected[i]) == T.IsNegative(actual[i]);
            if (!same)
                Assert.Fail($"{what}: element {i - 1} of C is {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
