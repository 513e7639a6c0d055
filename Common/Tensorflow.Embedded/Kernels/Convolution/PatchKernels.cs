using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// Patches of images as rows of a matrix, one for each output position of a window: (KernelY, KernelX, Channels) elements, zeros for padding. A convolution is the product of this matrix with the
/// filter as a matrix (KernelY * KernelX * Channels, filters).
/// </summary>
internal static unsafe class PatchKernels
{
    /// <summary>Writes the patches of the output positions from <paramref name="from"/> to before <paramref name="to"/>, counted through all images.</summary>
    public static void Gather<T>(in SpatialWindow window, T* images, int from, int to, T* patches)
        where T : unmanaged
    {
        var channels = window.Channels;
        var line = window.KernelX * channels;
        for (var row = from; row < to; row++)
        {
            var (offset, top, left) = Place(window, row);
            var image = images + offset;
            for (var ky = 0; ky < window.KernelY; ky++, patches += line)
            {
                var y = top + (ky * window.DilationY);
                var target = new Span<T>(patches, line);
                if ((uint)y >= (uint)window.Height)
                {
                    target.Clear();
                    continue;
                }
                var source = image + ((nint)y * window.Width * channels);
                if (window.DilationX == 1)
                {
                    var (first, end) = SpatialWindow.Inside(left, window.KernelX, window.Width);
                    if (first > 0) target[..Math.Min(first * channels, line)].Clear();
                    if (end > first) new ReadOnlySpan<T>(source + ((nint)(left + first) * channels), (end - first) * channels).CopyTo(target[(first * channels)..]);
                    if (end < window.KernelX) target[(Math.Max(end, 0) * channels)..].Clear();
                    continue;
                }
                for (var kx = 0; kx < window.KernelX; kx++)
                {
                    var x = left + (kx * window.DilationX);
                    var part = target.Slice(kx * channels, channels);
                    if ((uint)x >= (uint)window.Width) part.Clear();
                    else new ReadOnlySpan<T>(source + ((nint)x * channels), channels).CopyTo(part);
                }
            }
        }
    }

    /// <summary>The transpose of <see cref="Gather"/>: adds the patches' elements to where they came from, in the order of the rows.</summary>
    public static void ScatterAdd<T>(in SpatialWindow window, T* patches, int from, int to, T* images)
        where T : unmanaged, INumber<T>
    {
        var channels = window.Channels;
        var line = window.KernelX * channels;
        for (var row = from; row < to; row++)
        {
            var (offset, top, left) = Place(window, row);
            var image = images + offset;
            for (var ky = 0; ky < window.KernelY; ky++, patches += line)
            {
                var y = top + (ky * window.DilationY);
                if ((uint)y >= (uint)window.Height) continue;
                var target = image + ((nint)y * window.Width * channels);
                if (window.DilationX == 1)
                {
                    var (first, end) = SpatialWindow.Inside(left, window.KernelX, window.Width);
                    if (end > first) Add(target + ((nint)(left + first) * channels), patches + (first * channels), (end - first) * channels);
                    continue;
                }
                for (var kx = 0; kx < window.KernelX; kx++)
                {
                    var x = left + (kx * window.DilationX);
                    if ((uint)x < (uint)window.Width) Add(target + ((nint)x * channels), patches + (kx * channels), channels);
                }
            }
        }
    }

    /// <summary>sum[i] += x[i].</summary>
    public static void Add<T>(T* sum, T* x, nint count)
        where T : unmanaged, INumber<T>
    {
        nint i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count) Vector256.Store(Vector256.Load(sum + i) + Vector256.Load(x + i), sum + i);
        for (; i < count; i++) sum[i] += x[i];
    }

    // Where the image of an output position begins, and where in it the window does.
    private static (nint Offset, int Top, int Left) Place(in SpatialWindow window, int row)
    {
        var image = row / window.OutPositions;
        var position = row - (image * window.OutPositions);
        var oy = position / window.OutWidth;
        return (image * window.ImageLength, (oy * window.StrideY) - window.Top, ((position - (oy * window.OutWidth)) * window.StrideX) - window.Left);
    }
}
