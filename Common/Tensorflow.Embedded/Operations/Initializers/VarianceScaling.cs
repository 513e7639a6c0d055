using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Operations.Initializers;

/// <summary>Numbers whose variance is <c>scale</c> over the number of inputs, of outputs or their mean (Keras' VarianceScaling).</summary>
public class VarianceScaling : IInitializer
{
    // The standard deviation of a standard normal cut at two: makes the truncated one's variance right.
    private const double TruncatedDeviation = .87962566103423978;

    /// <summary>uniform, normal, truncated_normal or untruncated_normal.</summary>
    protected string _distribution;
    /// <summary>Where the layer asks for none.</summary>
    protected TF_DataType _dtype;
    /// <summary>fan_in, fan_out or fan_avg.</summary>
    protected string _mode;
    /// <summary>The variance times the number that <see cref="_mode"/> names.</summary>
    protected float _scale;
    /// <summary>Op seed; null: drawn from the stream of tf.set_random_seed.</summary>
    protected int? _seed;

    /// <summary>A scaling.</summary>
    /// <param name="scale">Positive.</param>
    /// <param name="mode">fan_in, fan_out or fan_avg.</param>
    /// <param name="distribution">uniform, normal or truncated_normal, untruncated_normal.</param>
    /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
    /// <param name="dtype">Where the layer asks for none.</param>
    /// <exception cref="ValueError">An argument is none of these.</exception>
    public VarianceScaling(float scale = 1f, string mode = "fan_in", string distribution = "truncated_normal", int? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
    {
        if (!(scale > 0)) throw new ValueError($"`scale` must be positive float. Received: scale={scale}.");
        if (mode is not ("fan_in" or "fan_out" or "fan_avg")) throw new ValueError($"Invalid `mode` argument: {mode}. Please use one of fan_in, fan_out, fan_avg.");
        if (distribution is not ("uniform" or "normal" or "truncated_normal" or "untruncated_normal"))
            throw new ValueError($"Invalid `distribution` argument: {distribution}. Allowed distributions: uniform, normal, truncated_normal, untruncated_normal.");
        (_scale, _mode, _distribution, _seed, _dtype) = (scale, mode, distribution, seed, dtype);
    }

    /// <inheritdoc/>
    public virtual string ClassName => "VarianceScaling";

    /// <inheritdoc/>
    public virtual IDictionary<string, object> Config => new Dictionary<string, object>
    {
        ["scale"] = _scale,
        ["mode"] = _mode,
        ["distribution"] = _distribution,
        ["seed"] = _seed!,
    };

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args)
    {
        var dtype = args.DType == TF_DataType.DtInvalid ? _dtype : args.DType;
        var (fanIn, fanOut) = Fans(args.Shape);
        var fan = _mode switch { "fan_in" => fanIn, "fan_out" => fanOut, _ => (fanIn + fanOut) / 2 };
        var variance = PythonNumber.Of(_scale) / Math.Max(1, fan);
        switch (_distribution)
        {
            case "uniform":
                var limit = Math.Sqrt(3 * variance);
                return RandomOps.Uniform(args.Shape, -limit, limit, dtype, _seed);
            case "untruncated_normal":
                return RandomOps.Normal(args.Shape, 0, Math.Sqrt(variance), dtype, _seed);
            default:
                return RandomOps.Normal(args.Shape, 0, Math.Sqrt(variance) / TruncatedDeviation, dtype, _seed, truncated: true);
        }
    }

    // init_ops_v2.py, _compute_fans.
    private static (double In, double Out) Fans(Shape shape)
    {
        var dims = shape.Span;
        if (dims.Length < 1) return (1, 1);
        if (dims.Length == 1) return (dims[0], dims[0]);
        double field = 1;
        foreach (var dim in dims[..^2]) field *= dim;
        return (dims[^2] * field, dims[^1] * field);
    }
}

/// <summary>Glorot's (Xavier's) uniform numbers: within sqrt(6 / (in + out)).</summary>
public class GlorotUniform : VarianceScaling
{
    /// <summary>As <see cref="VarianceScaling"/> with fan_avg and uniform.</summary>
    public GlorotUniform(float scale = 1f, string mode = "fan_avg", string distribution = "uniform", int? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        : base(scale, mode, distribution, seed, dtype)
    {
    }

    /// <inheritdoc/>
    public override string ClassName => "GlorotUniform";

    /// <inheritdoc/>
    public override IDictionary<string, object> Config => new Dictionary<string, object> { ["seed"] = _seed! };
}

internal sealed class HeNormalInitializer(int? seed) : VarianceScaling(2f, "fan_in", "truncated_normal", seed)
{
    /// <inheritdoc/>
    public override string ClassName => "HeNormal";

    /// <inheritdoc/>
    public override IDictionary<string, object> Config => new Dictionary<string, object> { ["seed"] = _seed! };
}
