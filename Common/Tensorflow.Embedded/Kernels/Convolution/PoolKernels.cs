using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// Maximum and mean over windows of images (batch, height, width, channels), and their gradients. Padding counts for nothing. Forward every output row is by itself, backward every image: results do
/// not depend on the number of threads.
/// </summary>
internal static unsafe class PoolKernels
{
    /// <summary>y[b, oy, ox, c] = the largest x of the window.</summary>
    public static void Max<T>(in SpatialWindow window, T* x, T* y)
        where T : unmanaged, INumber<T> => Ranges.For((nint)window.Batch * window.OutHeight, (nint)window.Batch * window.ImageLength, 1, new MaxWork<T>(window, x, y));

    /// <summary>y[b, oy, ox, c] = the mean of the window's part inside the image.</summary>
    public static void Average<T>(in SpatialWindow window, T* x, T* y)
        where T : unmanaged, INumber<T> => Ranges.For((nint)window.Batch * window.OutHeight, (nint)window.Batch * window.ImageLength, 1, new AverageWork<T>(window, x, y));

    /// <summary>dx: each dy goes to the first element of its window that is the maximum y. Written, not added to.</summary>
    public static void MaxGradient<T>(in SpatialWindow window, T* x, T* y, T* dy, T* dx)
        where T : unmanaged, INumber<T> => Ranges.For(window.Batch, (nint)window.Batch * window.ImageLength, 1, new MaxGradientWork<T>(window, x, y, dy, dx));

    /// <summary>The transpose of <see cref="MaxGradient"/>: for each window the element of g that lies where x has the window's maximum y first.</summary>
    public static void AtMax<T>(in SpatialWindow window, T* x, T* y, T* g, T* result)
        where T : unmanaged, INumber<T> => Ranges.For((nint)window.Batch * window.OutHeight, (nint)window.Batch * window.ImageLength, 1, new AtMaxWork<T>(window, x, y, g, result));

    /// <summary>dx: each dy goes in equal shares to the window's part inside the image. Written, not added to.</summary>
    public static void AverageGradient<T>(in SpatialWindow window, T* dy, T* dx)
        where T : unmanaged, INumber<T> => Ranges.For(window.Batch, (nint)window.Batch * window.ImageLength, 1, new AverageGradientWork<T>(window, dy, dx));

    // The part of the window of output row oy or column ox that lies in the image.
    private static (int From, int To) Rows(in SpatialWindow window, int oy) => Clip((oy * window.StrideY) - window.Top, window.KernelY, window.Height);

    private static (int From, int To) Columns(in SpatialWindow window, int ox) => Clip((ox * window.StrideX) - window.Left, window.KernelX, window.Width);

    private static (int From, int To) Clip(int start, int kernel, int length) => (Math.Max(start, 0), Math.Min(start + kernel, length));

    private readonly struct MaxWork<T>(SpatialWindow window, T* x, T* y) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var channels = window.Channels;
            for (var row = from; row < to; row++)
            {
                var (top, bottom) = Rows(window, (int)(row % window.OutHeight));
                var image = x + (row / window.OutHeight * window.ImageLength);
                var target = y + (row * window.OutWidth * channels);
                for (var ox = 0; ox < window.OutWidth; ox++, target += channels)
                {
                    var (left, right) = Columns(window, ox);
                    var c = 0;
                    for (; c <= channels - Vector256<T>.Count; c += Vector256<T>.Count)
                    {
                        var most = Vector256.Load(image + (((nint)top * window.Width) + left) * channels + c);
                        for (var iy = top; iy < bottom; iy++)
                        {
                            var source = image + (((nint)iy * window.Width) + left) * channels + c;
                            for (var ix = left; ix < right; ix++, source += channels) most = Vector256.Max(most, Vector256.Load(source));
                        }
                        Vector256.Store(most, target + c);
                    }
                    for (; c < channels; c++)
                    {
                        var most = image[((((nint)top * window.Width) + left) * channels) + c];
                        for (var iy = top; iy < bottom; iy++)
                        {
                            var source = image + (((nint)iy * window.Width) + left) * channels + c;
                            for (var ix = left; ix < right; ix++, source += channels) most = T.Max(most, *source);
                        }
                        target[c] = most;
                    }
                }
            }
        }
    }

    private readonly struct AverageWork<T>(SpatialWindow window, T* x, T* y) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var channels = window.Channels;
            for (var row = from; row < to; row++)
            {
                var (top, bottom) = Rows(window, (int)(row % window.OutHeight));
                var image = x + (row / window.OutHeight * window.ImageLength);
                var target = y + (row * window.OutWidth * channels);
                for (var ox = 0; ox < window.OutWidth; ox++, target += channels)
                {
                    var (left, right) = Columns(window, ox);
                    new Span<T>(target, channels).Clear();
                    for (var iy = top; iy < bottom; iy++)
                        for (var ix = left; ix < right; ix++) PatchKernels.Add(target, image + ((((nint)iy * window.Width) + ix) * channels), channels);
                    var count = T.CreateTruncating((bottom - top) * (right - left));
                    for (var c = 0; c < channels; c++) target[c] /= count;
                }
            }
        }
    }

    private readonly struct MaxGradientWork<T>(SpatialWindow window, T* x, T* y, T* dy, T* dx) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var channels = window.Channels;
            for (var b = from; b < to; b++)
            {
                var image = x + (b * window.ImageLength);
                var gradient = dx + (b * window.ImageLength);
                new Span<T>(gradient, checked((int)window.ImageLength)).Clear();
                var at = b * window.OutPositions * channels;
                for (var oy = 0; oy < window.OutHeight; oy++)
                {
                    var (top, bottom) = Rows(window, oy);
                    for (var ox = 0; ox < window.OutWidth; ox++, at += channels)
                    {
                        var (left, right) = Columns(window, ox);
                        var c = 0;
                        for (; c <= channels - Vector256<T>.Count; c += Vector256<T>.Count)
                        {
                            var most = Vector256.Load(y + at + c);
                            // What is left to be given away; nothing, once the maximum was met.
                            var rest = Vector256.Load(dy + at + c);
                            for (var iy = top; iy < bottom; iy++)
                            {
                                var offset = ((((nint)iy * window.Width) + left) * channels) + c;
                                for (var ix = left; ix < right; ix++, offset += channels)
                                {
                                    var found = Vector256.Equals(Vector256.Load(image + offset), most);
                                    Vector256.Store(Vector256.Load(gradient + offset) + (rest & found), gradient + offset);
                                    rest = Vector256.AndNot(rest, found);
                                }
                            }
                        }
                        for (; c < channels; c++)
                        {
                            if (FirstMax(window, image, y[at + c], c, top, bottom, left, right) is >= 0 and var offset) gradient[offset] += dy[at + c];
                        }
                    }
                }
            }
        }
    }

    private readonly struct AtMaxWork<T>(SpatialWindow window, T* x, T* y, T* g, T* result) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var channels = window.Channels;
            for (var row = from; row < to; row++)
            {
                var (top, bottom) = Rows(window, (int)(row % window.OutHeight));
                var start = row / window.OutHeight * window.ImageLength;
                var at = row * window.OutWidth * channels;
                for (var ox = 0; ox < window.OutWidth; ox++, at += channels)
                {
                    var (left, right) = Columns(window, ox);
                    for (var c = 0; c < channels; c++)
                        result[at + c] = FirstMax(window, x + start, y[at + c], c, top, bottom, left, right) is >= 0 and var offset ? g[start + offset] : T.Zero;
                }
            }
        }
    }

    private readonly struct AverageGradientWork<T>(SpatialWindow window, T* dy, T* dx) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var channels = window.Channels;
            var share = Scratch.ForRows<T>(channels);
            for (var b = from; b < to; b++)
            {
                var gradient = dx + (b * window.ImageLength);
                new Span<T>(gradient, checked((int)window.ImageLength)).Clear();
                var upstream = dy + (b * window.OutPositions * channels);
                for (var oy = 0; oy < window.OutHeight; oy++)
                {
                    var (top, bottom) = Rows(window, oy);
                    for (var ox = 0; ox < window.OutWidth; ox++, upstream += channels)
                    {
                        var (left, right) = Columns(window, ox);
                        var count = T.CreateTruncating((bottom - top) * (right - left));
                        for (var c = 0; c < channels; c++) share[c] = upstream[c] / count;
                        for (var iy = top; iy < bottom; iy++)
                            for (var ix = left; ix < right; ix++) PatchKernels.Add(gradient + ((((nint)iy * window.Width) + ix) * channels), share, channels);
                    }
                }
            }
        }
    }

    // Where the image has the maximum of a window first, row by row; -1: nowhere, as with NaN.
    private static nint FirstMax<T>(in SpatialWindow window, T* image, T most, int c, int top, int bottom, int left, int right)
        where T : unmanaged, INumber<T>
    {
        for (var iy = top; iy < bottom; iy++)
        {
            for (var ix = left; ix < right; ix++)
            {
                var offset = ((((nint)iy * window.Width) + ix) * window.Channels) + c;
                if (image[offset] == most) return offset;
            }
        }
        return -1;
    }
}
