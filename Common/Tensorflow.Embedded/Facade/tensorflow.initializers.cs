using Tensorflow.Operations.Initializers;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.initializers.</summary>
    public InitializersImpl initializers { get; } = new();

    public IInitializer glorot_uniform_initializer => new GlorotUniform();

    public IInitializer ones_initializer => new Ones();

    public IInitializer orthogonal_initializer => new Orthogonal();

    public IInitializer random_uniform_initializer => new RandomUniform();

    public IInitializer zeros_initializer => new Zeros();

    public IInitializer constant_initializer<T>(T value, TF_DataType dtype = TF_DataType.TF_FLOAT, bool verify_shape = false) => new Constant<T>(value, dtype, verify_shape);

    /// <summary>Normal numbers; the default deviation is 1, not Keras' .05.</summary>
    public IInitializer random_normal_initializer(float mean = 0f, float stddev = 1f, int? seed = null, TF_DataType dtype = TF_DataType.DtInvalid) =>
        new RandomNormal(mean, stddev, seed, dtype == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : dtype);

    public IInitializer truncated_normal_initializer(float mean = 0f, float stddev = 1f, int? seed = null, TF_DataType dtype = TF_DataType.DtInvalid) =>
        new TruncatedNormal(mean, stddev, seed, dtype == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : dtype);

    /// <inheritdoc cref="VarianceScaling(float, string, string, int?, TF_DataType)"/>
    public IInitializer variance_scaling_initializer(float factor = 1f, string mode = "fan_in", string distribution = "truncated_normal", int? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        new VarianceScaling(factor, mode, distribution, seed, dtype);

    /// <summary>tf.initializers.</summary>
    public class InitializersImpl
    {
        public IInitializer random_normal_initializer(float mean = 0f, float stddev = 0.05f, int? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new RandomNormal(mean, stddev, seed, dtype);

        public IInitializer zeros_initializer(Shape? shape = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new Zeros(shape, dtype);
    }
}
