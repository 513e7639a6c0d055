using Tensorflow.Common.Types;
using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>
/// activation(conv(x, kernel) + bias) over one or two spatial axes: input (batch, [height,] width, channels), output (batch, [height',] width', filters). Weights kernel ([kernel height,] kernel width,
/// channels / groups, filters) and bias (filters).
/// </summary>
public class Convolutional : Layer
{
    private readonly ConvolutionalArgs args;
    private readonly bool same;
    private BaseResourceVariable? kernelVariable;
    private BaseResourceVariable? biasVariable;

    /// <summary>TensorFlow's name of the data format: NHWC or NCHW.</summary>
    protected string _tf_data_format;

    /// <summary>The filters.</summary>
    protected IVariableV1 kernel = null!;

    /// <summary>Null: none.</summary>
    protected IVariableV1? bias;

    /// <exception cref="ValueError">An argument is out of its range, or strides and dilations go together.</exception>
    public Convolutional(ConvolutionalArgs args) : base(args)
    {
        this.args = args;
        if (args.Rank is not (1 or 2)) throw new ValueError($"Convolutions are offered over 1 or 2 spatial axes. Received: rank={args.Rank} (layer \"{name}\")");
        if (args.Filters < 0) throw new ValueError($"Received an invalid value for `filters`, expected a positive integer. Received: filters={args.Filters}");
        if (args.Groups <= 0 || args.Filters % args.Groups != 0)
            throw new ValueError($"The number of filters must be evenly divisible by the number of groups. Received: groups={args.Groups}, filters={args.Filters} (layer \"{name}\")");
        kernel_size = SpatialArguments.Normalised(args.KernelSize, args.Rank, "kernel_size", name);
        strides = SpatialArguments.Normalised(args.Strides, args.Rank, "strides", name);
        dilation_rate = SpatialArguments.Normalised(args.DilationRate, args.Rank, "dilation_rate", name);
        if (strides.Span.ContainsAnyExcept(1) && dilation_rate.Span.ContainsAnyExcept(1))
            throw new ValueError($"`strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: strides={strides} and dilation_rate={dilation_rate} (layer \"{name}\")");
        same = SpatialArguments.IsSame(args.Padding, name);
        _tf_data_format = SpatialArguments.IsChannelsFirst(args.DataFormat, name) ? "NCHW" : "NHWC";
        activation = args.Activation ?? Activations.FromName(null);
        inputSpec = new InputSpec(ndim: args.Rank + 2);
    }

    /// <summary>Spatial axes.</summary>
    protected int rank => args.Rank;

    /// <summary>Channels of the output.</summary>
    protected int filters => args.Filters;

    /// <summary>Lengths of the kernel, one for each spatial axis.</summary>
    protected Shape kernel_size { get; }

    /// <summary>From one position to the next, one for each spatial axis.</summary>
    protected Shape strides { get; }

    /// <summary>From one element of the kernel to the next, one for each spatial axis.</summary>
    protected Shape dilation_rate { get; }

    /// <summary>valid or same.</summary>
    protected string padding => args.Padding;

    /// <summary>channels_last or channels_first.</summary>
    protected string data_format => args.DataFormat ?? "channels_last";

    /// <summary>What follows the bias.</summary>
    protected Activation activation { get; }

    /// <summary>Whether there is a bias.</summary>
    protected bool use_bias => args.UseBias;

    /// <summary>Of the kernel.</summary>
    protected IInitializer kernel_initializer => args.KernelInitializer;

    /// <summary>Adds a loss for the kernel; null: none.</summary>
    protected IRegularizer? kernel_regularizer => args.KernelRegularizer;

    /// <summary>Of the bias.</summary>
    protected IInitializer bias_initializer => args.BiasInitializer;

    /// <summary>The axis of the channels.</summary>
    protected virtual int _get_channel_axis() => _tf_data_format == "NCHW" ? 1 : -1;

    /// <inheritdoc/>
    /// <exception cref="ValueError">The channels are not known, cannot be divided by the groups, or nothing would be left of a spatial axis.</exception>
    /// <exception cref="InvalidArgumentError">Channels come first.</exception>
    public override void build(KerasShapesWrapper input_shape)
    {
        var shape = input_shape.ToSingleShape();
        Spatial.RequireLastChannels("Conv2D", _tf_data_format);
        var channels = Channels(shape);
        if (channels % args.Groups != 0)
            throw new ValueError($"The number of input channels must be evenly divisible by the number of groups. Received groups={args.Groups}, but the input has {channels} channels (full input shape is {shape}).");
        ComputeOutputShape(shape);
        MakeKernel(Shape.Adopt([.. kernel_size.Span, channels / args.Groups, args.Filters]));
        AddBias();
        Finish(input_shape, channels);
    }

    // Channels of the output, once the input's are known.
    private protected virtual long OutputChannels => args.Filters;

    private protected virtual string KernelName => "kernel";

    private protected BaseResourceVariable Kernel => kernelVariable!;

    private protected void MakeKernel(Shape shape)
    {
        kernel = add_weight(KernelName, shape, DType, args.KernelInitializer, args.KernelRegularizer);
        kernelVariable = BaseResourceVariable.From(kernel);
    }

    private protected long Channels(Shape shape) => shape[-1] >= 0
        ? shape[-1]
        : throw new ValueError($"The channel dimension of the inputs should be defined. The input_shape received is {shape}, where axis -1 (0-based) is the channel dimension, which found to be `None` (layer \"{name}\").");

    private protected void AddBias()
    {
        if (!args.UseBias) return;
        bias = add_weight("bias", Shape.Adopt([OutputChannels]), DType, args.BiasInitializer, args.BiasRegularizer);
        biasVariable = BaseResourceVariable.From(bias);
    }

    private protected void Finish(KerasShapesWrapper input, long channels)
    {
        inputSpec = new InputSpec(ndim: args.Rank + 2, axes: new Dictionary<int, int> { [-1] = (int)channels });
        _buildInputShape = input;
        built = true;
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape)
    {
        var dims = new long[input_shape.ndim];
        dims[0] = input_shape[0];
        dims[^1] = OutputChannels;
        for (var axis = 0; axis < args.Rank; axis++) dims[axis + 1] = SpatialArguments.Output(input_shape, axis + 1, kernel_size[axis], strides[axis], dilation_rate[axis], same, name);
        return Shape.Adopt(dims);
    }

    internal override bool WriteConfig(ConfigWriter config)
    {
        config.Set("filters", args.Filters).SetList("kernel_size", Ints(kernel_size)).SetList("strides", Ints(strides)).Set("padding", args.Padding.ToLowerInvariant()).Set("data_format", data_format)
            .SetList("dilation_rate", Ints(dilation_rate)).Set("groups", args.Groups).Set("activation", activation).Set("use_bias", args.UseBias).Set("kernel_initializer", args.KernelInitializer)
            .Set("bias_initializer", args.BiasInitializer).Set("kernel_regularizer", args.KernelRegularizer).Set("bias_regularizer", args.BiasRegularizer)
            .Set("activity_regularizer", ActivityRegularizer).SetNull("kernel_constraint").SetNull("bias_constraint");
        return OfEngine;

        static IEnumerable<int> Ints(Shape shape) => shape.dims.Select(dim => (int)dim);
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), DType)] : base.InferShapes(inputs, dtypes);

    internal override bool JoinImages(ImageChain chain) =>
        GetType() == typeof(Conv2D) && args.Rank == 2 && args.Groups == 1 && activation.Kind is ActivationKind.Linear or ActivationKind.Relu &&
        chain.AddConvolution(Window, kernelVariable!.Value, biasVariable?.Value, activation.Kind == ActivationKind.Relu);

    // Along one axis: images of one row, as TensorFlow's conv1d.
    private protected Spatial Window => args.Rank == 1
        ? new(1, (int)strides[0], same, 1, (int)dilation_rate[0])
        : new((int)strides[0], (int)strides[1], same, (int)dilation_rate[0], (int)dilation_rate[1]);

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = false, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        if (x.dtype != DType) x = Primitives.Cast(x, DType);
        var filter = kernelVariable!.Read();
        if (args.Rank == 2) return Convolved(x, filter);
        var y = Convolved(Primitives.ExpandDims(x, 1), Primitives.ExpandDims(filter, 0));
        return Primitives.Squeeze(y, [1]);
    }

    private Tensor Convolved(Tensor x, Tensor filter)
    {
        if (args.Groups == 1 && biasVariable is not null)
        {
            var relu = activation.Kind == ActivationKind.Relu;
            var y = Run.Op(new ConvolutionalLayerOp(Window, relu), x, filter, biasVariable.Read());
            return relu ? y : Activated(y);
        }
        return Activated(Biased(args.Groups == 1 ? Primitives.Conv2D(x, filter, Window) : ByGroups(x, filter)));
    }

    private protected Tensor Biased(Tensor y) => biasVariable is null ? y : Primitives.BiasAdd(y, biasVariable.Read());

    private protected Tensor Activated(Tensor y) => activation.Kind == ActivationKind.Linear ? y : activation.Apply(y);

    private Tensor ByGroups(Tensor x, Tensor filter)
    {
        var images = Primitives.SplitV(x, Parts(x.Dimensions[-1]), -1);
        var kernels = Primitives.SplitV(filter, Parts(args.Filters), -1);
        return Primitives.Concat([.. images.Zip(kernels, (image, part) => Primitives.Conv2D(image, part, Window))], -1);

        int[] Parts(long length) => [.. Enumerable.Repeat((int)length / args.Groups, args.Groups)];
    }
}

/// <summary>A convolution over height and width; see <see cref="Convolutional"/>.</summary>
public class Conv2D : Convolutional
{
    /// <summary>A convolution over height and width.</summary>
    public Conv2D(Conv2DArgs args) : base(args)
    {
    }
}

/// <summary>A convolution over steps: input (batch, steps, channels); see <see cref="Convolutional"/>.</summary>
public class Conv1D : Convolutional
{
    /// <summary>A convolution over steps.</summary>
    public Conv1D(Conv1DArgs args) : base(args)
    {
    }
}
