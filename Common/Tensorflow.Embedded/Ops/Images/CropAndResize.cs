using System.Numerics;
using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>
/// Boxes of images, resized to one size, in float32. Inputs: images (batch, height, width, channels), boxes (crops, 4) of y1, x1, y2, x2 as parts of height and width, and the image that each box is
/// of, int32 (crops).
/// </summary>
internal sealed class CropAndResizeOp(int height, int width, string method, float outside) : NaryOp
{
    public override string Name => "CropAndResize";

    /// <summary>bilinear or nearest.</summary>
    public string Method => method;

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input([height, width]);
        attributes.String("method", method);
        attributes.Float("extrapolation_value", outside);
    }

    public override Tensor Compute(Tensor[] inputs)
    {
        NewSize.RequireDtype(this, inputs[0]);
        var nearest = Crops.IsNearest(this, method);
        var size = NewSize.SizeOf(this, inputs[0].Dimensions, height, width);
        var count = Crops.Count(this, inputs[1], inputs[2], size.Batch);
        var y = new Tensor(Shape.Adopt([count, height, width, size.Channels]), TF_DataType.TF_FLOAT);
        Managed.ByNumber(new Work(size, inputs, nearest, outside, count, y), this, inputs[0].dtype);
        return y;
    }

    private readonly unsafe struct Work(ImageSize size, Tensor[] inputs, bool nearest, float outside, int count, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
            new CropKernels(size, (float*)inputs[1].Data, (int*)inputs[2].Data, count).Crop(nearest, outside, (T*)inputs[0].Data, (float*)y.Data);
    }

    // image_grad.py, _CropAndResizeGrad: the boxes' gradient is that of linear interpolation whatever the method.
    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed) =>
    [
        needed[0] && inputs[0].dtype.IsFloating() ? Run.Op(new CropAndResizeGradImageOp(inputs[0].Dimensions, inputs[0].dtype, method), dy, inputs[1], inputs[2]) : null,
        needed[1] ? Run.Op(CropAndResizeGradBoxesOp.Op, dy, inputs[0], inputs[1], inputs[2]) : null,
        null,
    ];
}

/// <summary>The gradient of <see cref="CropAndResizeOp"/> for its images. Inputs: the upstream gradient, the boxes, the image of each.</summary>
internal sealed class CropAndResizeGradImageOp(Shape images, TF_DataType dtype, string method) : NaryOp
{
    public override string Name => "CropAndResizeGradImage";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input([.. images.dims.Select(length => (int)length)]);
        attributes.Type("T", dtype);
        attributes.String("method", method);
    }

    public override unsafe Tensor Compute(Tensor[] inputs)
    {
        var nearest = Crops.IsNearest(this, method);
        var size = Crops.SizeOf(this, inputs[0], images);
        var count = Crops.Count(this, inputs[1], inputs[2], size.Batch);
        Crops.RequireCount(this, inputs[0], count);
        var dx = new Tensor(images, dtype);
        var kernels = new CropKernels(size, (float*)inputs[1].Data, (int*)inputs[2].Data, count);
        if (dtype == TF_DataType.TF_FLOAT) kernels.ImageGradient(nearest, (float*)inputs[0].Data, (float*)dx.Data);
        else if (dtype == TF_DataType.TF_DOUBLE) kernels.ImageGradient(nearest, (float*)inputs[0].Data, (double*)dx.Data);
        else throw Errors.Dtype(this, dtype);
        return dx;
    }
}

/// <summary>The gradient of <see cref="CropAndResizeOp"/> for its boxes. Inputs: the upstream gradient, the images, the boxes, the image of each.</summary>
internal sealed class CropAndResizeGradBoxesOp : NaryOp
{
    public static readonly CropAndResizeGradBoxesOp Op = new();

    public override string Name => "CropAndResizeGradBoxes";

    public override Tensor Compute(Tensor[] inputs)
    {
        NewSize.RequireDtype(this, inputs[1]);
        var size = Crops.SizeOf(this, inputs[0], inputs[1].Dimensions);
        var count = Crops.Count(this, inputs[2], inputs[3], size.Batch);
        Crops.RequireCount(this, inputs[0], count);
        var boxes = new Tensor(inputs[2].Dimensions, TF_DataType.TF_FLOAT);
        Managed.ByNumber(new Work(size, inputs, count, boxes), this, inputs[1].dtype);
        return boxes;
    }

    private readonly unsafe struct Work(ImageSize size, Tensor[] inputs, int count, Tensor boxes) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
            new CropKernels(size, (float*)inputs[2].Data, (int*)inputs[3].Data, count).BoxGradient((float*)inputs[0].Data, (T*)inputs[1].Data, (float*)boxes.Data);
    }
}

/// <summary>What the ops of crops have in common.</summary>
internal static class Crops
{
    public static bool IsNearest(Op op, string method) => method switch
    {
        "nearest" => true,
        "bilinear" => false,
        _ => throw new InvalidArgumentError($"Value for attr 'method' of \"{method}\" is not in the list of allowed values: \"bilinear\", \"nearest\" [Op:{op.Name}]"),
    };

    /// <summary>How many crops there are.</summary>
    /// <exception cref="InvalidArgumentError">Boxes or image numbers have another shape or dtype.</exception>
    /// <exception cref="OutOfRangeError">A number is outside of the batch.</exception>
    public static int Count(Op op, Tensor boxes, Tensor images, int batch)
    {
        if (boxes.dtype != TF_DataType.TF_FLOAT) throw new InvalidArgumentError($"boxes must be float32, found {boxes.dtype.as_numpy_name()} [Op:{op.Name}]");
        if (images.dtype != TF_DataType.TF_INT32) throw new InvalidArgumentError($"box_ind must be int32, found {images.dtype.as_numpy_name()} [Op:{op.Name}]");
        if (boxes.ndim != 2 || boxes.Dimensions[1] != 4) throw new InvalidArgumentError($"boxes must be of shape (crops, 4), found {Errors.Brackets(boxes.Dimensions)} [Op:{op.Name}]");
        if (images.ndim != 1 || images.Dimensions[0] != boxes.Dimensions[0])
            throw new InvalidArgumentError($"box_index has incompatible shape {Errors.Brackets(images.Dimensions)} with boxes of {Errors.Brackets(boxes.Dimensions)} [Op:{op.Name}]");
        foreach (var image in images.Span<int>())
            if ((uint)image >= batch) throw new OutOfRangeError($"box_index has values outside [0, batch_size): {image} of {batch} [Op:{op.Name}]");
        return (int)boxes.Dimensions[0];
    }

    public static ImageSize SizeOf(Op op, Tensor dy, Shape images)
    {
        if (dy.dtype != TF_DataType.TF_FLOAT) throw Errors.Dtype(op, dy.dtype);
        if (dy.ndim != 4 || images.ndim != 4 || dy.Dimensions[3] != images[3])
            throw new InvalidArgumentError($"grads of shape {Errors.Brackets(dy.Dimensions)} do not fit images of shape {Errors.Brackets(images)} [Op:{op.Name}]");
        return NewSize.SizeOf(op, images, (int)dy.Dimensions[1], (int)dy.Dimensions[2]);
    }

    public static void RequireCount(Op op, Tensor dy, int count)
    {
        if (dy.Dimensions[0] != count) throw new InvalidArgumentError($"boxes and grads have incompatible shape: {count} and {dy.Dimensions[0]} crops [Op:{op.Name}]");
    }
}
