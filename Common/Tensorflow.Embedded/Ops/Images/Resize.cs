using System.Numerics;
using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>What the ops that resize images (batch, height, width, channels) share: TensorFlow's ops of one image size, of which each new pixel is some of those before.</summary>
/// <param name="Height">Rows after.</param>
/// <param name="Width">Columns after.</param>
/// <param name="AlignCorners">The centres of the outermost pixels coincide.</param>
/// <param name="HalfPixelCenters">A pixel's centre is half a pixel from its edge.</param>
internal readonly record struct NewSize(int Height, int Width, bool AlignCorners, bool HalfPixelCenters)
{
    public void SetAttributes(NativeAttributes attributes)
    {
        attributes.Flag("align_corners", AlignCorners);
        attributes.Flag("half_pixel_centers", HalfPixelCenters);
    }

    /// <summary>The same, with the new size as a further input.</summary>
    public void SetAttributesAndSize(NativeAttributes attributes)
    {
        SetAttributes(attributes);
        attributes.Input([Height, Width]);
    }

    /// <summary>The sizes, and where rows and columns come from.</summary>
    /// <exception cref="InvalidArgumentError">The shape is not of rank 4, an image is empty or becomes so, or both ways to place pixels are asked for.</exception>
    public (ImageSize Size, Grid Rows, Grid Columns) Of(Op op, Shape images)
    {
        if (AlignCorners && HalfPixelCenters) throw new InvalidArgumentError($"If half_pixel_centers is True, align_corners must be False. [Op:{op.Name}]");
        var size = SizeOf(op, images, Height, Width);
        return (size, new(size.Height, size.NewHeight, AlignCorners, HalfPixelCenters), new(size.Width, size.NewWidth, AlignCorners, HalfPixelCenters));
    }

    /// <summary>The sizes.</summary>
    /// <exception cref="InvalidArgumentError">The shape is not of rank 4, or an image is empty or becomes so.</exception>
    public static ImageSize SizeOf(Op op, Shape images, int height, int width)
    {
        if (images.ndim != 4) throw new InvalidArgumentError($"input must be 4-dimensional{Errors.Brackets(images)} [Op:{op.Name}]");
        if (height <= 0 || width <= 0) throw new InvalidArgumentError($"output dimensions must be positive, got {height} x {width} [Op:{op.Name}]");
        var dims = images.Span;
        if (dims[1] <= 0 || dims[2] <= 0) throw new InvalidArgumentError($"input image must be of non-zero size, got {Errors.Brackets(images)} [Op:{op.Name}]");
        return new((int)dims[0], (int)dims[1], (int)dims[2], (int)dims[3], height, width);
    }

    /// <summary>Shape of the images after.</summary>
    public static Shape After(in ImageSize size) => Shape.Adopt([size.Batch, size.NewHeight, size.NewWidth, size.Channels]);

    /// <summary>The size from the gradient's shape.</summary>
    /// <exception cref="InvalidArgumentError">The gradient is not of images as many and with as many channels.</exception>
    public static (int Height, int Width) SizeOf(Op op, Shape dy, Shape images)
    {
        if (dy.ndim != 4 || images.ndim != 4 || dy[0] != images[0] || dy[3] != images[3])
            throw new InvalidArgumentError($"grads of shape {Errors.Brackets(dy)} do not fit images of shape {Errors.Brackets(images)} [Op:{op.Name}]");
        return ((int)dy[1], (int)dy[2]);
    }

    /// <summary>The dtypes that TensorFlow's ops of images take: all numbers but unsigned ones of 32 and 64 bits.</summary>
    public static void RequireDtype(Op op, Tensor x)
    {
        if (x.dtype is TF_DataType.TF_UINT32 or TF_DataType.TF_UINT64) throw Errors.Dtype(op, x.dtype);
    }
}

/// <summary>Images of a new size.</summary>
internal abstract class ResizeOp(NewSize resizing) : UnaryOp
{
    protected NewSize Resizing => resizing;

    public sealed override void SetAttributes(NativeAttributes attributes) => resizing.SetAttributesAndSize(attributes);

    public sealed override Tensor Compute(Tensor x)
    {
        NewSize.RequireDtype(this, x);
        var (size, rows, columns) = resizing.Of(this, x.Dimensions);
        return Resized(size, rows, columns, x);
    }

    /// <summary>The images, by sizes and by where rows and columns come from.</summary>
    protected abstract Tensor Resized(in ImageSize size, Grid rows, Grid columns, Tensor x);
}

/// <summary>The gradient of a <see cref="ResizeOp"/> whose results are float32. Inputs: the upstream gradient, the images, of which only shape and dtype count.</summary>
internal abstract class ResizeGradOp(bool alignCorners, bool halfPixelCenters) : BinaryOp
{
    public sealed override void SetAttributes(NativeAttributes attributes) => new NewSize(0, 0, alignCorners, halfPixelCenters).SetAttributes(attributes);

    public sealed override Tensor Compute(Tensor a, Tensor b)
    {
        var (height, width) = NewSize.SizeOf(this, a.Dimensions, b.Dimensions);
        var (size, rows, columns) = new NewSize(height, width, alignCorners, halfPixelCenters).Of(this, b.Dimensions);
        return OfImages(size, rows, columns, a, b);
    }

    /// <summary>The gradient for the images.</summary>
    protected abstract Tensor OfImages(in ImageSize size, Grid rows, Grid columns, Tensor dy, Tensor images);
}

/// <summary>Linear interpolation, in float32 whatever the images hold.</summary>
internal sealed class ResizeBilinearOp(NewSize resizing) : ResizeOp(resizing)
{
    public override string Name => "ResizeBilinear";

    protected override Tensor Resized(in ImageSize size, Grid rows, Grid columns, Tensor x)
    {
        var y = new Tensor(NewSize.After(size), TF_DataType.TF_FLOAT);
        Managed.ByNumber(new Work(size, rows, columns, x, y), this, x.dtype);
        return y;
    }

    private readonly unsafe struct Work(ImageSize size, Grid rows, Grid columns, Tensor x, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => ResizeKernels.Bilinear(size, rows, columns, (T*)x.Data, (float*)y.Data);
    }

    // image_grad.py, _ResizeBilinearGrad.
    public override Tensor? Gradient(Tensor x, Tensor y, Tensor dy) => x.dtype.IsFloating() ? Run.Op(new ResizeBilinearGradOp(Resizing.AlignCorners, Resizing.HalfPixelCenters), dy, x) : null;
}

/// <summary>The gradient of <see cref="ResizeBilinearOp"/>.</summary>
internal sealed class ResizeBilinearGradOp(bool alignCorners, bool halfPixelCenters) : ResizeGradOp(alignCorners, halfPixelCenters)
{
    public override string Name => "ResizeBilinearGrad";

    protected override unsafe Tensor OfImages(in ImageSize size, Grid rows, Grid columns, Tensor dy, Tensor images)
    {
        if (dy.dtype != TF_DataType.TF_FLOAT) throw Errors.Dtype(this, dy.dtype);
        var dx = new Tensor(images.Dimensions, images.dtype);
        if (images.dtype == TF_DataType.TF_FLOAT) ResizeKernels.BilinearGradient(size, rows, columns, (float*)dy.Data, (float*)dx.Data);
        else if (images.dtype == TF_DataType.TF_DOUBLE) ResizeKernels.BilinearGradient(size, rows, columns, (float*)dy.Data, (double*)dx.Data);
        else throw Errors.Dtype(this, images.dtype);
        return dx;
    }
}

/// <summary>For each pixel the nearest one before, in the images' dtype.</summary>
internal sealed class ResizeNearestNeighborOp(NewSize resizing) : ResizeOp(resizing)
{
    public override string Name => "ResizeNearestNeighbor";

    protected override Tensor Resized(in ImageSize size, Grid rows, Grid columns, Tensor x)
    {
        var y = new Tensor(NewSize.After(size), x.dtype);
        Managed.ByNumber(new Work(size, rows, columns, x, y), this, x.dtype);
        return y;
    }

    private readonly unsafe struct Work(ImageSize size, Grid rows, Grid columns, Tensor x, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => ResizeKernels.Nearest(size, rows, columns, (T*)x.Data, (T*)y.Data);
    }

    // image_grad.py, _ResizeNearestNeighborGrad.
    public override Tensor? Gradient(Tensor x, Tensor y, Tensor dy) =>
        Run.Op(new ResizeNearestNeighborGradOp(new((int)x.Dimensions[1], (int)x.Dimensions[2], Resizing.AlignCorners, Resizing.HalfPixelCenters)), dy);
}

/// <summary>The gradient of <see cref="ResizeNearestNeighborOp"/> for images of a height and width.</summary>
internal sealed class ResizeNearestNeighborGradOp(NewSize images) : UnaryOp
{
    public override string Name => "ResizeNearestNeighborGrad";

    public override void SetAttributes(NativeAttributes attributes) => images.SetAttributesAndSize(attributes);

    public override Tensor Compute(Tensor x)
    {
        if (x.ndim != 4) throw new InvalidArgumentError($"input must be 4-dimensional{Errors.Brackets(x.Dimensions)} [Op:{Name}]");
        var shape = Shape.Adopt([x.Dimensions[0], images.Height, images.Width, x.Dimensions[3]]);
        var (size, rows, columns) = new NewSize((int)x.Dimensions[1], (int)x.Dimensions[2], images.AlignCorners, images.HalfPixelCenters).Of(this, shape);
        var dx = new Tensor(shape, x.dtype);
        Managed.ByNumber(new Work(size, rows, columns, x, dx), this, x.dtype);
        return dx;
    }

    private readonly unsafe struct Work(ImageSize size, Grid rows, Grid columns, Tensor dy, Tensor dx) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => ResizeKernels.NearestGradient(size, rows, columns, (T*)dy.Data, (T*)dx.Data);
    }
}
