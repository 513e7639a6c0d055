using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>
/// Convolution of each channel by filters of its own: images (batch, height, width, channels), filter (KernelY, KernelX, channels, multiplier), output (batch, OutHeight, OutWidth, channels * multiplier).
/// Forward and for the images every image is by itself; the filter's gradient goes through the images in their order: results do not depend on the number of threads.
/// </summary>
internal static unsafe class DepthwiseKernels
{
    public static void Forward<T>(in SpatialWindow window, T* x, T* filter, int multiplier, T* y)
        where T : unmanaged, INumber<T> => Ranges.For(window.Batch, Work(window, multiplier), 1, new ForwardWork<T>(window, x, filter, multiplier, y));

    public static void InputGradient<T>(in SpatialWindow window, T* dy, T* filter, int multiplier, T* dx)
        where T : unmanaged, INumber<T> => Ranges.For(window.Batch, Work(window, multiplier), 1, new InputGradientWork<T>(window, dy, filter, multiplier, dx));

    /// <summary>Each place of the kernel is by itself.</summary>
    public static void FilterGradient<T>(in SpatialWindow window, T* x, T* dy, int multiplier, T* dFilter)
        where T : unmanaged, INumber<T> => Ranges.For(window.KernelY * window.KernelX, Work(window, multiplier), 1, new FilterGradientWork<T>(window, x, dy, multiplier, dFilter));

    private static nint Work(in SpatialWindow window, int multiplier) => (nint)window.Rows * window.PatchLength * multiplier;

    // sum[i * multiplier + m] += x[i] * f[i * multiplier + m].
    private static void AddProducts<T>(T* x, T* f, int channels, int multiplier, T* sum)
        where T : unmanaged, INumber<T>
    {
        if (multiplier == 1)
        {
            var i = 0;
            for (; i <= channels - Vector<T>.Count; i += Vector<T>.Count) (*(Vector<T>*)(sum + i)) += *(Vector<T>*)(x + i) * *(Vector<T>*)(f + i);
            for (; i < channels; i++) sum[i] += x[i] * f[i];
            return;
        }
        for (var i = 0; i < channels; i++)
            for (var m = 0; m < multiplier; m++) sum[(i * multiplier) + m] += x[i] * f[(i * multiplier) + m];
    }

    // sum[i] += the products of dy and f of channel i.
    private static void AddSums<T>(T* dy, T* f, int channels, int multiplier, T* sum)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < channels; i++)
            for (var m = 0; m < multiplier; m++) sum[i] += dy[(i * multiplier) + m] * f[(i * multiplier) + m];
    }

    // Where the window of an output position has the kernel's place (ky, kx) in the image; negative: outside.
    private static nint Place(in SpatialWindow window, int oy, int ox, int ky, int kx)
    {
        var (y, x) = ((oy * window.StrideY) - window.Top + (ky * window.DilationY), (ox * window.StrideX) - window.Left + (kx * window.DilationX));
        return (uint)y < (uint)window.Height && (uint)x < (uint)window.Width ? (((nint)y * window.Width) + x) * window.Channels : -1;
    }

    private readonly struct ForwardWork<T>(SpatialWindow window, T* x, T* filter, int multiplier, T* y) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var width = window.Channels * multiplier;
            for (var b = from; b < to; b++)
            {
                var sum = y + (b * window.OutPositions * width);
                for (var oy = 0; oy < window.OutHeight; oy++)
                {
                    for (var ox = 0; ox < window.OutWidth; ox++, sum += width)
                    {
                        new Span<T>(sum, width).Clear();
                        for (var ky = 0; ky < window.KernelY; ky++)
                        {
                            for (var kx = 0; kx < window.KernelX; kx++)
                                if (Place(window, oy, ox, ky, kx) is >= 0 and var place)
                                    AddProducts(x + (b * window.ImageLength) + place, filter + ((((nint)ky * window.KernelX) + kx) * width), window.Channels, multiplier, sum);
                        }
                    }
                }
            }
        }
    }

    private readonly struct InputGradientWork<T>(SpatialWindow window, T* dy, T* filter, int multiplier, T* dx) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var width = window.Channels * multiplier;
            for (var b = from; b < to; b++)
            {
                new Span<T>(dx + (b * window.ImageLength), checked((int)window.ImageLength)).Clear();
                var upstream = dy + (b * window.OutPositions * width);
                for (var oy = 0; oy < window.OutHeight; oy++)
                {
                    for (var ox = 0; ox < window.OutWidth; ox++, upstream += width)
                    {
                        for (var ky = 0; ky < window.KernelY; ky++)
                        {
                            for (var kx = 0; kx < window.KernelX; kx++)
                                if (Place(window, oy, ox, ky, kx) is >= 0 and var place)
                                    AddSums(upstream, filter + ((((nint)ky * window.KernelX) + kx) * width), window.Channels, multiplier, dx + (b * window.ImageLength) + place);
                        }
                    }
                }
            }
        }
    }

    private readonly struct FilterGradientWork<T>(SpatialWindow window, T* x, T* dy, int multiplier, T* dFilter) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var width = window.Channels * multiplier;
            for (var k = (int)from; k < to; k++)
            {
                var sum = dFilter + ((nint)k * width);
                new Span<T>(sum, width).Clear();
                for (var b = 0; b < window.Batch; b++)
                {
                    var upstream = dy + ((nint)b * window.OutPositions * width);
                    for (var oy = 0; oy < window.OutHeight; oy++)
                    {
                        for (var ox = 0; ox < window.OutWidth; ox++, upstream += width)
                            if (Place(window, oy, ox, k / window.KernelX, k % window.KernelX) is >= 0 and var place)
                                AddProducts(x + (b * window.ImageLength) + place, upstream, window.Channels, multiplier, sum);
                    }
                }
            }
        }
    }
}
