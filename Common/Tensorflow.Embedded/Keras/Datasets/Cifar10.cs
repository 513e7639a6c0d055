using System.Formats.Tar;
using System.IO.Compression;
using Tensorflow.Keras.Utils;
using Tensorflow.NumPy;

namespace Tensorflow.Keras.Datasets;

/// <summary>Small photographs of ten kinds of things: 50,000 and 10,000 images of 32 by 32 in colour.</summary>
public class Cifar10
{
    private const string FolderName = "cifar-10-batches-py";

    private static readonly string[] names = ["data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch"];

    /// <summary>Reads the files where Keras leaves them, <c>~/.keras/datasets/cifar-10-batches-py</c>, or of the archive beside it, <c>cifar-10-batches-py.tar.gz</c>. Nothing is downloaded.</summary>
    /// <returns>Images uint8 (n, 32, 32, 3), labels uint8 (n, 1).</returns>
    /// <exception cref="ValueError">The files are not there, or damaged.</exception>
    public DatasetPass load_data() => Load(KerasFolder.Datasets);

    internal static DatasetPass Load(string folder)
    {
        var (unpacked, archive) = (Path.Combine(folder, FolderName), Path.Combine(folder, $"{FolderName}.tar.gz"));
        var batches = new CifarBatch[names.Length];
        if (Directory.Exists(unpacked))
        {
            for (var i = 0; i < names.Length; i++) batches[i] = Read(Path.Combine(unpacked, names[i]), () => File.ReadAllBytes(Path.Combine(unpacked, names[i])));
        }
        else if (File.Exists(archive))
        {
            Unpack(archive, batches);
        }
        else
        {
            throw new ValueError($"CIFAR-10 was not found. Looked for {unpacked} and {archive}; nothing is downloaded: keras.utils.get_file fetches files.");
        }
        return new DatasetPass { Train = Joined(batches[..^1]), Test = Joined(batches[^1..]) };
    }

    private static void Unpack(string archive, CifarBatch?[] batches)
    {
        try
        {
            using var file = File.OpenRead(archive);
            using var tar = new TarReader(new GZipStream(file, CompressionMode.Decompress));
            while (tar.GetNextEntry() is { } entry)
            {
                var number = Array.FindIndex(names, name => entry.Name == $"{FolderName}/{name}");
                if (number < 0 || entry.DataStream is null) continue;
                var content = new byte[CifarBatch.CheckedLength(entry.Length)];
                entry.DataStream.ReadExactly(content);
                batches[number] = Read($"{archive}: {entry.Name}", () => content);
            }
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new ValueError($"{archive} is damaged: {damage.Message}");
        }
        var missing = Array.FindIndex(batches, batch => batch is null);
        if (missing >= 0) throw new ValueError($"{archive} has no {FolderName}/{names[missing]}.");
    }

    private static CifarBatch Read(string what, Func<byte[]> content)
    {
        try
        {
            return CifarBatch.Of(content());
        }
        catch (Exception damage) when (damage is InvalidDataException or FileNotFoundException)
        {
            throw new ValueError($"{what} is missing or damaged: {damage.Message}");
        }
    }

    private static (NDArray, NDArray) Joined(CifarBatch[] batches)
    {
        var images = new byte[batches.Length * CifarBatch.Images * CifarBatch.Pixels * 3];
        var labels = new byte[batches.Length * CifarBatch.Images];
        for (var b = 0; b < batches.Length; b++)
        {
            batches[b].Labels.CopyTo(labels, b * CifarBatch.Images);
            // In the files each image is its red, then its green, then its blue pixels.
            for (var i = 0; i < CifarBatch.Images; i++)
            {
                var source = batches[b].Channels.AsSpan(i * CifarBatch.Pixels * 3, CifarBatch.Pixels * 3);
                var target = images.AsSpan(((b * CifarBatch.Images) + i) * CifarBatch.Pixels * 3, CifarBatch.Pixels * 3);
                for (var p = 0; p < CifarBatch.Pixels; p++)
                    for (var c = 0; c < 3; c++) target[(p * 3) + c] = source[(c * CifarBatch.Pixels) + p];
            }
        }
        return (new NDArray(images, new Shape(labels.Length, 32, 32, 3)), new NDArray(labels, new Shape(labels.Length, 1)));
    }
}
