using Tensorflow.Common.Types;
using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>The transpose of a convolution, as of its gradient: (batch, height, width, channels) to images as many strides larger. Weights kernel (height, width, filters, channels) and bias (filters).</summary>
internal sealed class Conv2DTranspose(Conv2DTransposeArgs args) : Conv2D(args)
{
    public override void build(KerasShapesWrapper input_shape)
    {
        var shape = input_shape.ToSingleShape();
        Spatial.RequireLastChannels("Conv2DBackpropInput", _tf_data_format);
        var channels = Channels(shape);
        MakeKernel(Shape.Adopt([.. kernel_size.Span, filters, channels]));
        AddBias();
        Finish(input_shape, channels);
    }

    internal override bool WriteConfig(ConfigWriter config)
    {
        base.WriteConfig(config);
        config.SetNull("output_padding");
        return true;
    }

    // conv_utils.py, deconv_output_length.
    public override Shape ComputeOutputShape(Shape input_shape) => Shape.Adopt([input_shape[0], Longer(input_shape, 0), Longer(input_shape, 1), filters]);

    private long Longer(Shape input, int axis)
    {
        var (length, kernel) = (input[axis + 1], ((kernel_size[axis] - 1) * dilation_rate[axis]) + 1);
        return length < 0 ? -1 : (length * strides[axis]) + (Window.Same ? 0 : Math.Max(kernel - strides[axis], 0));
    }

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        return Activated(Biased(Primitives.Conv2DBackpropInput(ComputeOutputShape(x.Dimensions), Kernel.Read(), x, Window)));
    }
}

/// <summary>A convolution of each channel by filters of its own. Weights depthwise_kernel (height, width, channels, multiplier) and bias (channels * multiplier).</summary>
internal sealed class DepthwiseConv2D : Conv2D
{
    private readonly int multiplier;
    private long channels;

    public DepthwiseConv2D(DepthwiseConv2DArgs args) : base(args)
    {
        var multiplier = args.DepthMultiplier;
        args.KernelInitializer = args.DepthwiseInitializer;
        if (multiplier <= 0) throw new ValueError($"Received an invalid value for `depth_multiplier`, expected a positive integer. Received: {multiplier} (layer \"{name}\")");
        this.multiplier = multiplier;
    }

    internal override bool WriteConfig(ConfigWriter config)
    {
        base.WriteConfig(config);
        config.Remove("filters").Remove("kernel_initializer").Remove("kernel_regularizer").Remove("kernel_constraint").Set("groups", 1).Set("depth_multiplier", multiplier)
            .Set("depthwise_initializer", kernel_initializer).Set("depthwise_regularizer", kernel_regularizer).SetNull("depthwise_constraint");
        return true;
    }

    private protected override long OutputChannels => channels * multiplier;

    private protected override string KernelName => "depthwise_kernel";

    public override void build(KerasShapesWrapper input_shape)
    {
        var shape = input_shape.ToSingleShape();
        Spatial.RequireLastChannels("DepthwiseConv2dNative", _tf_data_format);
        channels = Channels(shape);
        ComputeOutputShape(shape);
        MakeKernel(Shape.Adopt([.. kernel_size.Span, channels, multiplier]));
        AddBias();
        Finish(input_shape, channels);
    }

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = false, IOptionalArgs? optional_args = null) =>
        Activated(Biased(Run.Op(new DepthwiseConv2dNativeOp(Window), inputs.Single, Kernel.Read())));
}
