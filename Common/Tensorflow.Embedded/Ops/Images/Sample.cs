using System.Numerics;
using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>How ScaleAndTranslate resizes; nothing is moved.</summary>
/// <param name="Kernel">TensorFlow's name of the kernel.</param>
/// <param name="Antialias">Whether the kernel grows where an image shrinks.</param>
/// <param name="Down">New rows for each before.</param>
/// <param name="Across">New columns for each before.</param>
internal readonly record struct Sampling(string Kernel, bool Antialias, float Down, float Across)
{
    public void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(Down, Across);
        attributes.Input(0f, 0f);
        attributes.String("kernel_type", Kernel);
        attributes.Bool("antialias", Antialias);
    }

    public (SampleSpans Rows, SampleSpans Columns) Spans(Op op, in ImageSize size)
    {
        var kernel = SampleSpans.Kernel(Kernel) ?? throw new InvalidArgumentError($"Unrecognized kernel type: {Kernel} [Op:{op.Name}]");
        if (!(Down > 0) || !(Across > 0)) throw new InvalidArgumentError($"scale must be greater than zero. [Op:{op.Name}]");
        return (SampleSpans.Scaled(kernel, size.Height, size.NewHeight, Down, Antialias), SampleSpans.Scaled(kernel, size.Width, size.NewWidth, Across, Antialias));
    }
}

/// <summary>Resizes by one of TensorFlow's sampling kernels, in float32 whatever the images hold.</summary>
internal sealed class ScaleAndTranslateOp(int height, int width, Sampling sampling) : UnaryOp
{
    public override string Name => "ScaleAndTranslate";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input([height, width]);
        sampling.SetAttributes(attributes);
    }

    public override Tensor Compute(Tensor x)
    {
        NewSize.RequireDtype(this, x);
        var size = NewSize.SizeOf(this, x.Dimensions, height, width);
        var (rows, columns) = sampling.Spans(this, size);
        return Samples.Resized(this, size, rows, columns, x);
    }

    // image_grad.py, _ScaleAndTranslateGrad.
    public override Tensor? Gradient(Tensor x, Tensor y, Tensor dy) => x.dtype.IsFloating() ? Run.Op(new ScaleAndTranslateGradOp(sampling), dy, x) : null;
}

/// <summary>The gradient of <see cref="ScaleAndTranslateOp"/>. Inputs: the upstream gradient, the images, of which only the shape counts.</summary>
internal sealed class ScaleAndTranslateGradOp(Sampling sampling) : BinaryOp
{
    public override string Name => "ScaleAndTranslateGrad";

    public override void SetAttributes(NativeAttributes attributes) => sampling.SetAttributes(attributes);

    public override Tensor Compute(Tensor a, Tensor b)
    {
        if (b.dtype != TF_DataType.TF_FLOAT) throw Errors.Dtype(this, b.dtype);
        var (height, width) = NewSize.SizeOf(this, a.Dimensions, b.Dimensions);
        var size = NewSize.SizeOf(this, b.Dimensions, height, width);
        var (rows, columns) = sampling.Spans(this, size);
        return Samples.Gradient(this, size, rows, columns, a, b);
    }
}

/// <summary>Cubic interpolation, in float32 whatever the images hold.</summary>
internal sealed class ResizeBicubicOp(NewSize resizing) : ResizeOp(resizing)
{
    public override string Name => "ResizeBicubic";

    protected override Tensor Resized(in ImageSize size, Grid rows, Grid columns, Tensor x) => Samples.Resized(this, size, SampleSpans.Cubic(rows), SampleSpans.Cubic(columns), x);

    // image_grad.py, _ResizeBicubicGrad.
    public override Tensor? Gradient(Tensor x, Tensor y, Tensor dy) => x.dtype.IsFloating() ? Run.Op(new ResizeBicubicGradOp(Resizing.AlignCorners, Resizing.HalfPixelCenters), dy, x) : null;
}

/// <summary>The gradient of <see cref="ResizeBicubicOp"/>.</summary>
internal sealed class ResizeBicubicGradOp(bool alignCorners, bool halfPixelCenters) : ResizeGradOp(alignCorners, halfPixelCenters)
{
    public override string Name => "ResizeBicubicGrad";

    protected override Tensor OfImages(in ImageSize size, Grid rows, Grid columns, Tensor dy, Tensor images) =>
        Samples.Gradient(this, size, SampleSpans.Cubic(rows), SampleSpans.Cubic(columns), dy, images);
}

/// <summary>For each pixel the mean of those that it covers, in float32 whatever the images hold. TensorFlow gives no gradient.</summary>
internal sealed class ResizeAreaOp(int height, int width) : ResizeOp(new(height, width, AlignCorners: false, HalfPixelCenters: false))
{
    public override string Name => "ResizeArea";

    protected override Tensor Resized(in ImageSize size, Grid rows, Grid columns, Tensor x) => Samples.Resized(this, size, SampleSpans.Area(rows), SampleSpans.Area(columns), x);
}

/// <summary>Weighted sums over rows and columns, for tensors.</summary>
internal static class Samples
{
    public static Tensor Resized(Op op, ImageSize size, SampleSpans rows, SampleSpans columns, Tensor x)
    {
        var y = new Tensor(NewSize.After(size), TF_DataType.TF_FLOAT);
        Managed.ByNumber(new Work(size, rows, columns, x, y), op, x.dtype);
        return y;
    }

    public static unsafe Tensor Gradient(Op op, ImageSize size, SampleSpans rows, SampleSpans columns, Tensor dy, Tensor images)
    {
        if (dy.dtype != TF_DataType.TF_FLOAT) throw Errors.Dtype(op, dy.dtype);
        var dx = new Tensor(images.Dimensions, images.dtype);
        if (images.dtype == TF_DataType.TF_FLOAT) SampleKernels.Gradient(size, rows, columns, (float*)dy.Data, (float*)dx.Data);
        else if (images.dtype == TF_DataType.TF_DOUBLE) SampleKernels.Gradient(size, rows, columns, (float*)dy.Data, (double*)dx.Data);
        else throw Errors.Dtype(op, images.dtype);
        return dx;
    }

    private readonly unsafe struct Work(ImageSize size, SampleSpans rows, SampleSpans columns, Tensor x, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => SampleKernels.Resize(size, rows, columns, (T*)x.Data, (float*)y.Data);
    }
}
