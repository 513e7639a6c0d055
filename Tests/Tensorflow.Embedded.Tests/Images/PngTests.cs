using System.Text.Json;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.Keras;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Images;

/// <summary>PNG files of every colour type, depth and interlacing against TensorFlow's pixels (Golden/images), and damaged ones.</summary>
public sealed class PngTests : FolderTests
{
    private static readonly JsonElement Golden = KerasGolden.Read("images.json").GetProperty("png");

    public static TheoryData<int> Files => [.. Enumerable.Range(0, Golden.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_gives_TensorFlows_pixels(int index) => BothExecutors.Run(() =>
    {
        var golden = Golden[index];
        var contents = Contents(golden);
        foreach (var result in golden.GetProperty("results").EnumerateArray())
        {
            var (op, channels, dtype) = (result.GetProperty("op").GetString(), result.GetProperty("channels").GetInt32(), ImagesGolden.Dtype(result.GetProperty("dtype").GetString()!));
            var what = $"{golden.GetProperty("name").GetString()} {op} {channels} {dtype}";
            Tensor Decode() => op == "png" ? gen_image_ops.decode_png(contents, channels, dtype) : tf.image.decode_image(contents, channels, dtype);
            if (result.TryGetProperty("error", out _)) Assert.Throws<InvalidArgumentError>(Decode);
            else ImagesGolden.Close(result.GetProperty("y"), Decode(), 1e-7f, 1e-7f, what);
        }
    });

    [Fact]
    public void What_is_encoded_is_decoded_and_read_from_a_file() => BothExecutors.Run(() =>
    {
        foreach (var channels in new[] { 1, 2, 3, 4 })
        {
            var pixels = tf.cast(tf.random.uniform((7, 5, channels), 0, 256, tf.int32, seed: channels), tf.byte8);
            File.WriteAllBytes(At("picture.png"), tf.image.encode_png(pixels).StringBytes(0));
            var contents = tf.io.read_file(At("picture.png"));
            Assert.Equal(pixels.ToArray<byte>(), tf.image.decode_image(contents).ToArray<byte>());
            Assert.Equal(new Shape(7, 5, channels), tf.image.decode_image(tf.io.read_file(tf.constant(At("picture.png")))).shape);
            Assert.False((bool)tf.image.is_jpeg(contents));
        }
        Assert.Throws<InvalidArgumentError>(() => tf.image.encode_png(tf.ones((2, 3, 5), tf.byte8)));
        Assert.Throws<InvalidArgumentError>(() => tf.image.encode_png(tf.ones((2, 3), tf.byte8)));
        Assert.Throws<InvalidArgumentError>(() => tf.image.encode_png(tf.ones((2, 3, 1))));
        Assert.Throws<FileNotFoundException>(() => tf.io.read_file(At("none.png")));
    });

    // Without a scope: the managed decoder alone is looked at.
    [Fact]
    public void A_damaged_file_is_one_clear_error()
    {
        foreach (var golden in Golden.EnumerateArray().Where((_, i) => i % 5 == 0))
        {
            var file = Convert.FromBase64String(golden.GetProperty("file").GetString()!);
            for (var length = 0; length < file.Length; length++) Refused(file[..length]);
            var random = new Random(1);
            for (var i = 0; i < 300; i++)
            {
                var damaged = (byte[])file.Clone();
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                try
                {
                    Decode(damaged);
                }
                catch (InvalidArgumentError)
                {
                    // What a reader may skip may be damaged.
                }
            }
        }
        Assert.Contains("ends at byte", Refused(Convert.FromBase64String(Golden[0].GetProperty("file").GetString()!)[..40]));
        Assert.Contains("JPEG", Refused([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Contains("JPEG, PNG, GIF, BMP", Refused([1, 2, 3]));
        Assert.Contains("JPEG, PNG, GIF, BMP", Refused([]));
    }

    [Fact]
    public void A_header_that_promises_more_than_its_data_can_hold_takes_no_memory()
    {
        var file = Convert.FromBase64String(Golden[0].GetProperty("file").GetString()!);
        foreach (var (width, height) in new[] { (1 << 26, 4), (20_000, 20_000), (1 << 27, 1), (0, 5), (-1, 5) })
        {
            var large = (byte[])file.Clone();
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(large.AsSpan(16), width);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(large.AsSpan(20), height);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(large.AsSpan(29), System.IO.Hashing.Crc32.HashToUInt32(large.AsSpan(12, 17)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Refused(large);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
    }

    private static Tensor Contents(JsonElement golden) => new([Convert.FromBase64String(golden.GetProperty("file").GetString()!)], Shape.Scalar);

    private static Tensor Decode(byte[] file)
    {
        using var scope = Tensorflow.Executors.ExecutorScope.Managed();
        return tf.image.decode_image(new Tensor([file], Shape.Scalar));
    }

    private static string Refused(byte[] file) => Assert.Throws<InvalidArgumentError>(() => Decode(file)).Message;
}
