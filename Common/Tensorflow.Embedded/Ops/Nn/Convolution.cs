using System.Numerics;
using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>What the convolution's ops share.</summary>
internal static unsafe class Convolutions
{
    /// <summary>The window of a filter (height, width, channels, filters) over images.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not fit.</exception>
    public static SpatialWindow Window(Op op, in Spatial spatial, Shape images, Shape filter)
    {
        RequireFilter(op, filter);
        var window = spatial.Window(op, images, (int)filter.Span[0], (int)filter.Span[1]);
        if (filter.Span[2] != images.Span[3])
            throw new InvalidArgumentError($"input depth must be evenly divisible by filter depth: {images.Span[3]} vs {filter.Span[2]}, and convolution by groups is not offered on a CPU [Op:{op.Name}]");
        return window;
    }

    /// <summary>The window, where the upstream gradient's shape is the output's.</summary>
    public static SpatialWindow Window(Op op, in Spatial spatial, Shape images, Shape filter, Shape dy) => WithUpstream(op, Window(op, spatial, images, filter), filter.Span[3], dy);

    /// <summary>Looked at before the native library, which eagerly gives back what nobody computed where a filter is larger than the images.</summary>
    /// <exception cref="InvalidArgumentError">The filter does not fit.</exception>
    public static void RequireFit(Op op, in Spatial spatial, Shape images, Shape filter)
    {
        RequireFilter(op, filter);
        _ = spatial.Window(op, images, (int)filter.Span[0], (int)filter.Span[1]);
    }

    /// <exception cref="InvalidArgumentError">The filter is not of rank 4.</exception>
    public static void RequireFilter(Op op, Shape filter)
    {
        if (filter.ndim != 4) throw new InvalidArgumentError($"filter must be 4-dimensional: {Errors.Brackets(filter)} [Op:{op.Name}]");
    }

    /// <summary>The window, where the upstream gradient's shape is that of an output of so many channels.</summary>
    /// <exception cref="InvalidArgumentError">It is not.</exception>
    public static SpatialWindow WithUpstream(Op op, in SpatialWindow window, long channels, Shape dy)
    {
        var expected = Spatial.Output(window, channels);
        return dy.Equals(expected) ? window : throw new InvalidArgumentError($"{op.Name}: out_backprop of shape {Errors.Brackets(dy)}, expected {Errors.Brackets(expected)} [Op:{op.Name}]");
    }

    /// <summary>Memory for the packed filter.</summary>
    public static Tensor Packed(in SpatialWindow window, long filters, TF_DataType dtype) => new(Shape.Adopt([ConvolutionKernels.PackedElements(window, (int)filters)]), dtype);

    /// <summary>Memory for the sums of the filter's gradient.</summary>
    public static Tensor Partials(in SpatialWindow window, int filters, TF_DataType dtype) => new(Shape.Adopt([ConvolutionKernels.PartialElements(window, filters)]), dtype);

    /// <summary>y = activation(conv(x, filter) + bias).</summary>
    public static Tensor Forward(Op op, in Spatial spatial, Tensor x, Tensor filter, Tensor? bias = null, bool relu = false)
    {
        Errors.RequireSameDtype(op, x, filter);
        var window = Window(op, spatial, x.Dimensions, filter.Dimensions);
        var filters = filter.Dimensions.Span[3];
        var y = new Tensor(Spatial.Output(window, filters), x.dtype);
        var packed = Packed(window, filters, x.dtype);
        var activation = relu ? Activation.Relu : Activation.None;
        if (x.dtype == TF_DataType.TF_FLOAT)
        {
            ConvolutionKernels.Forward(window, (float*)x.Data, (float*)filter.Data, (int)filters, (float*)y.Data, (float*)packed.Data,
                new Epilogue<float>(bias is null ? null : (float*)bias.Data, activation));
        }
        else if (x.dtype == TF_DataType.TF_DOUBLE)
        {
            ConvolutionKernels.Forward(window, (double*)x.Data, (double*)filter.Data, (int)filters, (double*)y.Data, (double*)packed.Data,
                new Epilogue<double>(bias is null ? null : (double*)bias.Data, activation));
        }
        else
        {
            throw Errors.Dtype(op, x.dtype);
        }
        packed.Release();
        return y;
    }
}

/// <summary>Convolution of images (batch, height, width, channels) with a filter (height, width, channels, filters): (batch, height', width', filters).</summary>
internal sealed class Conv2DOp(Spatial spatial) : BinaryOp
{
    public override string Name => "Conv2D";

    public override void SetAttributes(NativeAttributes attributes, Tensor a, Tensor b)
    {
        Convolutions.RequireFit(this, spatial, a.Dimensions, b.Dimensions);
        spatial.SetAttributes(attributes);
    }

    public override Tensor Compute(Tensor a, Tensor b) => Convolutions.Forward(this, spatial, a, b);

    // nn_grad.py, _Conv2DGrad.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Conv2DBackpropInput(a.Dimensions, b, dy, spatial) : null, needB ? Conv2DBackpropFilter(a, b.Dimensions, dy, spatial) : null);
}

/// <summary>The gradient of a convolution for its images of the given shape. Inputs: filter, upstream gradient.</summary>
internal sealed class Conv2DBackpropInputOp(Shape images, Spatial spatial) : BinaryOp
{
    public override string Name => "Conv2DBackpropInput";

    // TensorFlow 2.15's oneDNN gives wrong numbers, zeros among them, for one channel and one filter on processors of AMD's Zen 5. It is not asked where the padding is given in numbers,
    // which the other kernel takes without dilation.
    private bool IsOneChannel => images.ndim == 4 && images.Span[3] == 1;

    public override bool IsFused => IsOneChannel && (spatial.DilationY > 1 || spatial.DilationX > 1);

    public override Tensor Compose(Tensor a, Tensor b) => Run.Op(new Conv2DBackpropInputOp(images, Depthwise.Undilated(spatial)), Depthwise.Spread(this, a, spatial), b);

    public override void SetAttributes(NativeAttributes attributes, Tensor a, Tensor b)
    {
        attributes.FirstInputNarrow(images);
        if (IsOneChannel && a.ndim == 4 && a.Dimensions.Span[3] == 1) spatial.SetExplicitAttributes(attributes, spatial.Window(this, images, (int)a.Dimensions.Span[0], (int)a.Dimensions.Span[1]));
        else spatial.SetAttributes(attributes);
    }

    public override unsafe Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        var window = Convolutions.Window(this, spatial, images, a.Dimensions, b.Dimensions);
        var filters = a.Dimensions.Span[3];
        var dx = new Tensor(images, a.dtype);
        var packed = Convolutions.Packed(window, filters, a.dtype);
        if (a.dtype == TF_DataType.TF_FLOAT) ConvolutionKernels.InputGradient(window, (float*)b.Data, (float*)a.Data, (int)filters, (float*)dx.Data, (float*)packed.Data);
        else if (a.dtype == TF_DataType.TF_DOUBLE) ConvolutionKernels.InputGradient(window, (double*)b.Data, (double*)a.Data, (int)filters, (double*)dx.Data, (double*)packed.Data);
        else throw Errors.Dtype(this, a.dtype);
        packed.Release();
        return dx;
    }

    // nn_grad.py, _Conv2DBackpropInputGrad.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Conv2DBackpropFilter(dy, a.Dimensions, b, spatial) : null, needB ? Conv2D(dy, a, spatial) : null);
}

/// <summary>The gradient of a convolution for its filter of the given shape. Inputs: images, upstream gradient.</summary>
internal sealed class Conv2DBackpropFilterOp(Shape filter, Spatial spatial) : BinaryOp
{
    public override string Name => "Conv2DBackpropFilter";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.InputAtNarrow(1, filter);
        spatial.SetAttributes(attributes);
    }

    public override Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        var window = Convolutions.Window(this, spatial, a.Dimensions, filter, b.Dimensions);
        var gradient = new Tensor(filter, a.dtype);
        if (a.dtype == TF_DataType.TF_FLOAT) Compute<float>(window, a, b, gradient);
        else if (a.dtype == TF_DataType.TF_DOUBLE) Compute<double>(window, a, b, gradient);
        else throw Errors.Dtype(this, a.dtype);
        return gradient;
    }

    private static unsafe void Compute<T>(in SpatialWindow window, Tensor x, Tensor dy, Tensor gradient)
        where T : unmanaged, INumber<T>
    {
        var filters = (int)gradient.Dimensions.Span[3];
        var partials = Convolutions.Partials(window, filters, gradient.dtype);
        ConvolutionKernels.FilterGradient(window, (T*)x.Data, (T*)dy.Data, filters, (T*)gradient.Data, (T*)partials.Data);
        partials.Release();
    }

    // nn_grad.py, _Conv2DBackpropFilterGrad.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) =>
        (needA ? Conv2DBackpropInput(a.Dimensions, dy, b, spatial) : null, needB ? Conv2D(a, dy, spatial) : null);
}

/// <summary>
/// A convolutional layer in one pass: relu(conv(x, kernel) + bias), relu if wanted. Inputs: x (batch, height, width, channels), kernel (height, width, channels, filters) and bias (filters).
/// </summary>
internal sealed class ConvolutionalLayerOp(Spatial spatial, bool relu) : NaryOp
{
    public override string Name => "ConvolutionalLayer";

    public override bool IsFused => true;

    public override Tensor Compute(Tensor[] inputs)
    {
        var (kernel, bias) = (inputs[1], inputs[2]);
        if (kernel.ndim == 4 && (bias.ndim != 1 || bias.Dimensions.Span[0] != kernel.Dimensions.Span[3]))
            throw new InvalidArgumentError($"Must provide as many biases as the last dimension of the input tensor: {Errors.Brackets(bias.Dimensions)} vs. {kernel.Dimensions.Span[3]} [Op:BiasAdd]");
        return Convolutions.Forward(this, spatial, inputs[0], kernel, bias, relu);
    }

    public override Tensor Compose(Tensor[] inputs)
    {
        var y = BiasAdd(Conv2D(inputs[0], inputs[1], spatial), inputs[2]);
        return relu ? Relu(y) : y;
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed)
    {
        var context = EngineContext.Current;
        if (context.Tapes is null && context.Native is null && needed[1] && Fused(inputs, y, dy, needed) is { } gradients) return gradients;
        return Composed(inputs, y, dy, needed);
    }

    // In one pass over the upstream gradient for kernel and bias, and one for the images; null: the kernels do not take the window.
    private unsafe Tensor?[]? Fused(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed)
    {
        var (x, kernel) = (inputs[0], inputs[1]);
        if (x.dtype != TF_DataType.TF_FLOAT || dy.dtype != TF_DataType.TF_FLOAT) return null;
        var window = Convolutions.Window(this, spatial, x.Dimensions, kernel.Dimensions, dy.Dimensions);
        var filters = (int)kernel.Dimensions.Span[3];
        if (!SlidingWindows.TakeFilterGradient(window, filters) || (needed[0] && !SlidingWindows.TakeInputGradient(window, filters))) return null;
        var outputs = relu ? (float*)y.Data : null;
        Tensor? dx = null;
        if (needed[0])
        {
            dx = new Tensor(x.Dimensions, x.dtype);
            var packed = Convolutions.Packed(window, filters, x.dtype);
            SlidingWindows.InputGradient(window, (float*)dy.Data, outputs, (float*)kernel.Data, filters, (float*)dx.Data, (float*)packed.Data);
            packed.Release();
        }
        var dKernel = new Tensor(kernel.Dimensions, x.dtype);
        var dBias = needed[2] ? new Tensor(inputs[2].Dimensions, x.dtype) : null;
        var partials = Convolutions.Partials(window, filters, x.dtype);
        SlidingWindows.FilterGradient(window, (float*)x.Data, (float*)dy.Data, outputs, filters, (float*)dKernel.Data, dBias is null ? null : (float*)dBias.Data, (float*)partials.Data);
        partials.Release();
        // The kernels read native memory, which the collector does not see.
        GC.KeepAlive(inputs);
        GC.KeepAlive(y);
        GC.KeepAlive(dy);
        return [dx, dKernel, dBias];
    }

    private Tensor?[] Composed(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed)
    {
        var dz = relu ? ReluGrad(dy, y) : dy;
        return
        [
            needed[0] ? Conv2DBackpropInput(inputs[0].Dimensions, inputs[1], dz, spatial) : null,
            needed[1] ? Conv2DBackpropFilter(inputs[0], inputs[1].Dimensions, dz, spatial) : null,
            needed[2] ? BiasAddGrad(dz) : null,
        ];
    }
}
