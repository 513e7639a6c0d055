using Tensorflow.Ops;

namespace Tensorflow.Operations.Initializers;

/// <summary>Normal numbers.</summary>
public class RandomNormal : IInitializer
{
    private readonly float mean;
    private readonly float stddev;
    private readonly int? seed;
    private readonly TF_DataType dtype;

    /// <summary>Keras' defaults.</summary>
    /// <param name="mean">Default 0.</param>
    /// <param name="stddev">Default .05.</param>
    /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
    /// <param name="dtype">Where the layer asks for none.</param>
    public RandomNormal(float mean = 0f, float stddev = 0.05f, int? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        (this.mean, this.stddev, this.seed, this.dtype) = (mean, stddev, seed, dtype);

    /// <inheritdoc/>
    public string ClassName => "RandomNormal";

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object> { ["mean"] = mean, ["stddev"] = stddev, ["seed"] = seed! };

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args)
    {
        var type = args.DType == TF_DataType.DtInvalid ? dtype : args.DType;
        return RandomOps.Normal(args.Shape, RandomOps.Exact(mean, type), RandomOps.Exact(stddev, type), type, seed);
    }
}

/// <summary>Normal numbers within two standard deviations.</summary>
public class TruncatedNormal : IInitializer
{
    private readonly float mean;
    private readonly float stddev;
    private readonly int? seed;
    private readonly TF_DataType dtype;

    /// <inheritdoc cref="RandomNormal(float, float, int?, TF_DataType)"/>
    public TruncatedNormal(float mean = 0f, float stddev = 1f, int? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        (this.mean, this.stddev, this.seed, this.dtype) = (mean, stddev, seed, dtype);

    /// <inheritdoc/>
    public string ClassName => "TruncatedNormal";

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object> { ["mean"] = mean, ["stddev"] = stddev, ["seed"] = seed! };

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args)
    {
        var type = args.DType == TF_DataType.DtInvalid ? dtype : args.DType;
        return RandomOps.Normal(args.Shape, RandomOps.Exact(mean, type), RandomOps.Exact(stddev, type), type, seed, truncated: true);
    }
}

/// <summary>Uniform numbers.</summary>
public class RandomUniform : IInitializer
{
    private readonly float minval;
    private readonly float maxval;
    private readonly int? seed;
    private readonly TF_DataType dtype;

    /// <summary>Keras' defaults.</summary>
    /// <param name="dtype">Where the layer asks for none.</param>
    /// <param name="minval">Default -.05.</param>
    /// <param name="maxval">Default .05.</param>
    /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
    public RandomUniform(TF_DataType dtype = TF_DataType.TF_FLOAT, float minval = -0.05f, float maxval = 0.05f, int? seed = null) =>
        (this.dtype, this.minval, this.maxval, this.seed) = (dtype, minval, maxval, seed);

    /// <inheritdoc/>
    public string ClassName => "RandomUniform";

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object> { ["minval"] = minval, ["maxval"] = maxval, ["seed"] = seed! };

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args)
    {
        var type = args.DType == TF_DataType.DtInvalid ? dtype : args.DType;
        return RandomOps.Uniform(args.Shape, RandomOps.Exact(minval, type), RandomOps.Exact(maxval, type), type, seed);
    }
}
