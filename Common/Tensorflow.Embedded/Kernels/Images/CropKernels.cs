using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>
/// Boxes (y1, x1, y2, x2) of images, as parts of their height and width, resized to one size: by linear interpolation or by the nearest pixels, and the gradients for images and boxes
/// (tensorflow/core/kernels/image/crop_and_resize_op.cc).
/// </summary>
/// <param name="size">Of the images, and of the crops.</param>
/// <param name="boxes">(crops, 4).</param>
/// <param name="images">Which image each box is of, inside of the batch.</param>
/// <param name="count">Crops.</param>
internal readonly unsafe struct CropKernels(ImageSize size, float* boxes, int* images, int count)
{
    /// <summary>y (crops, new height, new width, channels) of x (batch, height, width, channels).</summary>
    public void Crop<T>(bool nearest, float outside, T* x, float* y) where T : unmanaged, INumber<T>
    {
        var channels = size.Channels;
        for (var crop = 0; crop < count; crop++)
        {
            var image = x + (images[crop] * size.Length);
            for (var row = 0; row < size.NewHeight; row++)
            {
                var at = Row(crop, row);
                for (var column = 0; column < size.NewWidth; column++, y += channels)
                {
                    var across = Column(crop, column);
                    if (!Inside(at, size.Height) || !Inside(across, size.Width))
                    {
                        new Span<float>(y, channels).Fill(outside);
                    }
                    else if (nearest)
                    {
                        var source = image + Pixel(Round(at), Round(across));
                        for (var c = 0; c < channels; c++) y[c] = float.CreateTruncating(source[c]);
                    }
                    else
                    {
                        var (top, bottom, left, right) = ((int)MathF.Floor(at), (int)MathF.Ceiling(at), (int)MathF.Floor(across), (int)MathF.Ceiling(across));
                        T* a = image + Pixel(top, left), b = image + Pixel(top, right), d = image + Pixel(bottom, left), e = image + Pixel(bottom, right);
                        var (down, along) = (at - top, across - left);
                        for (var c = 0; c < channels; c++)
                        {
                            var above = Between(float.CreateTruncating(a[c]), float.CreateTruncating(b[c]), along);
                            y[c] = Between(above, Between(float.CreateTruncating(d[c]), float.CreateTruncating(e[c]), along), down);
                        }
                    }
                }
            }
        }
    }

    /// <summary>dx: each dy at the pixels that it came from. Written, not added to.</summary>
    public void ImageGradient<T>(bool nearest, float* dy, T* dx) where T : unmanaged, INumber<T>
    {
        var channels = size.Channels;
        new Span<T>(dx, checked((int)(size.Batch * size.Length))).Clear();
        for (var crop = 0; crop < count; crop++)
        {
            var image = dx + (images[crop] * size.Length);
            for (var row = 0; row < size.NewHeight; row++)
            {
                var at = Row(crop, row);
                for (var column = 0; column < size.NewWidth; column++, dy += channels)
                {
                    var across = Column(crop, column);
                    if (!Inside(at, size.Height) || !Inside(across, size.Width)) continue;
                    if (nearest)
                    {
                        var target = image + Pixel(Round(at), Round(across));
                        for (var c = 0; c < channels; c++) target[c] += T.CreateTruncating(dy[c]);
                        continue;
                    }
                    var (top, bottom, left, right) = ((int)MathF.Floor(at), (int)MathF.Ceiling(at), (int)MathF.Floor(across), (int)MathF.Ceiling(across));
                    var (down, along) = (at - top, across - left);
                    for (var c = 0; c < channels; c++)
                    {
                        var (above, below) = ((1 - down) * dy[c], down * dy[c]);
                        image[Pixel(top, left) + c] += T.CreateTruncating((1 - along) * above);
                        image[Pixel(top, right) + c] += T.CreateTruncating(along * above);
                        image[Pixel(bottom, left) + c] += T.CreateTruncating((1 - along) * below);
                        image[Pixel(bottom, right) + c] += T.CreateTruncating(along * below);
                    }
                }
            }
        }
    }

    /// <summary>The slope of linear interpolation along a box's edges, by dy: (crops, 4). Written, not added to.</summary>
    public void BoxGradient<T>(float* dy, T* x, float* dboxes) where T : unmanaged, INumber<T>
    {
        var channels = size.Channels;
        var (downStep, acrossStep) = (Step(size.Height, size.NewHeight), Step(size.Width, size.NewWidth));
        new Span<float>(dboxes, count * 4).Clear();
        for (var crop = 0; crop < count; crop++, dboxes += 4)
        {
            var image = x + (images[crop] * size.Length);
            for (var row = 0; row < size.NewHeight; row++)
            {
                var at = Row(crop, row);
                for (var column = 0; column < size.NewWidth; column++, dy += channels)
                {
                    var across = Column(crop, column);
                    if (!Inside(at, size.Height) || !Inside(across, size.Width)) continue;
                    var (top, bottom, left, right) = ((int)MathF.Floor(at), (int)MathF.Ceiling(at), (int)MathF.Floor(across), (int)MathF.Ceiling(across));
                    var (down, along) = (at - top, across - left);
                    for (var c = 0; c < channels; c++)
                    {
                        float a = float.CreateTruncating(image[Pixel(top, left) + c]), b = float.CreateTruncating(image[Pixel(top, right) + c]);
                        float d = float.CreateTruncating(image[Pixel(bottom, left) + c]), e = float.CreateTruncating(image[Pixel(bottom, right) + c]);
                        var slopeDown = (((1 - along) * (d - a)) + (along * (e - b))) * dy[c];
                        var slopeAcross = (((1 - down) * (b - a)) + (down * (e - d))) * dy[c];
                        if (size.NewHeight > 1)
                        {
                            dboxes[0] += slopeDown * (size.Height - 1 - (row * downStep));
                            dboxes[2] += slopeDown * (row * downStep);
                        }
                        else
                        {
                            dboxes[0] += slopeDown * .5f * (size.Height - 1);
                            dboxes[2] += slopeDown * .5f * (size.Height - 1);
                        }
                        if (size.NewWidth > 1)
                        {
                            dboxes[1] += slopeAcross * (size.Width - 1 - (column * acrossStep));
                            dboxes[3] += slopeAcross * (column * acrossStep);
                        }
                        else
                        {
                            dboxes[1] += slopeAcross * .5f * (size.Width - 1);
                            dboxes[3] += slopeAcross * .5f * (size.Width - 1);
                        }
                    }
                }
            }
        }
    }

    private static float Step(int length, int newLength) => newLength > 1 ? (length - 1) / (float)(newLength - 1) : 0;

    private static bool Inside(float at, int length) => at >= 0 && at <= length - 1;

    // C's roundf: halves go away from zero.
    private static int Round(float at) => (int)MathF.Round(at, MidpointRounding.AwayFromZero);

    private static float Between(float from, float to, float part) => from + ((to - from) * part);

    private float Row(int crop, int row) => Place(boxes[crop * 4], boxes[(crop * 4) + 2], size.Height, size.NewHeight, row);

    private float Column(int crop, int column) => Place(boxes[(crop * 4) + 1], boxes[(crop * 4) + 3], size.Width, size.NewWidth, column);

    private static float Place(float from, float to, int length, int newLength, int place) =>
        newLength > 1 ? (from * (length - 1)) + (place * ((to - from) * (length - 1) / (newLength - 1))) : (float)(.5 * (from + to) * (length - 1));

    private nint Pixel(int row, int column) => (((nint)row * size.Width) + column) * size.Channels;
}
