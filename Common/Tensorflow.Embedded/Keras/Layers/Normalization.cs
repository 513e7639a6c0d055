using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Saving;
using Tensorflow.Operations.Initializers;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>(x - mean) / max(sqrt(variance), 1e-7), or the way back, by mean and variance of data that <see cref="adapt"/> was given. Weights mean, variance and count, none of them trained.</summary>
public class Normalization : PreprocessingLayer
{
    private const float Epsilon = 1e-7f;

    private readonly NormalizationArgs args;
    private int[] reduced = [];
    private Shape broadcast = Shape.Scalar;
    private BaseResourceVariable? mean;
    private BaseResourceVariable? variance;
    private BaseResourceVariable? count;
    private (Tensor Mean, Tensor Variance)? given;

    /// <exception cref="ValueError">Only one of mean and variance is given.</exception>
    public Normalization(NormalizationArgs args) : base(args)
    {
        this.args = (NormalizationArgs)Args;
        if (args.Mean is null != args.Variance is null)
            throw new ValueError($"When setting values directly, both `mean` and `variance` must be set. Got mean: {args.Mean} and variance: {args.Variance} (layer \"{name}\")");
    }

    private bool IsGiven => args.Mean is not null || args.Given is not null;

    /// <inheritdoc/>
    /// <exception cref="ValueError">An axis is out of range, or not known.</exception>
    public override void build(KerasShapesWrapper input_shape)
    {
        var shape = input_shape.ToSingleShape();
        var axes = (args.Axis?.axis ?? []).Select(axis => axis < 0 ? axis + shape.ndim : axis).Order().ToArray();
        if (Array.Exists(axes, axis => axis < 0 || axis >= shape.ndim))
            throw new ValueError($"All `axis` values must be in the range [-ndim, ndim). Found ndim: `{shape.ndim}`, axis: {args.Axis} (layer \"{name}\")");
        if (Array.Exists(axes, axis => shape[axis] < 0))
            throw new ValueError($"All `axis` values to be kept must have known shape. Got axis: {args.Axis}, input shape: {shape} (layer \"{name}\")");
        reduced = [.. Enumerable.Range(0, shape.ndim).Except(axes)];
        broadcast = Shape.Adopt([.. Enumerable.Range(0, shape.ndim).Select(axis => axes.Contains(axis) ? shape[axis] : 1)]);
        var places = Shape.Adopt([.. axes.Select(axis => shape[axis])]);
        if (IsGiven)
        {
            given = (Spread(args.Given?.Mean ?? [args.Mean!.Value]), Spread(args.Given?.Variance ?? [args.Variance!.Value]));
        }
        else
        {
            mean = BaseResourceVariable.From(add_weight("mean", places, DType, new Zeros(), trainable: false));
            variance = BaseResourceVariable.From(add_weight("variance", places, DType, new Ones(), trainable: false));
            count = BaseResourceVariable.From(add_weight("count", Shape.Scalar, TF_DataType.TF_INT64, new Zeros(), trainable: false));
        }
        _buildInputShape = input_shape;
        built = true;

        Tensor Spread(float[] numbers)
        {
            if (numbers.Length != 1 && numbers.Length != places.size) throw new ValueError($"Layer \"{name}\": {places.size} means and variances expected, got {numbers.Length}.");
            return Primitives.Cast(Primitives.Reshape(Conversions.OfArray(numbers.Length == 1 ? [.. Enumerable.Repeat(numbers[0], (int)places.size)] : numbers, null), broadcast), DType);
        }
    }

    /// <inheritdoc/>
    public override void adapt(Tensor data, int? batch_size = null, int? steps = null) => base.adapt(data, batch_size, steps);

    /// <inheritdoc/>
    public override void finalize_state()
    {
    }

    /// <inheritdoc/>
    public override void reset_state()
    {
        if (IsGiven || !built) return;
        mean!.assign(Primitives.ZerosLike(mean.AsTensor()), read_value: false);
        variance!.assign(Primitives.OnesLike(variance.AsTensor()), read_value: false);
        count!.assign(Scalars.New(TF_DataType.TF_INT64, 0), read_value: false);
    }

    /// <summary>Takes a batch's mean and variance into those of all before it.</summary>
    /// <exception cref="ValueError">Mean and variance were given.</exception>
    /// <exception cref="RuntimeError">The layer is not built.</exception>
    public override void update_state(Tensor data)
    {
        if (IsGiven) throw new ValueError($"Cannot `adapt` a Normalization layer that is initialized with static `mean` and `variance`, you passed mean {args.Mean} and variance {args.Variance} (layer \"{name}\").");
        if (!built) throw new RuntimeError("`build` must be called before `update_state`.");
        var x = Primitives.Cast(data, DType);
        var batch = reduced.Aggregate(1L, (product, axis) => product * x.Dimensions[axis]);
        var batchMean = Primitives.Mean(x, reduced, keepDims: true);
        var batchVariance = Primitives.Mean(Primitives.Square(Primitives.Sub(x, batchMean)), reduced, keepDims: true);
        var total = batch + (long)count!.AsTensor();
        var weight = Primitives.RealDiv(Scalars.Of(DType, batch), Scalars.Of(DType, total));
        var rest = Primitives.Sub(Scalars.Of(DType, 1), weight);
        var (before, spread) = (mean!.AsTensor(), variance!.AsTensor());
        (batchMean, batchVariance) = (Primitives.Reshape(batchMean, before.Dimensions), Primitives.Reshape(batchVariance, before.Dimensions));
        var after = Primitives.Add(Primitives.Mul(before, rest), Primitives.Mul(batchMean, weight));
        var newVariance = Primitives.Add(
            Primitives.Mul(Primitives.Add(spread, Primitives.Square(Primitives.Sub(before, after))), rest),
            Primitives.Mul(Primitives.Add(batchVariance, Primitives.Square(Primitives.Sub(batchMean, after))), weight));
        mean.assign(after, read_value: false);
        variance.assign(newVariance, read_value: false);
        count.assign(Scalars.New(TF_DataType.TF_INT64, total), read_value: false);
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(inputs[0], DType)] : base.InferShapes(inputs, dtypes);

    internal override bool WriteConfig(ConfigWriter config)
    {
        config.SetList("axis", args.Axis?.axis ?? []).Set("invert", args.Invert);
        if (args.Given is { } several) config.SetList("mean", several.Mean).SetList("variance", several.Variance);
        else config.Set("mean", args.Mean).Set("variance", args.Variance);
        return OfEngine;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = Primitives.Cast(inputs.Single, DType);
        var (middle, spread) = given ?? (Primitives.Reshape(mean!.Read(), broadcast), Primitives.Reshape(variance!.Read(), broadcast));
        var deviation = Primitives.Maximum(Primitives.Sqrt(spread), Scalars.Of(DType, Epsilon));
        return args.Invert ? Primitives.Add(middle, Primitives.Mul(x, deviation)) : Primitives.RealDiv(Primitives.Sub(x, middle), deviation);
    }
}
