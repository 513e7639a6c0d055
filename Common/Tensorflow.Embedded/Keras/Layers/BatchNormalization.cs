using System.Numerics;
using Tensorflow.Common.Types;
using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>
/// Batch normalisation over all axes but one: in training with the batch's mean and variance, which move the moving statistics; in inference, and where the layer is not
/// trainable, with the moving statistics. Weights gamma, beta, moving_mean, moving_variance, each (channels). Of rank 4 and 5 Keras takes TensorFlow's fused kernel:
/// it takes the mean away first, and its moving variance is the unbiased one.
/// </summary>
public class BatchNormalization : Layer
{
    private protected override bool PassesMasks => true;

    private readonly BatchNormalizationArgs args;
    private int axis;
    private bool isFused;
    private BaseResourceVariable? gamma;
    private BaseResourceVariable? beta;
    private BaseResourceVariable movingMean = null!;
    private BaseResourceVariable movingVariance = null!;

    /// <exception cref="ValueError">Renormalisation or more than one axis is asked for.</exception>
    public BatchNormalization(BatchNormalizationArgs args) : base(args)
    {
        if (args.Renorm) throw new ValueError($"Layer \"{name}\": batch renormalisation (renorm: true) is not offered.");
        if (args.Axis.ndim != 1) throw new ValueError($"Layer \"{name}\": batch normalisation is offered along one axis, got {args.Axis}.");
        this.args = (BatchNormalizationArgs)Args;
    }

    /// <inheritdoc/>
    public override void build(KerasShapesWrapper input_shape)
    {
        var shape = input_shape.ToSingleShape();
        axis = (int)args.Axis[0];
        if (axis < 0) axis += shape.ndim;
        if (axis < 0 || axis >= shape.ndim) throw new ValueError($"Invalid value for `axis` argument: {args.Axis[0]} for an input of shape {shape} (layer \"{name}\")");
        if (shape[axis] < 0) throw new ValueError($"Input has undefined `axis` dimension. Received input with shape {shape}. Axis value: {axis} (layer \"{name}\")");
        inputSpec = new InputSpec(ndim: shape.ndim, axes: new Dictionary<int, int> { [axis] = (int)shape[axis] });
        // batch_normalization.py, _raise_if_fused_cannot_be_used and build.
        isFused = shape.ndim is 4 or 5 && (axis == 1 || axis == shape.ndim - 1) && DType == TF_DataType.TF_FLOAT;
        var channels = Shape.Adopt([shape[axis]]);
        if (args.Scale) gamma = BaseResourceVariable.From(add_weight("gamma", channels, DType, args.GammaInitializer, args.GammaRegularizer));
        if (args.Center) beta = BaseResourceVariable.From(add_weight("beta", channels, DType, args.BetaInitializer, args.BetaRegularizer));
        movingMean = BaseResourceVariable.From(add_weight("moving_mean", channels, DType, args.MovingMeanInitializer, trainable: false));
        movingVariance = BaseResourceVariable.From(add_weight("moving_variance", channels, DType, args.MovingVarianceInitializer, trainable: false));
        _buildInputShape = input_shape;
        built = true;
    }

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        // Once built, Keras knows the axis by its place from the front.
        config.SetList("axis", [built ? axis : (int)args.Axis[0]]).Set("momentum", args.Momentum).Set("epsilon", args.Epsilon).Set("center", args.Center).Set("scale", args.Scale)
            .Set("beta_initializer", args.BetaInitializer).Set("gamma_initializer", args.GammaInitializer)
            .Set("moving_mean_initializer", args.MovingMeanInitializer).Set("moving_variance_initializer", args.MovingVarianceInitializer)
            .Set("beta_regularizer", args.BetaRegularizer).Set("gamma_regularizer", args.GammaRegularizer).SetNull("beta_constraint").SetNull("gamma_constraint");
        return OfEngine;
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(inputs[0], DType)] : base.InferShapes(inputs, dtypes);

    internal override bool JoinRows(RowChain chain) =>
        OfEngine && chain.IsFlat && axis == 1 && chain.AddNormalization(movingMean.Value, movingVariance.Value, gamma?.Value, beta?.Value, args.Epsilon);

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        if (x.dtype != DType) x = Primitives.Cast(x, DType);
        if (training == true && Trainable && !isFused && axis == x.ndim - 1 && Masks.Of(inputs.Single) is { } mask) return Normalised(x, mask);
        if (axis == x.ndim - 1) return Normalised(x, training == true && Trainable);
        var order = Enumerable.Range(0, x.ndim).ToArray();
        (order[axis], order[^1]) = (order[^1], order[axis]);
        return Primitives.Transpose(Normalised(Primitives.Transpose(x, order), training == true && Trainable), order);
    }

    private Tensor Normalised(Tensor x, bool training)
    {
        var weights = new List<Tensor>(2);
        if (gamma is not null) weights.Add(gamma.Read());
        if (beta is not null) weights.Add(beta.Read());
        if (!training) return Run.Op(new BatchNormOp(gamma is not null, beta is not null, args.Epsilon, isFused), [x, movingMean.Read(), movingVariance.Read(), .. weights]);

        var outputs = Run.Op(new BatchNormTrainingOp(gamma is not null, beta is not null, args.Epsilon, isFused), [x, .. weights]);
        var (mean, variance) = (outputs[1], outputs[2]);
        Move(movingMean, mean, 1);
        var rows = (double)x.Count / mean.Count;
        Move(movingVariance, variance, isFused && rows > 1 ? rows / (rows - 1) : 1);
        return outputs[0];
    }

    // batch_normalization.py, _no_sync_calculate_mean_and_var: the statistics of the steps that count.
    private Tensor Normalised(Tensor x, Tensor mask)
    {
        var axes = Enumerable.Range(0, x.ndim - 1).ToArray();
        var counted = Primitives.ExpandTo(Primitives.Cast(mask, DType), x.ndim);
        var steps = Primitives.Sum(Primitives.BroadcastTo(counted, x.Dimensions), axes, keepDims: false);
        var mean = Primitives.RealDiv(Primitives.Sum(Primitives.Mul(x, counted), axes, keepDims: false), steps);
        var variance = Primitives.RealDiv(Primitives.Sum(Primitives.Mul(Primitives.SquaredDifference(x, mean), counted), axes, keepDims: false), steps);
        Move(movingMean, mean, 1);
        Move(movingVariance, variance, 1);
        var scale = Primitives.Rsqrt(Primitives.Add(variance, Scalars.Of(DType, (double)args.Epsilon)));
        if (gamma is not null) scale = Primitives.Mul(scale, gamma.Read());
        var y = Primitives.Mul(Primitives.Sub(x, mean), scale);
        return beta is null ? y : Primitives.Add(y, beta.Read());
    }

    // Python's difference as a float32 tensor, whatever the variable's dtype.
    private float Share => (float)(1 - PythonNumber.Of(args.Momentum));

    // batch_normalization.py, _assign_moving_average: moving -= (moving - batch) * (1 - momentum). The fused kernel: moving = (1 - share) * moving + share * batch, share = 1 - momentum.
    private void Move(BaseResourceVariable moving, Tensor batch, double correction)
    {
        using var unrecorded = Unrecorded.Scope();
        if (EngineContext.Current.Native is not null)
        {
            if (correction != 1) batch = Primitives.Mul(batch, Scalars.Of(batch.dtype, correction));
            var share = Scalars.Of(batch.dtype, (double)Share);
            moving.Replace(isFused
                ? Primitives.Add(Primitives.Mul(Scalars.Of(batch.dtype, 1 - Share), moving.Value), Primitives.Mul(share, batch))
                : Primitives.Sub(moving.Value, Primitives.Mul(Primitives.Sub(moving.Value, batch), share)));
            return;
        }
        using var written = new WritableValue(moving);
        if (isFused) Mix(written.Tensor.Span<float>(), batch.Span<float>(), (float)correction, Share);
        else if (batch.dtype == TF_DataType.TF_FLOAT) Move(written.Tensor.Span<float>(), batch.Span<float>(), (float)correction, Share);
        else Move(written.Tensor.Span<double>(), batch.Span<double>(), correction, Share);
        GC.KeepAlive(batch);
    }

    private static void Mix(Span<float> moving, ReadOnlySpan<float> batch, float correction, float share)
    {
        for (var i = 0; i < moving.Length; i++) moving[i] = ((1 - share) * moving[i]) + (share * (batch[i] * correction));
    }

    private static void Move<T>(Span<T> moving, ReadOnlySpan<T> batch, T correction, T share) where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < moving.Length; i++) moving[i] -= (moving[i] - (batch[i] * correction)) * share;
    }
}
