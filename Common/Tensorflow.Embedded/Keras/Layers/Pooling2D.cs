using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Operations;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>Windows over height and width, by channel: input (batch, height, width, channels), output (batch, height', width', channels).</summary>
public class Pooling2D : Layer
{
    private readonly Pooling2DArgs args;
    private readonly Shape size;
    private readonly Shape strides;
    private readonly bool same;

    /// <exception cref="ValueError">An argument is out of its range, or there is no function.</exception>
    public Pooling2D(Pooling2DArgs args) : base(args)
    {
        this.args = args;
        size = SpatialArguments.Normalised(args.PoolSize ?? 2, 2, "pool_size", name);
        strides = args.Strides is null ? size : SpatialArguments.Normalised(args.Strides, 2, "strides", name);
        same = SpatialArguments.IsSame(args.Padding, name);
        SpatialArguments.IsChannelsFirst(args.DataFormat, name);
        inputSpec = new InputSpec(ndim: 4);
    }

    private IPoolFunction Function => args.PoolFunction ?? throw new ValueError($"Layer \"{name}\" needs a PoolFunction.");

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => Shape.Adopt(
    [
        input_shape[0],
        SpatialArguments.Output(input_shape, 1, size[0], strides[0], 1, same, name),
        SpatialArguments.Output(input_shape, 2, size[1], strides[1], 1, same, name),
        input_shape[3],
    ]);

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.SetList("pool_size", size.dims.Select(dim => (int)dim)).Set("padding", args.Padding.ToLowerInvariant()).SetList("strides", strides.dims.Select(dim => (int)dim))
            .Set("data_format", args.DataFormat ?? "channels_last");
        return GetType() == typeof(MaxPooling2D) || GetType() == typeof(AveragePooling2D);
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) =>
        OfEngine && Function is MaxPoolFunction or AveragePoolFunction ? [(ComputeOutputShape(inputs[0]), dtypes[0])] : base.InferShapes(inputs, dtypes);

    internal override bool JoinImages(ImageChain chain) =>
        OfEngine && args.PoolFunction is MaxPoolFunction && !SpatialArguments.IsChannelsFirst(args.DataFormat, name) &&
        chain.AddMaxPooling(new Spatial((int)strides[0], (int)strides[1], same), (int)size[0], (int)size[1]);

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentError">Channels come first.</exception>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Function.Apply(
        inputs.Single, [1, (int)size[0], (int)size[1], 1], [1, (int)strides[0], (int)strides[1], 1], same ? "SAME" : "VALID", SpatialArguments.IsChannelsFirst(args.DataFormat, name) ? "NCHW" : "NHWC");
}

/// <summary>The largest element of each window.</summary>
public class MaxPooling2D : Pooling2D
{
    /// <inheritdoc cref="Pooling2D(Pooling2DArgs)"/>
    public MaxPooling2D(MaxPooling2DArgs args) : base(With(args))
    {
    }

    private static MaxPooling2DArgs With(MaxPooling2DArgs args)
    {
        args.PoolFunction = new MaxPoolFunction();
        return args;
    }
}

/// <summary>The mean of each window's part inside the image.</summary>
public class AveragePooling2D : Pooling2D
{
    /// <inheritdoc cref="Pooling2D(Pooling2DArgs)"/>
    public AveragePooling2D(AveragePooling2DArgs args) : base(With(args))
    {
    }

    private static AveragePooling2DArgs With(AveragePooling2DArgs args)
    {
        args.PoolFunction = new AveragePoolFunction();
        return args;
    }
}

/// <summary>One number of each channel of an image: input (batch, height, width, channels), output (batch, channels).</summary>
public abstract class GlobalPooling2D : Layer
{
    private readonly Pooling2DArgs args;

    /// <summary>What is expected of an input.</summary>
    protected InputSpec input_spec;

    /// <exception cref="ValueError">The data format is neither channels_last nor channels_first.</exception>
    public GlobalPooling2D(Pooling2DArgs args) : base(args)
    {
        this.args = args;
        Axes = SpatialArguments.IsChannelsFirst(args.DataFormat, name) ? [2, 3] : [1, 2];
        inputSpec = input_spec = new InputSpec(ndim: 4);
    }

    /// <summary>channels_last or channels_first.</summary>
    protected string data_format => args.DataFormat ?? "channels_last";

    private protected int[] Axes { get; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => Shape.Adopt([input_shape[0], input_shape[Axes[0] == 1 ? 3 : 1]]);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), dtypes[0])] : base.InferShapes(inputs, dtypes);

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("data_format", data_format).Set("keepdims", false);
        return OfEngine;
    }
}

/// <summary>The mean of each channel of an image.</summary>
public class GlobalAveragePooling2D : GlobalPooling2D
{
    /// <inheritdoc cref="GlobalPooling2D(Pooling2DArgs)"/>
    public GlobalAveragePooling2D(Pooling2DArgs args) : base(args)
    {
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Primitives.Mean(inputs.Single, Axes, keepDims: false);
}

/// <summary>The largest element of each channel of an image.</summary>
public class GlobalMaxPooling2D : GlobalPooling2D
{
    /// <inheritdoc cref="GlobalPooling2D(Pooling2DArgs)"/>
    public GlobalMaxPooling2D(Pooling2DArgs args) : base(args)
    {
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Primitives.Max(inputs.Single, Axes, keepDims: false);
}
