namespace Tensorflow.Kernels;

/// <summary>What <see cref="PlainKernels.Binary"/> computes.</summary>
internal enum Arithmetic
{
    Add,
    Sub,
    Mul,
    Div,
}

/// <summary>
/// The kernels of a small network's training step in float32, one element after the other: what a process's first steps run on (<see cref="Start"/>), and what tests compare the
/// vector kernels with. They give the same bits. Neither generic over the element nor over vectors, they are compiled ahead of time; the JIT compiles the others where they run first.
/// </summary>
internal static class PlainKernels
{
    /// <summary>Elements up to which a sum of consecutive elements is one chain of additions in <see cref="RowReduction"/> too.</summary>
    private const int Chain = 7;

    /// <summary>z = x op y. False, with nothing done, where an operand is neither of z's shape nor one element nor a row that repeats.</summary>
    public static bool Binary(Arithmetic op, ReadOnlySpan<float> x, ReadOnlySpan<long> xShape, ReadOnlySpan<float> y, ReadOnlySpan<long> yShape, Span<float> z)
    {
        if (!Repeats(x, xShape, yShape, z.Length) || !Repeats(y, yShape, xShape, z.Length)) return false;
        for (int i = 0, a = 0, b = 0; i < z.Length; i++)
        {
            z[i] = op switch
            {
                Arithmetic.Add => x[a] + y[b],
                Arithmetic.Sub => x[a] - y[b],
                Arithmetic.Mul => x[a] * y[b],
                _ => x[a] / y[b],
            };
            if (++a == x.Length) a = 0;
            if (++b == y.Length) b = 0;
        }
        return true;
    }

    /// <summary>-x.</summary>
    public static void Neg(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = -x[i];
    }

    /// <summary>1 / x.</summary>
    public static void Reciprocal(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = 1 / x[i];
    }

    /// <summary>Natural logarithm.</summary>
    public static void Log(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = PlainMath.Log(x[i]);
    }

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = PlainMath.Sigmoid(x[i]);
    }

    /// <summary>dx = dy * y * (1 - y).</summary>
    public static void SigmoidGrad(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        for (var i = 0; i < dx.Length; i++) dx[i] = dy[i] * y[i] * (1 - y[i]);
    }

    /// <summary>The sum over all axes, or over the rows of a matrix. False, with nothing done, where other axes are asked for, or more elements are to be added than one chain has.</summary>
    public static bool Sum(ReadOnlySpan<float> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<float> result)
    {
        var columns = axes.Length == shape.Length ? 1 : shape.Length == 2 && axes is [0] ? (int)shape[1] : 0;
        if (columns == 0 || x.Length == 0 || x.Length / columns > Chain) return false;
        for (var j = 0; j < columns; j++)
        {
            // Of columns the first element stands for itself: the sum of negative zeros is one.
            var sum = columns == 1 ? 0 + x[0] : x[j];
            for (var i = j + columns; i < x.Length; i += columns) sum += x[i];
            result[j] = sum;
        }
        return true;
    }

    /// <summary>The mean, as <see cref="Sum"/>.</summary>
    public static bool Mean(ReadOnlySpan<float> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> axes, Span<float> result)
    {
        if (!Sum(x, shape, axes, result)) return false;
        float count = x.Length / result.Length;
        foreach (ref var sum in result) sum /= count;
        return true;
    }

    /// <summary>var -= grad * alpha.</summary>
    public static void ApplyGradientDescent(Span<float> var, float alpha, ReadOnlySpan<float> grad)
    {
        for (var i = 0; i < var.Length; i++) var[i] -= grad[i] * alpha;
    }

    /// <summary>m += (grad - m) * (1 - beta1); v += (grad^2 - v) * (1 - beta2); var -= m * alpha / (sqrt(v) + epsilon).</summary>
    public static void ApplyAdam(Span<float> var, Span<float> m, Span<float> v, float alpha, float beta1, float beta2, float epsilon, ReadOnlySpan<float> grad)
    {
        for (var i = 0; i < var.Length; i++)
        {
            m[i] += (grad[i] - m[i]) * (1 - beta1);
            v[i] += ((grad[i] * grad[i]) - v[i]) * (1 - beta2);
            var[i] -= m[i] * alpha / (MathF.Sqrt(v[i]) + epsilon);
        }
    }

    // An operand that has all of z's elements has its shape, but for axes of length 1.
    private static bool Repeats(ReadOnlySpan<float> operand, ReadOnlySpan<long> shape, ReadOnlySpan<long> otherShape, int elements) =>
        operand.Length == elements || operand.Length == 1 || otherShape.EndsWith(shape);
}
