using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>
/// Random tensors. They are drawn here on every executor, so that every executor draws the same: TensorFlow's generator, seeds and distributions.
/// </summary>
internal static class RandomOps
{
    // The shape input's dtype attribute that Python gives: int32.
    private const int ShapeType = (int)TF_DataType.TF_INT32;

    /// <summary>The process's seeds and generators, which <c>tf.set_random_seed</c> sets.</summary>
    public static OpSeeds Seeds { get; } = new();

    /// <summary>A parameter of a distribution as TensorFlow takes it from Python: of float64 numbers Python's double.</summary>
    public static double Exact(float parameter, TF_DataType dtype) => dtype == TF_DataType.TF_DOUBLE ? PythonNumber.Of(parameter) : parameter;

    private static Philox Reserve(string op, TF_DataType dtype, int? seed, long count, int otherType = ShapeType)
    {
        var (first, second) = Seeds.GetSeed(seed);
        return Seeds.Reserve(new RandomKernel(op, (int)dtype, otherType, first, second), count);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public static unsafe Tensor Uniform(Shape shape, TF_DataType dtype, int? seed)
    {
        var y = new Tensor(shape, dtype);
        var start = Reserve("RandomUniform", dtype, seed, y.Count);
        if (dtype == TF_DataType.TF_FLOAT) Ranges.For((nint)y.Count, (nint)y.Count, Philox.WordsPerBlock, new UniformPieces(start, (float*)y.Data));
        else if (dtype == TF_DataType.TF_DOUBLE) RandomFill.Uniform(start, y.Span<double>());
        else throw new TypeError($"Uniform numbers are offered in float32, float64, int32 and int64, not in {dtype.as_python_name()}.");
        GC.KeepAlive(y);
        return y;
    }

    private readonly unsafe struct UniformPieces(Philox start, float* y) : IRangeWork
    {
        public void Run(nint from, nint to) => RandomFill.Uniform(start, new Span<float>(y + from, checked((int)(to - from))), from);
    }

    /// <summary>Uniform in [min, max): rnd * (max - min) + min, in the dtype.</summary>
    public static Tensor Uniform(Shape shape, double min, double max, TF_DataType dtype, int? seed)
    {
        if (dtype is TF_DataType.TF_INT32 or TF_DataType.TF_INT64)
        {
            var whole = new Tensor(shape, dtype);
            var start = Reserve("RandomUniformInt", dtype, seed, whole.Count);
            try
            {
                if (dtype == TF_DataType.TF_INT32) RandomFill.UniformInt(start, whole.Span<int>(), checked((int)min), checked((int)max));
                else RandomFill.UniformInt(start, whole.Span<long>(), (long)min, (long)max);
            }
            catch (ArgumentException e)
            {
                throw new InvalidArgumentError($"{e.Message} [Op:RandomUniformInt]");
            }
            GC.KeepAlive(whole);
            return whole;
        }
        var y = Uniform(shape, dtype, seed);
        // In place: nobody has seen the tensor yet.
        if (dtype == TF_DataType.TF_FLOAT)
        {
            var (low, range) = ((float)min, (float)max - (float)min);
            foreach (ref var value in y.Span<float>()) value = (value * range) + low;
        }
        else
        {
            foreach (ref var value in y.Span<double>()) value = (value * (max - min)) + min;
        }
        GC.KeepAlive(y);
        return y;
    }

    /// <summary>Normal: rnd * stddev + mean, in the dtype.</summary>
    public static Tensor Normal(Shape shape, double mean, double stddev, TF_DataType dtype, int? seed, bool truncated = false)
    {
        var y = new Tensor(shape, dtype);
        var start = Reserve(truncated ? "TruncatedNormal" : "RandomStandardNormal", dtype, seed, y.Count);
        switch (dtype)
        {
            case TF_DataType.TF_FLOAT:
                if (truncated) RandomFill.TruncatedNormal(start, y.Span<float>());
                else RandomFill.Normal(start, y.Span<float>());
                var (scale, shift) = ((float)stddev, (float)mean);
                foreach (ref var value in y.Span<float>()) value = (value * scale) + shift;
                break;
            case TF_DataType.TF_DOUBLE:
                if (truncated) RandomFill.TruncatedNormal(start, y.Span<double>());
                else RandomFill.Normal(start, y.Span<double>());
                foreach (ref var value in y.Span<double>()) value = (value * stddev) + mean;
                break;
            default:
                throw new TypeError($"Normal numbers are offered in float32 and float64, not in {dtype.as_python_name()}.");
        }
        GC.KeepAlive(y);
        return y;
    }

    /// <summary>The rows of a tensor in random order.</summary>
    public static Tensor Shuffle(Tensor x, int? seed)
    {
        if (x.ndim == 0 || x.Dimensions[0] <= 1) return Primitives.Identity(x);
        var (first, second) = Seeds.GetSeed(seed);
        var order = new int[x.Dimensions[0]];
        var start = Seeds.ReserveWords(new RandomKernel("RandomShuffle", (int)x.dtype, 0, first, second), order.Length - 1);
        ShuffleOrder.Rows(start, order);
        return Primitives.Gather(x, Conversions.OfArray(order, null), 0);
    }

    /// <summary>Class numbers drawn from rows of unnormalised log-probabilities.</summary>
    public static Tensor Categorical(Tensor logits, int samples, int? seed, TF_DataType output)
    {
        if (logits.ndim != 2 || logits.dtype != TF_DataType.TF_FLOAT)
            throw new InvalidArgumentError($"logits must be a float32 matrix, got {logits.dtype.as_python_name()} of shape {Errors.Brackets(logits.Dimensions)} [Op:Multinomial]");
        var (rows, classes) = (logits.Dimensions[0], (int)logits.Dimensions[1]);
        var y = new Tensor(Shape.Adopt([rows, samples]), TF_DataType.TF_INT64);
        var start = Reserve("Multinomial", logits.dtype, seed, Kernels.Categorical.Outputs(rows, samples), (int)output);
        Kernels.Categorical.Sample(start, logits.Span<float>(), classes, samples, y.Span<long>());
        GC.KeepAlive(logits);
        return Primitives.Cast(y, output);
    }
}
