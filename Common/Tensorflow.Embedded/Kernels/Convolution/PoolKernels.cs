using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// Maximum and mean over windows of images (batch, height, width, channels), and their gradients. Padding counts for nothing. Forward every output row is by itself, backward every image: results do
/// not depend on the number of threads.
/// </summary>
internal static unsafe class PoolKernels
{
    /// <summary>y[b, oy, ox, c] = the largest x of the window; as in TensorFlow, NaN is passed over, and of a window of nothing else, or of minus infinity, comes the least finite number.</summary>
    public static void Max<T>(in SpatialWindow window, T* x, T* y)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => Ranges.For((nint)window.Batch * window.OutHeight, (nint)window.Batch * window.ImageLength, 1, new MaxWork<T>(window, x, y));

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

    // Whether no element lies in two windows, and whether each lies in one.
    private static (bool Apart, bool All) Cover(in SpatialWindow window) => (
        window.StrideY >= window.KernelY && window.StrideX >= window.KernelX,
        window.StrideY <= window.KernelY && window.StrideX <= window.KernelX && ((window.OutHeight - 1) * window.StrideY) - window.Top + window.KernelY >= window.Height &&
        ((window.OutWidth - 1) * window.StrideX) - window.Left + window.KernelX >= window.Width);

    private readonly struct MaxWork<T>(SpatialWindow window, T* x, T* y) : IRangeWork
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            var channels = window.Channels;
            var line = (nint)window.Width * channels;
            for (var row = from; row < to; row++)
            {
                var (top, bottom) = Rows(window, (int)(row % window.OutHeight));
                var image = x + (row / window.OutHeight * window.ImageLength) + (top * line);
                var target = y + (row * window.OutWidth * channels);
                for (var ox = 0; ox < window.OutWidth; ox++, target += channels)
                {
                    var (left, right) = Columns(window, ox);
                    var source = image + ((nint)left * channels);
                    var c = 0;
                    if (Vector512.IsHardwareAccelerated) c = Most<T, Simd512<T>>(source, line, bottom - top, right - left, channels, c, target);
                    c = Most<T, Simd256<T>>(source, line, bottom - top, right - left, channels, c, target);
                    for (; c < channels; c++)
                    {
                        var most = T.MinValue;
                        for (var iy = 0; iy < bottom - top; iy++)
                        {
                            for (var ix = 0; ix < right - left; ix++)
                            {
                                var value = source[(iy * line) + (ix * channels) + c];
                                if (most < value) most = value;
                            }
                        }
                        target[c] = most;
                    }
                }
            }
        }
    }

    // Channels from c on, as many as fill vectors; gives the first that does not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Most<T, TV>(T* source, nint line, int rows, int columns, int channels, int c, T* target)
        where T : unmanaged, IMinMaxValue<T>
        where TV : struct, ISimd<TV, T>
    {
        var least = TV.Create(T.MinValue);
        if (rows == 2 && columns == 2)
        {
            for (; c <= channels - TV.Count; c += TV.Count)
            {
                var most = Larger<T, TV>(Larger<T, TV>(least, TV.Load(ref *source, c)), TV.Load(ref *source, c + channels));
                most = Larger<T, TV>(most, TV.Load(ref *source, c + line));
                TV.Store(Larger<T, TV>(most, TV.Load(ref *source, c + line + channels)), ref *target, c);
            }
            return c;
        }
        for (; c <= channels - TV.Count; c += TV.Count)
        {
            var most = least;
            for (var iy = 0; iy < rows; iy++)
                for (var ix = 0; ix < columns; ix++) most = Larger<T, TV>(most, TV.Load(ref *source, (iy * line) + ((nint)ix * channels) + c));
            TV.Store(most, ref *target, c);
        }
        return c;
    }

    // NaN is never larger.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Larger<T, TV>(TV most, TV value)
        where T : unmanaged
        where TV : struct, ISimd<TV, T> => TV.Select(TV.LessThan(most, value), value, most);

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
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            var channels = window.Channels;
            var line = (nint)window.Width * channels;
            // Windows that lie apart write what others add.
            var (apart, all) = Cover(window);
            for (var b = from; b < to; b++)
            {
                var image = x + (b * window.ImageLength);
                var gradient = dx + (b * window.ImageLength);
                if (!apart || !all) new Span<T>(gradient, checked((int)window.ImageLength)).Clear();
                var at = b * window.OutPositions * channels;
                for (var oy = 0; oy < window.OutHeight; oy++)
                {
                    var (top, bottom) = Rows(window, oy);
                    for (var ox = 0; ox < window.OutWidth; ox++, at += channels)
                    {
                        var (left, right) = Columns(window, ox);
                        var place = (top * line) + ((nint)left * channels);
                        var c = 0;
                        if (Vector512.IsHardwareAccelerated) c = Give<T, Simd512<T>>(image + place, y + at, dy + at, gradient + place, line, bottom - top, right - left, channels, c, apart);
                        c = Give<T, Simd256<T>>(image + place, y + at, dy + at, gradient + place, line, bottom - top, right - left, channels, c, apart);
                        for (; c < channels; c++)
                        {
                            if (apart && all)
                                for (var iy = 0; iy < bottom - top; iy++)
                                    for (var ix = 0; ix < right - left; ix++) gradient[place + (iy * line) + (ix * channels) + c] = T.Zero;
                            gradient[FirstMax(window, image, y[at + c], c, top, bottom, left, right)] += dy[at + c];
                        }
                    }
                }
            }
        }
    }

    // Channels from c on, as many as fill vectors; gives the first that does not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Give<T, TV>(T* image, T* y, T* dy, T* gradient, nint line, int rows, int columns, int channels, int c, bool apart)
        where T : unmanaged
        where TV : struct, ISimd<TV, T>
    {
        for (; c <= channels - TV.Count; c += TV.Count)
        {
            var most = TV.Load(ref *y, c);
            // What is left to be given away; nothing, once the maximum was met.
            var rest = TV.Load(ref *dy, c);
            if (apart && rows == 2 && columns == 2)
            {
                var first = TV.Equal(TV.Load(ref *image, c), most);
                var second = TV.Equal(TV.Load(ref *image, c + channels), most);
                var third = TV.Equal(TV.Load(ref *image, c + line), most);
                var fourth = TV.Equal(TV.Load(ref *image, c + line + channels), most);
                // Nowhere, as with NaN alone: to the first.
                first |= ~(first | second | third | fourth);
                TV.Store(rest & first, ref *gradient, c);
                rest &= ~first;
                TV.Store(rest & second, ref *gradient, c + channels);
                rest &= ~second;
                TV.Store(rest & third, ref *gradient, c + line);
                rest &= ~third;
                TV.Store(rest & fourth, ref *gradient, c + line + channels);
                continue;
            }
            for (var iy = 0; iy < rows; iy++)
            {
                var offset = (iy * line) + c;
                for (var ix = 0; ix < columns; ix++, offset += channels)
                {
                    var found = TV.Equal(TV.Load(ref *image, offset), most);
                    TV.Store(apart ? rest & found : TV.Load(ref *gradient, offset) + (rest & found), ref *gradient, offset);
                    rest &= ~found;
                }
            }
            TV.Store(TV.Load(ref *gradient, c) + rest, ref *gradient, c);
        }
        return c;
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
                        result[at + c] = g[start + FirstMax(window, x + start, y[at + c], c, top, bottom, left, right)];
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

    // Where the image has the maximum of a window first, row by row; nowhere, as with NaN alone: its first place, as in TensorFlow.
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
        return ((((nint)top * window.Width) + left) * window.Channels) + c;
    }
}
