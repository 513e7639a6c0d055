using System.Buffers.Binary;
using System.Text.Json;
using Tensorflow.Executors;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.Keras;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Images;

/// <summary>BMP files against TensorFlow's pixels (Golden/images/colours.py), and damaged ones.</summary>
public sealed class BmpTests
{
    private static readonly JsonElement Golden = KerasGolden.Read("colours.json").GetProperty("bmp");

    [Fact]
    public void A_file_gives_TensorFlows_pixels() => BothExecutors.Run(() =>
    {
        foreach (var golden in Golden.EnumerateArray())
        {
            var contents = new Tensor([Convert.FromBase64String(golden.GetProperty("file").GetString()!)], Shape.Scalar);
            foreach (var result in golden.GetProperty("results").EnumerateArray())
            {
                var (op, channels, dtype) = (result.GetProperty("op").GetString(), result.GetProperty("channels").GetInt32(), ImagesGolden.Dtype(result.GetProperty("dtype").GetString()!));
                var what = $"{golden.GetProperty("name").GetString()} {op} {channels} {dtype}";
                Tensor Read() => op switch
                {
                    "bmp" => gen_image_ops.decode_bmp(contents, channels),
                    "png" => gen_image_ops.decode_png(contents, channels),
                    _ => tf.image.decode_image(contents, channels, dtype),
                };
                if (result.TryGetProperty("error", out _)) Assert.True(Record.Exception(Read) is InvalidArgumentError, what);
                else ImagesGolden.Close(result.GetProperty("y"), Read(), 1e-7f, 1e-7f, what);
            }
        }
    });

    // The managed decoder alone is looked at.
    [Fact]
    public void A_damaged_file_is_one_clear_error_and_takes_no_memory()
    {
        var file = Convert.FromBase64String(Golden[0].GetProperty("file").GetString()!);
        for (var length = 0; length < file.Length; length++) Refused(file[..length]);
        Assert.Contains("differ by 1 ", Refused([.. file, 0]));
        Assert.Contains("at least 32 bytes", Refused(file[..31]));
        foreach (var (at, value, what) in new[]
        {
            (18, 0, "its size"), (18, -3, "its size"), (22, 0, "its size"), (22, int.MinValue, "2^30"), (18, int.MaxValue, "2^30"), (18, 20_000, "differ by"), (10, -1, "begin at"), (10, 1 << 20, "differ by"), (28, 16, "was 2"), (28, 4, "was 0"),
        })
        {
            var damaged = (byte[])file.Clone();
            if (at == 28) BinaryPrimitives.WriteInt16LittleEndian(damaged.AsSpan(at), (short)value);
            else BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(at), value);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Contains(what, Refused(damaged));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var damaged = (byte[])file.Clone();
            damaged[random.Next(2, damaged.Length)] ^= (byte)(1 << random.Next(8));
            Assert.True(Record.Exception(() => Decode(damaged)) is null or InvalidArgumentError);
        }
    }

    private static Tensor Decode(byte[] file)
    {
        using var scope = ExecutorScope.Managed();
        return tf.image.decode_image(new Tensor([file], Shape.Scalar));
    }

    private static string Refused(byte[] file) => Assert.Throws<InvalidArgumentError>(() => Decode(file)).Message;
}
