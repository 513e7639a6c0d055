using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.random.</summary>
    public Random random { get; } = new();

    /// <summary>The rows in random order.</summary>
    public Tensor random_shuffle(Tensor value, int? seed = null, string? name = null) => RandomOps.Shuffle(value, seed);

    /// <inheritdoc cref="Random.uniform"/>
    public Tensor random_uniform(Shape shape, float minval = 0f, float maxval = 1f, TF_DataType dtype = TF_DataType.TF_FLOAT, int? seed = null, string? name = null) =>
        RandomOps.Uniform(shape, RandomOps.Exact(minval, dtype), RandomOps.Exact(maxval, dtype), dtype, seed);

    /// <inheritdoc cref="Random.truncated_normal"/>
    public Tensor truncated_normal(Shape shape, float mean = 0f, float stddev = 1f, TF_DataType dtype = TF_DataType.TF_FLOAT, int? seed = null, string? name = null) =>
        RandomOps.Normal(shape, RandomOps.Exact(mean, dtype), RandomOps.Exact(stddev, dtype), dtype, seed, truncated: true);

    /// <summary>tf.random: TensorFlow's generator and distributions. With tf.set_random_seed or an op seed the numbers are Python's.</summary>
    public class Random
    {
        /// <summary>Class numbers drawn from unnormalised log-probabilities.</summary>
        /// <param name="logits">(rows, classes), float32.</param>
        /// <param name="num_samples">How many per row.</param>
        /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="output_dtype">int64 (default) or int32.</param>
        public Tensor categorical(Tensor logits, int num_samples, int? seed = null, string? name = null, TF_DataType output_dtype = TF_DataType.DtInvalid) =>
            RandomOps.Categorical(logits, num_samples, seed, output_dtype == TF_DataType.DtInvalid ? TF_DataType.TF_INT64 : output_dtype);

        /// <summary>Normal numbers.</summary>
        /// <param name="shape">Fully defined.</param>
        /// <param name="mean">Default 0.</param>
        /// <param name="stddev">Default 1.</param>
        /// <param name="dtype">float32 or float64.</param>
        /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
        /// <param name="name">Has no effect.</param>
        public Tensor normal(Shape shape, float mean = 0f, float stddev = 1f, TF_DataType dtype = TF_DataType.TF_FLOAT, int? seed = null, string? name = null) =>
            RandomOps.Normal(shape, RandomOps.Exact(mean, dtype), RandomOps.Exact(stddev, dtype), dtype, seed);

        /// <summary>Normal numbers within two standard deviations.</summary>
        /// <inheritdoc cref="normal"/>
        public Tensor truncated_normal(Shape shape, float mean = 0f, float stddev = 1f, TF_DataType dtype = TF_DataType.TF_FLOAT, int? seed = null, string? name = null) =>
            RandomOps.Normal(shape, RandomOps.Exact(mean, dtype), RandomOps.Exact(stddev, dtype), dtype, seed, truncated: true);

        /// <summary>Uniform numbers in [minval, maxval).</summary>
        /// <param name="shape">Fully defined.</param>
        /// <param name="minval">Default 0.</param>
        /// <param name="maxval">Default 1.</param>
        /// <param name="dtype">float32, float64, int32 or int64.</param>
        /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
        /// <param name="name">Has no effect.</param>
        public Tensor uniform(Shape shape, float minval = 0f, float maxval = 1f, TF_DataType dtype = TF_DataType.TF_FLOAT, int? seed = null, string? name = null) =>
            RandomOps.Uniform(shape, RandomOps.Exact(minval, dtype), RandomOps.Exact(maxval, dtype), dtype, seed);
    }
}
