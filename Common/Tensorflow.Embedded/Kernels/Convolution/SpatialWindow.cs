namespace Tensorflow.Kernels;

/// <summary>
/// A window that goes over the height and width of images (batch, height, width, channels), as of a convolution or a pooling. Output position (oy, ox) sees the input rows
/// oy * StrideY - Top + ky * DilationY, ky below KernelY, and the columns likewise; what lies outside of the image is padding.
/// </summary>
internal readonly record struct SpatialWindow
{
    public required int Batch { get; init; }

    public required int Height { get; init; }

    public required int Width { get; init; }

    public required int Channels { get; init; }

    public required int KernelY { get; init; }

    public required int KernelX { get; init; }

    public int StrideY { get; init; }

    public int StrideX { get; init; }

    public int DilationY { get; init; }

    public int DilationX { get; init; }

    /// <summary>Rows of padding above the image.</summary>
    public int Top { get; init; }

    /// <summary>Columns of padding left of it.</summary>
    public int Left { get; init; }

    public int OutHeight { get; init; }

    public int OutWidth { get; init; }

    /// <summary>Elements of an image.</summary>
    public nint ImageLength => (nint)Height * Width * Channels;

    /// <summary>Output positions of an image.</summary>
    public int OutPositions => OutHeight * OutWidth;

    /// <summary>Output positions of all images.</summary>
    public int Rows => checked(Batch * OutPositions);

    /// <summary>Elements that an output position sees, padding included.</summary>
    public int PatchLength => checked(KernelY * KernelX * Channels);

    /// <summary>Whether a position sees just itself, so that the patches are the images as they lie.</summary>
    public bool IsPointwise => KernelY == 1 && KernelX == 1 && StrideY == 1 && StrideX == 1 && Top == 0 && Left == 0 && OutHeight == Height && OutWidth == Width;

    /// <summary>The length of one axis of the output and the padding before the input, as TensorFlow's GetWindowedOutputSize has them; the length is negative where the window is larger than the image.</summary>
    public static (int Length, int Before) Output(int input, int kernel, int stride, int dilation, bool same)
    {
        var reach = ((kernel - 1) * dilation) + 1;
        // A window larger than the image by less than its stride: TensorFlow refuses it in a graph; computed eagerly, it gives nothing or dies.
        if (!same) return (input > 0 ? input < reach : reach > stride) ? (-1, 0) : ((input - reach + stride) / stride, 0);
        var output = (input + stride - 1) / stride;
        return (output, Math.Max(((output - 1) * stride) + reach - input, 0) / 2);
    }

    /// <summary>The part [From, To) of a kernel's axis that lies in the image, where nothing is dilated.</summary>
    public static (int From, int To) Inside(int start, int kernel, int length) => (Math.Max(0, -start), Math.Min(kernel, length - start));
}
