using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Tensorflow.NumPy;

namespace Tensorflow.Keras.Datasets;

/// <summary>Handwritten digits: 60,000 and 10,000 images of 28 by 28.</summary>
public partial class Mnist
{
    /// <summary>Reads <c>mnist.npz</c> where Keras leaves it (<c>~/.keras/datasets</c>) or in the temporary folder, where TensorFlow.NET does. Nothing is downloaded.</summary>
    /// <returns>Images uint8 (n, 28, 28), labels uint8 (n).</returns>
    /// <exception cref="ValueError">The file is in neither place, or damaged.</exception>
    public DatasetPass load_data()
    {
        string[] places =
        [
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".keras", "datasets", "mnist.npz"),
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
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException)
        {
            throw new ValueError($"{file} is damaged: {damage.Message}");
        }
    }

    private static NDArray Read(ZipArchive archive, string name, params long[] expected)
    {
        var entry = archive.GetEntry($"{name}.npy") ?? throw new InvalidDataException($"it has no array {name}");
        using var content = entry.Open();
        // numpy.lib.format: magic, version, length of the header, the header as a Python dict.
        Span<byte> start = stackalloc byte[8];
        content.ReadExactly(start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8)) throw new InvalidDataException($"{name} does not begin as a .npy file does");
        Span<byte> size = stackalloc byte[start[6] == 1 ? 2 : 4];
        content.ReadExactly(size);
        var length = size.Length == 2 ? BitConverter.ToUInt16(size) : BitConverter.ToInt32(size);
        if (length is < 0 or > 1 << 16) throw new InvalidDataException($"{name} has a header of {length} bytes");
        var header = new byte[length];
        content.ReadExactly(header);
        var text = Encoding.Latin1.GetString(header);
        var shape = ShapeText().Match(text).Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var dims = Array.ConvertAll(shape, dim => long.TryParse(dim, CultureInfo.InvariantCulture, out var number) ? number : -1);
        if (!text.Contains("'|u1'", StringComparison.Ordinal) || text.Contains("True", StringComparison.Ordinal) || !dims.SequenceEqual(expected))
            throw new InvalidDataException($"{name} is {text.Trim()}, expected uint8 in C order of shape ({string.Join(", ", expected)})");
        var bytes = new byte[expected.Aggregate(1L, (product, dim) => product * dim)];
        content.ReadExactly(bytes);
        return new NDArray(bytes, new Shape(expected), TF_DataType.TF_UINT8);
    }

    [GeneratedRegex(@"'shape':\s*\(([^)]*)\)")]
    private static partial Regex ShapeText();
}
