using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>
/// Images resized by linear interpolation and by their nearest pixels, and the gradients (tensorflow/core/kernels/image/resize_bilinear_op.cc, resize_nearest_neighbor_op.cc). Forward every row is by
/// itself, backward every image: results do not depend on the number of threads.
/// </summary>
internal static unsafe class ResizeKernels
{
    /// <summary>y (batch, new height, new width, channels) of x (batch, height, width, channels), in float32 whatever x holds.</summary>
    public static void Bilinear<T>(in ImageSize size, Grid rows, Grid columns, T* x, float* y)
        where T : unmanaged, INumber<T> => Ranges.For((nint)size.Batch * size.NewHeight, size.Batch * size.NewLength, 1, new BilinearWork<T>(size, rows, Places(columns), x, y));

    /// <summary>dx: each dy in its parts at the four pixels that it came from. Written, not added to.</summary>
    public static void BilinearGradient<T>(in ImageSize size, Grid rows, Grid columns, float* dy, T* dx)
        where T : unmanaged, INumber<T> => Ranges.For(size.Batch, size.Batch * size.NewLength, 1, new BilinearGradientWork<T>(size, rows, Places(columns), dy, dx));

    /// <summary>y: for each place the nearest pixel of x.</summary>
    public static void Nearest<T>(in ImageSize size, Grid rows, Grid columns, T* x, T* y)
        where T : unmanaged => Ranges.For((nint)size.Batch * size.NewHeight, size.Batch * size.NewLength, 1, new NearestWork<T>(size, rows, columns, x, y));

    /// <summary>dx: each dy at the pixel that it came from. Written, not added to.</summary>
    public static void NearestGradient<T>(in ImageSize size, Grid rows, Grid columns, T* dy, T* dx)
        where T : unmanaged, INumber<T> => Ranges.For(size.Batch, size.Batch * size.NewLength, 1, new NearestGradientWork<T>(size, rows, columns, dy, dx));

    private static (int Low, int High, float Part)[] Places(Grid grid)
    {
        var places = new (int, int, float)[grid.NewLength];
        for (var i = 0; i < places.Length; i++) places[i] = grid.Around(i);
        return places;
    }

    private readonly struct BilinearWork<T>(ImageSize size, Grid rows, (int Low, int High, float Part)[] columns, T* x, float* y) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            var channels = size.Channels;
            var line = (nint)size.Width * channels;
            for (var row = from; row < to; row++)
            {
                var (low, high, part) = rows.Around((int)(row % size.NewHeight));
                var image = x + (row / size.NewHeight * size.Length);
                T* top = image + (low * line), bottom = image + (high * line);
                var target = y + (row * size.NewWidth * channels);
                foreach (var (left, right, across) in columns)
                {
                    var (l, r) = ((nint)left * channels, (nint)right * channels);
                    for (var c = 0; c < channels; c++)
                    {
                        var above = Between(float.CreateTruncating(top[l + c]), float.CreateTruncating(top[r + c]), across);
                        var below = Between(float.CreateTruncating(bottom[l + c]), float.CreateTruncating(bottom[r + c]), across);
                        *target++ = Between(above, below, part);
                    }
                }
            }
        }
    }

    private readonly struct BilinearGradientWork<T>(ImageSize size, Grid rows, (int Low, int High, float Part)[] columns, float* dy, T* dx) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            var channels = size.Channels;
            var line = (nint)size.Width * channels;
            for (var b = from; b < to; b++)
            {
                var image = dx + (b * size.Length);
                new Span<T>(image, (int)size.Length).Clear();
                var source = dy + (b * size.NewLength);
                for (var row = 0; row < size.NewHeight; row++)
                {
                    var (low, high, down) = rows.Around(row);
                    T* top = image + (low * line), bottom = image + (high * line);
                    foreach (var (left, right, across) in columns)
                    {
                        var (l, r) = ((nint)left * channels, (nint)right * channels);
                        for (var c = 0; c < channels; c++)
                        {
                            var g = *source++;
                            top[l + c] += T.CreateTruncating(g * (1 - down) * (1 - across));
                            top[r + c] += T.CreateTruncating(g * (1 - down) * across);
                            bottom[l + c] += T.CreateTruncating(g * down * (1 - across));
                            bottom[r + c] += T.CreateTruncating(g * down * across);
                        }
                    }
                }
            }
        }
    }

    private readonly struct NearestWork<T>(ImageSize size, Grid rows, Grid columns, T* x, T* y) : IRangeWork
        where T : unmanaged
    {
        public void Run(nint from, nint to)
        {
            var channels = size.Channels;
            for (var row = from; row < to; row++)
            {
                var line = x + (row / size.NewHeight * size.Length) + ((nint)rows.Nearest((int)(row % size.NewHeight)) * size.Width * channels);
                var target = y + (row * size.NewWidth * channels);
                for (var column = 0; column < size.NewWidth; column++)
                {
                    var source = line + ((nint)columns.Nearest(column) * channels);
                    for (var c = 0; c < channels; c++) *target++ = source[c];
                }
            }
        }
    }

    private readonly struct NearestGradientWork<T>(ImageSize size, Grid rows, Grid columns, T* dy, T* dx) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            var channels = size.Channels;
            for (var b = from; b < to; b++)
            {
                var image = dx + (b * size.Length);
                new Span<T>(image, (int)size.Length).Clear();
                var source = dy + (b * size.NewLength);
                for (var row = 0; row < size.NewHeight; row++)
                {
                    var line = image + ((nint)rows.Nearest(row) * size.Width * channels);
                    for (var column = 0; column < size.NewWidth; column++)
                    {
                        var target = line + ((nint)columns.Nearest(column) * channels);
                        for (var c = 0; c < channels; c++) target[c] += *source++;
                    }
                }
            }
        }
    }

    private static float Between(float from, float to, float part) => from + ((to - from) * part);
}
