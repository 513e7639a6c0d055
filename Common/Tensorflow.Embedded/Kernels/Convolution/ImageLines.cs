namespace Tensorflow.Kernels;

/// <summary>Lines of images with their padding around them, so that a window finds everything where it looks.</summary>
internal static unsafe class ImageLines
{
    /// <summary>Columns that the windows of an output row see.</summary>
    public static int Columns(in SpatialWindow window) => ((window.OutWidth - 1) * window.StrideX) + ((window.KernelX - 1) * window.DilationX) + 1;

    /// <summary>Lines that the windows of so many output rows see.</summary>
    public static int Count(in SpatialWindow window, int outputRows) => ((outputRows - 1) * window.StrideY) + ((window.KernelY - 1) * window.DilationY) + 1;

    /// <summary>Writes what the windows of output rows from <paramref name="row"/> on see: (<see cref="Count"/>, <see cref="Columns"/>, channels), zeros outside of the image.</summary>
    /// <param name="window">The window.</param>
    /// <param name="image">The image, of gradients where there are <paramref name="outputs"/>.</param>
    /// <param name="outputs">The image that ReLU gave, which says what of the gradients passes; null: all does.</param>
    /// <param name="row">The first output row.</param>
    /// <param name="outputRows">How many.</param>
    /// <param name="lines">Where the lines go.</param>
    public static void Copy(in SpatialWindow window, float* image, float* outputs, int row, int outputRows, float* lines)
    {
        var channels = window.Channels;
        var width = Columns(window) * channels;
        var from = Math.Min(window.Left * channels, width);
        var length = Math.Min(window.Width * channels, width - from);
        var y = (row * window.StrideY) - window.Top;
        for (var count = Count(window, outputRows); count > 0; count--, y++, lines += width)
        {
            if ((uint)y >= (uint)window.Height)
            {
                new Span<float>(lines, width).Clear();
                continue;
            }
            new Span<float>(lines, from).Clear();
            var at = (nint)y * window.Width * channels;
            if (outputs == null) new ReadOnlySpan<float>(image + at, length).CopyTo(new Span<float>(lines + from, length));
            else GradientKernels.ReluGrad<float>(new(image + at, length), new(outputs + at, length), new(lines + from, length));
            new Span<float>(lines + from + length, width - from - length).Clear();
        }
    }
}
