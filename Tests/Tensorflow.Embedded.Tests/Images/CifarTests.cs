using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Tensorflow.Keras.Datasets;
using Tensorflow.Tests.Keras;

namespace Tensorflow.Tests.Images;

/// <summary>keras.datasets.cifar10 from files in the form of Python 2's pickle, which Keras reads too (Golden/images/record.py puts them together and has it do so).</summary>
public sealed class CifarTests : FolderTests
{
    private static readonly Lazy<(byte[] Head, byte[] Middle, byte[] Tail)> parts = new(() =>
    {
        var golden = KerasGolden.Read("images.json").GetProperty("cifar");
        byte[] Part(string name) => Convert.FromBase64String(golden.GetProperty(name).GetString()!);
        return (Part("head"), Part("middle"), Part("tail"));
    });

    [Fact]
    public void Files_are_read_from_the_folder_and_from_the_archive()
    {
        var folder = Directory.CreateDirectory(At("cifar-10-batches-py")).FullName;
        for (var i = 0; i < 6; i++) File.WriteAllBytes(Path.Combine(folder, i < 5 ? $"data_batch_{i + 1}" : "test_batch"), FileOf(i));
        Check(Cifar10.Load(Folder));

        using (var file = File.Create(At("cifar-10-batches-py.tar.gz")))
        using (var tar = new TarWriter(new GZipStream(file, CompressionLevel.Fastest)))
            foreach (var path in Directory.GetFiles(folder)) tar.WriteEntry(path, $"cifar-10-batches-py/{Path.GetFileName(path)}");
        Directory.Delete(folder, recursive: true);
        Check(Cifar10.Load(Folder));

        static void Check(DatasetPass data)
        {
            var (x_train, y_train, x_test, y_test) = data;
            Assert.Equal(new Shape(50_000, 32, 32, 3), x_train.shape);
            Assert.Equal(new Shape(50_000, 1), y_train.shape);
            Assert.Equal(new Shape(10_000, 32, 32, 3), x_test.shape);
            Assert.Equal(new Shape(10_000, 1), y_test.shape);
            Assert.All(new[] { x_train, y_train, x_test, y_test }, array => Assert.Equal(TF_DataType.TF_UINT8, array.dtype));
            var (train, labels) = (x_train.ToArray<byte>(), y_train.ToArray<byte>());
            foreach (var (image, y, x, c) in new[] { (0, 0, 0, 0), (0, 3, 5, 1), (9_999, 31, 31, 2), (10_000, 0, 1, 0), (49_999, 7, 0, 2) })
            {
                Assert.Equal(Pixel(image / 10_000, (image % 10_000 * 3072) + (c * 1024) + (y * 32) + x), train[(((((image * 32) + y) * 32) + x) * 3) + c]);
                Assert.Equal(Label(image / 10_000, image % 10_000), labels[image]);
            }
            Assert.Equal(Pixel(5, 1024), x_test.ToArray<byte>()[1]);
        }
    }

    [Fact]
    public void What_such_files_do_not_hold_is_refused()
    {
        var whole = FileOf(0);
        Assert.Equal(10_000, CifarBatch.Of(whole).Labels.Length);
        // A pickle that calls something: os.system.
        Refused(Encoding.Latin1.GetBytes("\u0080\u0002cos\nsystem\nU\u0004true\u0085R."), "os.system");
        Refused(Encoding.Latin1.GetBytes("\u0080\u0002cnumpy\nload\n."), "numpy.load");
        Refused(Encoding.Latin1.GetBytes("\u0080\u0002}."), "data");
        Refused(Encoding.Latin1.GetBytes("\u0080\u0004}."), "protocol 2");
        Refused([0x80, 2, (byte)'.'], "before its object");
        Refused([0x80, 2, (byte)'h', 7, (byte)'.'], "remembered");
        Refused([0x80, 2, (byte)'t', (byte)'.'], "mark");
        Refused([0x80, 2, (byte)'T', 0xFF, 0xFF, 0xFF, 0xFF, (byte)'.'], "too early");
        Refused([], "protocol 2");
        foreach (var length in new[] { 1, 50, 200, 20_100, 20_300, 1_000_000, whole.Length - 1 }) Refused(whole[..length], "");
        var random = new Random(3);
        for (var i = 0; i < 400; i++)
        {
            var damaged = (byte[])whole.Clone();
            // The first bytes and those around the array hold the structure.
            var (head, middle, tail) = parts.Value;
            var at = random.Next(3) switch { 0 => random.Next(head.Length), 1 => head.Length + 20_000 + random.Next(middle.Length), _ => whole.Length - 1 - random.Next(tail.Length) };
            damaged[at] = (byte)random.Next(256);
            try
            {
                CifarBatch.Of(damaged);
            }
            catch (InvalidDataException)
            {
                // What is said beside images and labels may be anything.
            }
        }
        var missing = Assert.Throws<ValueError>(() => Cifar10.Load(Folder));
        Assert.Contains("cifar-10-batches-py", missing.Message);
        Directory.CreateDirectory(At("cifar-10-batches-py"));
        Assert.Contains("data_batch_1", Assert.Throws<ValueError>(() => Cifar10.Load(Folder)).Message);
    }

    private static void Refused(byte[] file, string because) => Assert.Contains(because, Assert.Throws<InvalidDataException>(() => CifarBatch.Of(file)).Message);

    private static byte Label(int batch, int image) => (byte)(((long)image * image + batch) % 10);

    private static byte Pixel(int batch, int index) => (byte)((((ulong)index * 2654435761) >> 7) + (ulong)batch);

    private static byte[] FileOf(int batch)
    {
        var (head, middle, tail) = parts.Value;
        var file = new byte[head.Length + 20_000 + middle.Length + 30_720_000 + tail.Length];
        head.CopyTo(file, 0);
        var at = head.Length;
        for (var i = 0; i < 10_000; i++) (file[at++], file[at++]) = ((byte)'K', Label(batch, i));
        middle.CopyTo(file, at);
        at += middle.Length;
        for (var i = 0; i < 30_720_000; i++) file[at++] = Pixel(batch, i);
        tail.CopyTo(file, at);
        return file;
    }
}
