using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>The attributes that convolution and pooling share, of images in TensorFlow's NHWC order.</summary>
/// <param name="StrideY">Rows from one window to the next.</param>
/// <param name="StrideX">Columns.</param>
/// <param name="Same">Whether the input is padded so that there is an output for each stride; else no window reaches beyond the input.</param>
/// <param name="DilationY">Rows from one element of the window to the next.</param>
/// <param name="DilationX">Columns.</param>
internal readonly record struct Spatial(int StrideY, int StrideX, bool Same, int DilationY = 1, int DilationX = 1)
{
    /// <summary>Reads the arguments as TensorFlow's nn_ops.py does: lists of one, two (height, width) or four (batch, height, width, channels) numbers.</summary>
    /// <exception cref="InvalidArgumentError">The format is not NHWC, or batch or channels are strided.</exception>
    /// <exception cref="ValueError">The padding is neither SAME nor VALID, or a list is of another length.</exception>
    public static Spatial Of(string op, int[]? strides, string padding, string dataFormat, int[]? dilations = null)
    {
        RequireLastChannels(op, dataFormat);
        var (strideY, strideX) = Pair(op, "strides", strides);
        var (dilationY, dilationX) = Pair(op, "dilations", dilations);
        return new(strideY, strideX, IsSame(op, padding), dilationY, dilationX);
    }

    /// <summary>Height and width of a list of one, two or four numbers; 1 where there is none.</summary>
    public static (int Y, int X) Pair(string op, string what, int[]? values)
    {
        var (y, x) = values switch
        {
            null => (1, 1),
            [var both] => (both, both),
            [var height, var width] => (height, width),
            [1, var height, var width, 1] => (height, width),
            [_, _, _, _] => throw new InvalidArgumentError($"{op}: {what} in the batch and channels dimensions must be 1, got [{string.Join(", ", values)}] [Op:{op}]"),
            _ => throw new ValueError($"{what} should be of length 1, 2 or 4 but was {values.Length} [Op:{op}]"),
        };
        return y > 0 && x > 0 ? (y, x) : throw new InvalidArgumentError($"{op}: {what} must be positive, got [{string.Join(", ", values ?? [])}] [Op:{op}]");
    }

    public static void RequireLastChannels(string op, string? dataFormat)
    {
        if (dataFormat is not (null or "NHWC")) throw new InvalidArgumentError($"The {op} op currently only supports the NHWC tensor format on the CPU. The op was given the format: {dataFormat} [Op:{op}]");
    }

    public static bool IsSame(string op, string padding) => padding.ToUpperInvariant() switch
    {
        "SAME" => true,
        "VALID" => false,
        _ => throw new ValueError($"padding must be \"SAME\" or \"VALID\", got \"{padding}\" [Op:{op}]"),
    };

    public void SetAttributes(NativeAttributes attributes)
    {
        attributes.String("padding", Same ? "SAME" : "VALID");
        SetSteps(attributes);
    }

    /// <summary>The same with the padding in numbers, as a convolution's attributes.</summary>
    public void SetExplicitAttributes(NativeAttributes attributes, in SpatialWindow window)
    {
        var bottom = Math.Max(0, ((window.OutHeight - 1) * StrideY) + ((window.KernelY - 1) * DilationY) + 1 - window.Height - window.Top);
        var right = Math.Max(0, ((window.OutWidth - 1) * StrideX) + ((window.KernelX - 1) * DilationX) + 1 - window.Width - window.Left);
        attributes.String("padding", "EXPLICIT");
        attributes.Ints("explicit_paddings", 0, 0, window.Top, bottom, window.Left, right, 0, 0);
        SetSteps(attributes);
    }

    private void SetSteps(NativeAttributes attributes)
    {
        attributes.Ints("strides", 1, StrideY, StrideX, 1);
        if (DilationY != 1 || DilationX != 1) attributes.Ints("dilations", 1, DilationY, DilationX, 1);
    }

    /// <summary>The window of a kernel over images of a shape.</summary>
    /// <exception cref="InvalidArgumentError">The shape is not of rank 4, or the window does not fit.</exception>
    public SpatialWindow Window(Op op, Shape images, int kernelY, int kernelX)
    {
        if (images.ndim != 4) throw new InvalidArgumentError($"input must be 4-dimensional: {Errors.Brackets(images)} [Op:{op.Name}]");
        var dims = images.Span;
        var (height, top) = SpatialWindow.Output((int)dims[1], kernelY, StrideY, DilationY, Same);
        var (width, left) = SpatialWindow.Output((int)dims[2], kernelX, StrideX, DilationX, Same);
        if (height < 0 || width < 0)
            throw new InvalidArgumentError($"Computed output size would be negative: a window of {kernelY} x {kernelX} does not fit into {Errors.Brackets(images)} [Op:{op.Name}]");
        return new SpatialWindow
        {
            Batch = (int)dims[0],
            Height = (int)dims[1],
            Width = (int)dims[2],
            Channels = (int)dims[3],
            KernelY = kernelY,
            KernelX = kernelX,
            StrideY = StrideY,
            StrideX = StrideX,
            DilationY = DilationY,
            DilationX = DilationX,
            Top = top,
            Left = left,
            OutHeight = height,
            OutWidth = width,
        };
    }

    /// <summary>Shape of the output.</summary>
    public static Shape Output(in SpatialWindow window, long channels) => Shape.Adopt([window.Batch, window.OutHeight, window.OutWidth, channels]);
}
