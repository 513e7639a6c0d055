using System.Globalization;
using Google.Protobuf;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>Images of pixels between 0 and 1; smaller and larger ones are clipped, NaN is black. Stored as PNG with eight bits, like <c>tf.summary.image</c>.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="pixels">Row-major, shape [<paramref name="batch"/>, <paramref name="height"/>, <paramref name="width"/>, <paramref name="channels"/>].</param>
    /// <param name="batch">How many images.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="channels">1 grey, 2 grey with alpha, 3 RGB, 4 RGBA.</param>
    /// <param name="step">The step.</param>
    /// <param name="maxOutputs">At most this many of the images, from the first on, are written. Default: 3.</param>
    /// <param name="description">Markdown.</param>
    /// <exception cref="ArgumentException">The shape is not one of images or does not hold as many values as there are.</exception>
    public void Image(
        string tag, ReadOnlySpan<float> pixels, int batch, int height, int width, int channels, long step, int maxOutputs = 3, string? description = null)
    {
        CheckImages(tag, pixels.Length, batch, height, width, channels, maxOutputs);
        var shown = pixels[..(Math.Min(batch, maxOutputs) * height * width * channels)];
        var bytes = new byte[shown.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            // As tf.image.convert_image_dtype: times 255.5, clipped, then cut off; NaN is not above 0 either.
            var scaled = shown[i] * 255.5f;
            bytes[i] = scaled > 0 ? (byte)Math.Min(255f, scaled) : (byte)0;
        }
        WriteImages(tag, bytes, height, width, channels, step, description);
    }

    /// <summary>Images of pixels between 0 and 255.</summary>
    /// <inheritdoc cref="Image(string, ReadOnlySpan{float}, int, int, int, int, long, int, string?)"/>
    public void Image(
        string tag, ReadOnlySpan<byte> pixels, int batch, int height, int width, int channels, long step, int maxOutputs = 3, string? description = null)
    {
        CheckImages(tag, pixels.Length, batch, height, width, channels, maxOutputs);
        WriteImages(tag, pixels[..(Math.Min(batch, maxOutputs) * height * width * channels)], height, width, channels, step, description);
    }

    private void WriteImages(string tag, ReadOnlySpan<byte> pixels, int height, int width, int channels, long step, string? description)
    {
        List<ByteString> strings = [Decimal(width), Decimal(height)];
        var image = height * width * channels;
        for (; !pixels.IsEmpty; pixels = pixels[image..])
            strings.Add(UnsafeByteOperations.UnsafeWrap(Png.Encode(pixels[..image], width, height, channels)));
        Write(tag, step, Strings(Shape(strings.Count), strings), Metadata("images", description));
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
