using System.Numerics;
using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Convolution of each channel by filters of its own: images (batch, height, width, channels), filter (height, width, channels, multiplier), output (batch, height', width', channels * multiplier).</summary>
internal sealed class DepthwiseConv2dNativeOp(Spatial spatial) : BinaryOp
{
    public override string Name => "DepthwiseConv2dNative";

    public override bool IsFused => Depthwise.IsDilated(spatial);

    public override Tensor Compose(Tensor a, Tensor b) => Run.Op(new DepthwiseConv2dNativeOp(Depthwise.Undilated(spatial)), a, Depthwise.Spread(this, b, spatial));

    public override void SetAttributes(NativeAttributes attributes, Tensor a, Tensor b)
    {
        Convolutions.RequireFit(this, spatial, a.Dimensions, b.Dimensions);
        spatial.SetAttributes(attributes);
    }

    public override Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        var window = Depthwise.Window(this, spatial, a.Dimensions, b.Dimensions);
        var y = new Tensor(Spatial.Output(window, window.Channels * b.Dimensions.Span[3]), a.dtype);
        if (a.dtype == TF_DataType.TF_FLOAT) Compute<float>(window, a, b, y);
        else if (a.dtype == TF_DataType.TF_DOUBLE) Compute<double>(window, a, b, y);
        else throw Errors.Dtype(this, a.dtype);
        return y;
    }

    private static unsafe void Compute<T>(in SpatialWindow window, Tensor a, Tensor b, Tensor y) where T : unmanaged, INumber<T> =>
        DepthwiseKernels.Forward(window, (T*)a.Data, (T*)b.Data, (int)b.Dimensions.Span[3], (T*)y.Data);

    // nn_grad.py, _DepthwiseConv2dNativeGrad.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) => (
        needA ? Run.Op(new DepthwiseConv2dNativeBackpropInputOp(a.Dimensions, spatial), b, dy) : null,
        needB ? Run.Op(new DepthwiseConv2dNativeBackpropFilterOp(b.Dimensions, spatial), a, dy) : null);
}

/// <summary>The gradient of a convolution by channels for its images of the given shape. Inputs: filter, upstream gradient.</summary>
internal sealed class DepthwiseConv2dNativeBackpropInputOp(Shape images, Spatial spatial) : BinaryOp
{
    public override string Name => "DepthwiseConv2dNativeBackpropInput";

    public override bool IsFused => Depthwise.IsDilated(spatial);

    public override Tensor Compose(Tensor a, Tensor b) => Run.Op(new DepthwiseConv2dNativeBackpropInputOp(images, Depthwise.Undilated(spatial)), Depthwise.Spread(this, a, spatial), b);

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.FirstInputNarrow(images);
        spatial.SetAttributes(attributes);
    }

    public override Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        var window = Depthwise.Window(this, spatial, images, a.Dimensions, b.Dimensions);
        var dx = new Tensor(images, a.dtype);
        if (a.dtype == TF_DataType.TF_FLOAT) Compute<float>(window, a, b, dx);
        else if (a.dtype == TF_DataType.TF_DOUBLE) Compute<double>(window, a, b, dx);
        else throw Errors.Dtype(this, a.dtype);
        return dx;
    }

    private static unsafe void Compute<T>(in SpatialWindow window, Tensor a, Tensor b, Tensor dx) where T : unmanaged, INumber<T> =>
        DepthwiseKernels.InputGradient(window, (T*)b.Data, (T*)a.Data, (int)a.Dimensions.Span[3], (T*)dx.Data);

    // nn_grad.py, _DepthwiseConv2dNativeBackpropInputGrad.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) => (
        needA ? Run.Op(new DepthwiseConv2dNativeBackpropFilterOp(a.Dimensions, spatial), dy, b) : null,
        needB ? Run.Op(new DepthwiseConv2dNativeOp(spatial), dy, a) : null);
}

/// <summary>The gradient of a convolution by channels for its filter of the given shape. Inputs: images, upstream gradient.</summary>
internal sealed class DepthwiseConv2dNativeBackpropFilterOp(Shape filter, Spatial spatial) : BinaryOp
{
    public override string Name => "DepthwiseConv2dNativeBackpropFilter";

    public override bool IsFused => Depthwise.IsDilated(spatial);

    public override Tensor Compose(Tensor a, Tensor b) =>
        Depthwise.Gathered(Run.Op(new DepthwiseConv2dNativeBackpropFilterOp(Depthwise.SpreadShape(this, filter, spatial), Depthwise.Undilated(spatial)), a, b), filter, spatial);

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.InputAtNarrow(1, filter);
        spatial.SetAttributes(attributes);
    }

    public override Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        var window = Depthwise.Window(this, spatial, a.Dimensions, filter, b.Dimensions);
        var gradient = new Tensor(filter, a.dtype);
        if (a.dtype == TF_DataType.TF_FLOAT) Compute<float>(window, a, b, gradient);
        else if (a.dtype == TF_DataType.TF_DOUBLE) Compute<double>(window, a, b, gradient);
        else throw Errors.Dtype(this, a.dtype);
        return gradient;
    }

    private static unsafe void Compute<T>(in SpatialWindow window, Tensor a, Tensor b, Tensor gradient) where T : unmanaged, INumber<T> =>
        DepthwiseKernels.FilterGradient(window, (T*)a.Data, (T*)b.Data, (int)gradient.Dimensions.Span[3], (T*)gradient.Data);

    // nn_grad.py, _DepthwiseConv2dNativeBackpropFilterGrad.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) => (
        needA ? Run.Op(new DepthwiseConv2dNativeBackpropInputOp(a.Dimensions, spatial), dy, b) : null,
        needB ? Run.Op(new DepthwiseConv2dNativeOp(spatial), a, dy) : null);
}

/// <summary>What the ops of convolution by channels share.</summary>
/// <remarks>libtensorflow's kernels on a CPU know no dilation, and the gradients' leave it out without a word: there a filter is spread, with zeros between its elements.</remarks>
internal static class Depthwise
{
    public static bool IsDilated(in Spatial spatial) => spatial.DilationY != 1 || spatial.DilationX != 1;

    public static Spatial Undilated(in Spatial spatial) => spatial with { DilationY = 1, DilationX = 1 };

    public static Shape SpreadShape(Op op, Shape filter, in Spatial spatial)
    {
        Convolutions.RequireFilter(op, filter);
        return Shape.Adopt([((filter.Span[0] - 1) * spatial.DilationY) + 1, ((filter.Span[1] - 1) * spatial.DilationX) + 1, filter.Span[2], filter.Span[3]]);
    }

    /// <summary>The filter with zeros between its elements.</summary>
    public static Tensor Spread(Op op, Tensor filter, in Spatial spatial)
    {
        var (shape, dims) = (SpreadShape(op, filter.Dimensions, spatial), filter.Dimensions);
        var apart = Pad(Reshape(filter, Shape.Adopt([dims[0], 1, dims[1], 1, dims[2], dims[3]])), new long[,] { { 0, 0 }, { 0, spatial.DilationY - 1 }, { 0, 0 }, { 0, spatial.DilationX - 1 }, { 0, 0 }, { 0, 0 } });
        return Slice(Reshape(apart, Shape.Adopt([dims[0] * spatial.DilationY, dims[1] * spatial.DilationX, dims[2], dims[3]])), [0, 0, 0, 0], shape.dims);
    }

    /// <summary>Those elements of a spread filter that are the filter's.</summary>
    public static Tensor Gathered(Tensor spread, Shape filter, in Spatial spatial)
    {
        var whole = Pad(spread, new long[,] { { 0, spatial.DilationY - 1 }, { 0, spatial.DilationX - 1 }, { 0, 0 }, { 0, 0 } });
        var apart = Reshape(whole, Shape.Adopt([filter[0], spatial.DilationY, filter[1], spatial.DilationX, filter[2], filter[3]]));
        return Reshape(Slice(apart, [0, 0, 0, 0, 0, 0], [filter[0], 1, filter[1], 1, filter[2], filter[3]]), filter);
    }

    public static SpatialWindow Window(Op op, in Spatial spatial, Shape images, Shape filter)
    {
        Convolutions.RequireFilter(op, filter);
        if (spatial.StrideY != spatial.StrideX)
            throw new InvalidArgumentError($"Current implementation only supports equal length strides in the row and column dimensions, got {spatial.StrideY} and {spatial.StrideX} [Op:{op.Name}]");
        var window = spatial.Window(op, images, (int)filter.Span[0], (int)filter.Span[1]);
        return filter.Span[2] == window.Channels
            ? window
            : throw new InvalidArgumentError($"input and filter must have the same depth: {window.Channels} vs {filter.Span[2]} [Op:{op.Name}]");
    }

    public static SpatialWindow Window(Op op, in Spatial spatial, Shape images, Shape filter, Shape dy)
    {
        var window = Window(op, spatial, images, filter);
        return Convolutions.WithUpstream(op, window, window.Channels * filter.Span[3], dy);
    }
}
