using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Labs.TensorBoard.Tests;

public sealed class ImageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Png_holds_the_pixels_it_was_made_of()
    {
        var shapes = Gen.Choose(1, 20).Zip(Gen.Choose(1, 20)).Zip(Gen.Choose(1, 4)).Zip(Gen.Choose(0, int.MaxValue));
        Prop.ForAll(shapes.ToArbitrary(), input =>
        {
            var (((width, height), channels), seed) = input;
            var random = new System.Random(seed);
            // Noise, flat colours and ramps: each makes another row filter the best one.
            var kind = random.Next(3);
            var pixels = Enumerable.Range(0, width * height * channels).Select(i => (byte)(kind == 0 ? random.Next(256) : kind == 1 ? 77 : i)).ToArray();
            var decoded = PngDecoder.Decode(Png.Encode(pixels, width, height, channels));
            Assert.Equal((width, height, channels, pixels), decoded, PngDecoder.Same);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Float_pixels_become_the_bytes_that_TensorFlow_makes_of_them()
    {
        // tf.image.convert_image_dtype(x, tf.uint8, saturate=True) in TensorFlow 2.15; NaN, of which it says nothing, is black.
        float[] pixels = [-1, 0, 1e-9f, 0.0039f, 0.00391f, 0.00393f, 0.25f, 0.499999f, 0.5f, 0.998f, 0.999f, 1, 1.0001f, 7, 3e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        byte[] expected = [0, 0, 0, 0, 0, 1, 63, 127, 127, 254, 255, 255, 255, 255, 255, 255, 0, 0];
        using (var writer = new SummaryWriter(_directory.Path))
            writer.Image("row", pixels, 1, 1, pixels.Length, 1, step: 0);
        Assert.Equal(expected, Images().Single().Pixels);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(9, 5)]
    public void At_most_max_outputs_images_are_written(int maxOutputs, int expected)
    {
        using (var writer = new SummaryWriter(_directory.Path))
            writer.Image("five", new byte[5 * 2 * 3 * 4], 5, 2, 3, 4, step: 0, maxOutputs);
        Assert.Equal(expected, Images().Count);
        Assert.All(Images(), image => Assert.Equal((3, 2, 4), (image.Width, image.Height, image.Channels)));
    }

    [Fact]
    public void Empty_batch_is_written_with_its_size_alone()
    {
        using (var writer = new SummaryWriter(_directory.Path))
            writer.Image("none", ReadOnlySpan<float>.Empty, 0, 2, 3, 1, step: 0);
        Assert.Empty(Images());
    }

    [Theory]
    [InlineData(1, 2, 3, 1, 3, "images 'x' hold 12 values; their shape [1, 2, 3, 1] asks for 6")]
    [InlineData(1, 4, 3, 5, 3, "images 'x' have the shape [1, 4, 3, 5] and at most 3 are to be written; [batch, height >= 1, width >= 1, 1 to 4 channels] and at least 0 are expected")]
    [InlineData(1, 0, 3, 1, 3, "images 'x' have the shape [1, 0, 3, 1] and at most 3 are to be written; [batch, height >= 1, width >= 1, 1 to 4 channels] and at least 0 are expected")]
    [InlineData(1, 4, 3, 1, -1, "images 'x' have the shape [1, 4, 3, 1] and at most -1 are to be written; [batch, height >= 1, width >= 1, 1 to 4 channels] and at least 0 are expected")]
    [InlineData(65536, 65536, 65536, 1, 3, "images 'x' hold 12 values; their shape [65536, 65536, 65536, 1] asks for 281474976710656")]
    public void Wrong_shape_is_refused_in_one_line(int batch, int height, int width, int channels, int maxOutputs, string message)
    {
        using var writer = new SummaryWriter(_directory.Path);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => writer.Image("x", new float[12], batch, height, width, channels, 0, maxOutputs)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => writer.Image("x", new byte[12], batch, height, width, channels, 0, maxOutputs)).Message);
    }

    private List<(int Width, int Height, int Channels, byte[] Pixels)> Images()
    {
        var value = EventFileReader.ReadAll(RunDirectory.EventFiles(_directory.Path).Single()).Events[^1].Values.Single();
        Assert.Equal("images", value.Plugin);
        var strings = value.Tensor!.ToByteStrings();
        var images = strings.Skip(2).Select(png => PngDecoder.Decode(png.ToArray())).ToList();
        Assert.All(images, image => Assert.Equal(
            (image.Width.ToString(), image.Height.ToString()), (Encoding.ASCII.GetString(strings[0].Span), Encoding.ASCII.GetString(strings[1].Span))));
        return images;
    }
}
