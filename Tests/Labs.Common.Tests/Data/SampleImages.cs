using System.IO.Compression;
using System.Text;
using Labs.Common.Data;

namespace Labs.Common.Tests.Data;

/// <summary>Small sets of images and the bytes of their files, sound and damaged.</summary>
internal static class SampleImages
{
    public static DigitImages Make(int train = 3, int test = 2, int seed = 1)
    {
        var random = new Random(seed);
        byte[] Images(int n) { var b = new byte[n * DigitImages.Pixels]; random.NextBytes(b); return b; }
        byte[] Labels(int n) => [.. Enumerable.Range(0, n).Select(_ => (byte)random.Next(10))];
        return new DigitImages(Images(train), Labels(train), Images(test), Labels(test), DigitKind.Other, "");
    }

    /// <summary>A plain IDX file with any header.</summary>
    public static byte[] Idx(uint magic, uint[] shape, byte[] values) => [.. shape.Prepend(magic).SelectMany(BigEndian), .. values];

    public static byte[] Gzip(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var zip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
        return to.ToArray();
    }

    /// <summary>A .npy file of version 1 with any header, padded as NumPy pads it.</summary>
    public static byte[] Npy(string header, byte[] values, byte version = 1)
    {
        var text = header.PadRight((10 + header.Length + 1 + 63) / 64 * 64 - 11) + "\n";
        byte[] length = version == 1 ? [(byte)text.Length, (byte)(text.Length >> 8)] : [(byte)text.Length, (byte)(text.Length >> 8), 0, 0];
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.Latin1.GetBytes(text), .. values];
    }

    public static string Header(string shape, string type = "|u1", string fortran = "False") => $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}";

    /// <summary>The four entries of an mnist.npz.</summary>
    public static Dictionary<string, byte[]> NpzEntries(DigitImages images) => new()
    {
        ["x_train.npy"] = Npy(Header($"({images.TrainLabels.Length}, 28, 28)"), images.TrainImages),
        ["y_train.npy"] = Npy(Header($"({images.TrainLabels.Length},)"), images.TrainLabels),
        ["x_test.npy"] = Npy(Header($"({images.TestLabels.Length}, 28, 28)"), images.TestImages, version: 2),
        ["y_test.npy"] = Npy(Header($"({images.TestLabels.Length},)"), images.TestLabels),
    };

    public static void WriteZip(string path, IEnumerable<KeyValuePair<string, byte[]>> entries, CompressionLevel compression = CompressionLevel.Optimal)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var stream = zip.CreateEntry(name, compression).Open();
            stream.Write(bytes);
        }
    }

    public static void AssertSame(DigitImages expected, DigitImages actual)
    {
        Assert.Equal(expected.TrainImages, actual.TrainImages);
        Assert.Equal(expected.TrainLabels, actual.TrainLabels);
        Assert.Equal(expected.TestImages, actual.TestImages);
        Assert.Equal(expected.TestLabels, actual.TestLabels);
    }

    /// <summary>A message for the user: one line that holds all of these.</summary>
    public static void AssertOneLine(string message, params string[] parts)
    {
        Assert.DoesNotContain('\n', message);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private static byte[] BigEndian(uint n) => [(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n];
}
