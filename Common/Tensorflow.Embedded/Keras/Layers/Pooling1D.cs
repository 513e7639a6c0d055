using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Operations;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>Windows over steps, by channel: input (batch, steps, channels), output (batch, steps', channels).</summary>
public class Pooling1D : Layer
{
    private readonly Pooling1DArgs args;
    private readonly bool same;

    /// <exception cref="ValueError">An argument is out of its range.</exception>
    public Pooling1D(Pooling1DArgs args) : base(args)
    {
        this.args = args;
        SpatialArguments.Normalised(args.PoolSize, 1, "pool_size", name);
        SpatialArguments.Normalised(args.Strides, 1, "strides", name);
        same = SpatialArguments.IsSame(args.Padding, name);
        SpatialArguments.IsChannelsFirst(args.DataFormat, name);
        inputSpec = new InputSpec(ndim: 3);
    }

    private IPoolFunction Function => args.PoolFunction ?? throw new ValueError($"Layer \"{name}\" needs a PoolFunction.");

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) =>
        Shape.Adopt([input_shape[0], SpatialArguments.Output(input_shape, 1, args.PoolSize, args.Strides, 1, same, name), input_shape[2]]);

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("strides", args.Strides).Set("pool_size", args.PoolSize).Set("padding", args.Padding.ToLowerInvariant()).Set("data_format", args.DataFormat ?? "channels_last");
        return OfEngine && GetType() != typeof(Pooling1D);
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) =>
        OfEngine && Function is MaxPoolFunction or AveragePoolFunction ? [(ComputeOutputShape(inputs[0]), dtypes[0])] : base.InferShapes(inputs, dtypes);

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentError">Channels come first.</exception>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        // Images of one column, as in Keras.
        var y = Function.Apply(Primitives.ExpandDims(inputs.Single, 2), [1, args.PoolSize, 1, 1], [1, args.Strides, 1, 1], same ? "SAME" : "VALID",
            SpatialArguments.IsChannelsFirst(args.DataFormat, name) ? "NCHW" : "NHWC");
        return Primitives.Squeeze(y, [2]);
    }
}

/// <summary>The largest element of each window of steps.</summary>
public class MaxPooling1D : Pooling1D
{
    /// <inheritdoc cref="Pooling1D(Pooling1DArgs)"/>
    public MaxPooling1D(Pooling1DArgs args) : base(With(args, new MaxPoolFunction()))
    {
    }

    internal static Pooling1DArgs With(Pooling1DArgs args, IPoolFunction function)
    {
        args.PoolFunction = function;
        return args;
    }
}

/// <summary>The mean of each window's part inside the input.</summary>
internal sealed class AveragePooling1D(Pooling1DArgs args) : Pooling1D(MaxPooling1D.With(args, new AveragePoolFunction()));

/// <summary>One number of each channel: input (batch, steps, channels), output (batch, channels).</summary>
public abstract class GlobalPooling1D : Layer
{
    private readonly Pooling1DArgs args;

    /// <summary>What is expected of an input.</summary>
    protected InputSpec input_spec;

    /// <exception cref="ValueError">The data format is neither channels_last nor channels_first.</exception>
    public GlobalPooling1D(Pooling1DArgs args) : base(args)
    {
        this.args = args;
        Axis = SpatialArguments.IsChannelsFirst(args.DataFormat, name) ? 2 : 1;
        inputSpec = input_spec = new InputSpec(ndim: 3);
    }

    /// <summary>channels_last or channels_first.</summary>
    protected string data_format => args.DataFormat ?? "channels_last";

    private protected int Axis { get; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => Shape.Adopt([input_shape[0], input_shape[3 - Axis]]);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), dtypes[0])] : base.InferShapes(inputs, dtypes);

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("data_format", data_format).Set("keepdims", false);
        return OfEngine;
    }
}

/// <summary>The mean of each channel over the steps.</summary>
public class GlobalAveragePooling1D : GlobalPooling1D
{
    /// <inheritdoc cref="GlobalPooling1D(Pooling1DArgs)"/>
    public GlobalAveragePooling1D(Pooling1DArgs args) : base(args)
    {
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        if (Masks.Of(x) is not { } mask) return Primitives.Mean(x, [Axis], keepDims: false);
        // global_average_pooling1d.py: the mean of the steps that count.
        var counted = Primitives.ExpandDims(Primitives.Cast(mask, x.dtype), 3 - Axis);
        return Primitives.RealDiv(Primitives.Sum(Primitives.Mul(x, counted), [Axis], keepDims: false), Primitives.Sum(counted, [Axis], keepDims: false));
    }
}

/// <summary>The largest element of each channel over the steps.</summary>
public class GlobalMaxPooling1D : GlobalPooling1D
{
    /// <inheritdoc cref="GlobalPooling1D(Pooling1DArgs)"/>
    public GlobalMaxPooling1D(Pooling1DArgs args) : base(args)
    {
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Primitives.Max(inputs.Single, [Axis], keepDims: false);
}
