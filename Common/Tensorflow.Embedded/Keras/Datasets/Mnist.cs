using System.IO.Compression;
using Tensorflow.Keras.Utils;
using Tensorflow.NumPy;

namespace Tensorflow.Keras.Datasets;

/// <summary>Handwritten digits: 60,000 and 10,000 images of 28 by 28.</summary>
public class Mnist
{
    /// <summary>Reads <c>mnist.npz</c> where Keras leaves it (<c>~/.keras/datasets</c>) or in the temporary folder, where TensorFlow.NET does. Nothing is downloaded.</summary>
    /// <returns>Images uint8 (n, 28, 28), labels uint8 (n).</returns>
    /// <exception cref="ValueError">The file is in neither place, or damaged.</exception>
    public DatasetPass load_data()
    {
        string[] places =
        [
            Path.Combine(KerasFolder.Datasets, "mnist.npz"),
            Path.Combine(Path.GetTempPath(), "mnist.npz"),
        ];
        var file = Array.Find(places, File.Exists)
            ?? throw new ValueError($"MNIST was not found. Looked for {string.Join(" and ", places)}; nothing is downloaded.");
        try
        {
            using var archive = ZipFile.OpenRead(file);
            return new DatasetPass
            {
                Train = (Read(archive, "x_train", 60_000, 28, 28), Read(archive, "y_train", 60_000)),
                Test = (Read(archive, "x_test", 10_000, 28, 28), Read(archive, "y_test", 10_000)),
            };
        }
        catch (Exception damage) when (damage is InvalidDataException or ValueError)
        {
            throw new ValueError($"{file} is damaged: {damage.Message}");
        }
    }

    private static NDArray Read(ZipArchive archive, string name, params long[] expected)
    {
        var entry = archive.GetEntry($"{name}.npy") ?? throw new InvalidDataException($"it has no array {name}");
        var array = CheckedZipEntry.Read(entry, content => NpyFile.Read(content, name));
        if (array.dtype != TF_DataType.TF_UINT8 || !array.Dimensions.dims.SequenceEqual(expected))
            throw new InvalidDataException($"{name} is {array.dtype.as_python_name()} of shape {array.Dimensions}, expected uint8 of shape ({string.Join(", ", expected)})");
        return array;
    }
}
