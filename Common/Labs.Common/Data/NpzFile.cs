using System.Globalization;
using System.IO.Compression;
using Tensorflow.NumPy;

namespace Labs.Common.Data;

/// <summary>The .npz file in which Keras keeps MNIST: a zip of x_train.npy, y_train.npy, x_test.npy and y_test.npy.</summary>
internal static class NpzFile
{
    /// <summary>The four arrays, in the order of <see cref="DigitPart.All"/>.</summary>
    /// <exception cref="DataException">Damaged, truncated, or of another type or shape.</exception>
    public static byte[][] Read(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return [.. DigitPart.All.Select(part => ReadEntry(zip, path, part))];
        }
        catch (InvalidDataException e)
        {
            throw new DataException($"{path}: found a damaged zip file ({e.Message.TrimEnd('.')}), expected .npz", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static byte[] ReadEntry(ZipArchive zip, string path, DigitPart part)
    {
        var name = part.NpzName + ".npy";
        var entry = zip.GetEntry(name) ?? throw new DataException(string.Create(CultureInfo.InvariantCulture,
            $"{path}: found {zip.Entries.Count} entries without {name}, expected x_train.npy, y_train.npy, x_test.npy and y_test.npy"));
        // The zip's directory may lie about the length; Deflate shrinks to a thousandth at best.
        return CheckedZipEntry.Read(entry, stream => NpyStream.Read(stream, Math.Min(entry.Length, entry.CompressedLength * 1100), $"{path}, {name}", part));
    }
}
