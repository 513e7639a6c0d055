using System.Globalization;
using System.Numerics;
using Google.Protobuf;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>
    /// Images, stored as PNG with eight bits, like <c>tf.summary.image</c>. Floating-point pixels lie between 0 and 1; smaller and larger ones are clipped, NaN is black. Bytes lie between 0
    /// and 255. Of other integers, as in TensorFlow, white is the largest of their type: pixels from 0 to 255 in an <c>int[]</c> are black and belong into a <c>byte[]</c>.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="tag">The tag.</param>
    /// <param name="pixels">Row-major, shape [<paramref name="batch"/>, <paramref name="height"/>, <paramref name="width"/>, <paramref name="channels"/>].</param>
    /// <param name="batch">How many images.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="channels">1 grey, 2 grey with alpha, 3 RGB, 4 RGBA.</param>
    /// <param name="step">The step.</param>
    /// <param name="maxOutputs">At most this many of the images, from the first on, are written. Default: 3.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    /// <exception cref="ArgumentException">The shape is not one of images or does not hold as many values as there are.</exception>
    public void Image<T>(
        string tag, ReadOnlySpan<T> pixels, int batch, int height, int width, int channels, long step,
        int maxOutputs = 3, string? description = null, DateTimeOffset? wallTime = null)
        where T : unmanaged, INumberBase<T>
    {
        CheckImages(tag, pixels.Length, batch, height, width, channels, maxOutputs);
        var shown = PixelBytes.Of(pixels[..(Math.Min(batch, maxOutputs) * height * width * channels)]);
        WriteImages(tag, shown, height, width, channels, step, description, wallTime);
    }

    /// <param name="tag">The tag.</param>
    /// <param name="pixels">Row-major.</param>
    /// <param name="shape">[batch, height, width, channels], or of a single image [height, width, channels] or, grey, [height, width].</param>
    /// <param name="step">The step.</param>
    /// <param name="maxOutputs">At most this many of the images, from the first on, are written. Default: 3.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    /// <inheritdoc cref="Image{T}(string, ReadOnlySpan{T}, int, int, int, int, long, int, string?, DateTimeOffset?)"/>
    public void Image<T>(
        string tag, ReadOnlySpan<T> pixels, ReadOnlySpan<int> shape, long step, int maxOutputs = 3, string? description = null, DateTimeOffset? wallTime = null)
        where T : unmanaged, INumberBase<T>
    {
        switch (shape)
        {
            case [var batch, var height, var width, var channels]:
                Image(tag, pixels, batch, height, width, channels, step, maxOutputs, description, wallTime);
                break;
            case [var height, var width, var channels]:
                Image(tag, pixels, 1, height, width, channels, step, maxOutputs, description, wallTime);
                break;
            case [var height, var width]:
                Image(tag, pixels, 1, height, width, 1, step, maxOutputs, description, wallTime);
                break;
            default:
                throw new ArgumentException(
                    $"images '{tag}' have the shape [{string.Join(", ", shape.ToArray())}]; [batch, height, width, channels], [height, width, channels] or [height, width] is expected");
        }
    }

    private void WriteImages(
        string tag, ReadOnlySpan<byte> pixels, int height, int width, int channels, long step, string? description, DateTimeOffset? wallTime)
    {
        List<ByteString> strings = [Decimal(width), Decimal(height)];
        var image = height * width * channels;
        for (; !pixels.IsEmpty; pixels = pixels[image..])
            strings.Add(UnsafeByteOperations.UnsafeWrap(Png.Encode(pixels[..image], width, height, channels)));
        Write(tag, step, Strings(Shape(strings.Count), strings), Metadata("images", description), wallTime);
    }

    private static ByteString Decimal(int number) => ByteString.CopyFromUtf8(number.ToString(CultureInfo.InvariantCulture));

    private static void CheckImages(string tag, int values, int batch, int height, int width, int channels, int maxOutputs)
    {
        if (batch < 0 || height < 1 || width < 1 || channels is < 1 or > 4 || maxOutputs < 0)
        {
            throw new ArgumentException(
                $"images '{tag}' have the shape [{batch}, {height}, {width}, {channels}] and at most {maxOutputs} are to be written; "
                + "[batch, height >= 1, width >= 1, 1 to 4 channels] and at least 0 are expected");
        }
        if ((Int128)batch * height * width * channels != values)
            throw new ArgumentException($"images '{tag}' hold {values} values; their shape [{batch}, {height}, {width}, {channels}] asks for {(Int128)batch * height * width * channels}");
    }
}
