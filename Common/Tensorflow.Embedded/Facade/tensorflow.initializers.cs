using Tensorflow.Operations.Initializers;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.initializers.</summary>
    public InitializersImpl initializers { get; } = new();

    /// <summary>Uniform numbers within sqrt(6 / (inputs + outputs)).</summary>
    public IInitializer glorot_uniform_initializer => new GlorotUniform();

    /// <summary>Ones.</summary>
    public IInitializer ones_initializer => new Ones();

    /// <summary>An orthogonal matrix.</summary>
    public IInitializer orthogonal_initializer => new Orthogonal();

    /// <summary>Uniform numbers from -.05 to .05.</summary>
    public IInitializer random_uniform_initializer => new RandomUniform();

    /// <summary>Zeros.</summary>
    public IInitializer zeros_initializer => new Zeros();

    /// <summary>One value in every place; float32 by default.</summary>
    public IInitializer constant_initializer<T>(T value, TF_DataType dtype = TF_DataType.TF_FLOAT, bool verify_shape = false) => new Constant<T>(value, dtype, verify_shape);

    /// <summary>Normal numbers; the default deviation is 1, not Keras' .05.</summary>
    public IInitializer random_normal_initializer(float mean = 0f, float stddev = 1f, int? seed = null, TF_DataType dtype = TF_DataType.DtInvalid) =>
        new RandomNormal(mean, stddev, seed, dtype == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : dtype);

    /// <summary>Normal numbers, those beyond two standard deviations drawn anew; float32 by default.</summary>
    /// <param name="mean">Mean, before the cut.</param>
    /// <param name="stddev">Standard deviation, before the cut.</param>
    /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
    /// <param name="dtype">Where the layer asks for none.</param>
    public IInitializer truncated_normal_initializer(float mean = 0f, float stddev = 1f, int? seed = null, TF_DataType dtype = TF_DataType.DtInvalid) =>
        new TruncatedNormal(mean, stddev, seed, dtype == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : dtype);

    /// <inheritdoc cref="VarianceScaling(float, string, string, int?, TF_DataType)"/>
    public IInitializer variance_scaling_initializer(float factor = 1f, string mode = "fan_in", string distribution = "truncated_normal", int? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        new VarianceScaling(factor, mode, distribution, seed, dtype);

    /// <summary>tf.initializers.</summary>
    public class InitializersImpl
    {
        /// <summary>Normal numbers; float32 by default.</summary>
        /// <param name="mean">Mean.</param>
        /// <param name="stddev">Standard deviation.</param>
        /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
        /// <param name="dtype">Where the layer asks for none.</param>
        public IInitializer random_normal_initializer(float mean = 0f, float stddev = 0.05f, int? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new RandomNormal(mean, stddev, seed, dtype);

        /// <summary>Zeros; float32 by default.</summary>
        public IInitializer zeros_initializer(Shape? shape = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new Zeros(shape, dtype);
    }
}
