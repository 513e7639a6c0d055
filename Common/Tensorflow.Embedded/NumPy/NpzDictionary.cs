using System.IO.Compression;

namespace Tensorflow.NumPy;

/// <summary>The arrays of a .npz archive, by name.</summary>
public class NpzDictionary
{
    private readonly Dictionary<string, NDArray> arrays = [];

    /// <summary>Reads all arrays.</summary>
    /// <exception cref="ValueError">The archive or an array in it is damaged.</exception>
    public NpzDictionary(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            foreach (var entry in archive.Entries)
            {
                if (!arrays.TryAdd(entry.FullName, CheckedZipEntry.Read(entry, content => NpyFile.Read(content, entry.FullName))))
                    throw new InvalidDataException($"{entry.FullName} is there twice.");
            }
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new ValueError($"The .npz archive is damaged: {damage.Message}");
        }
    }

    /// <summary>An array by its name, with or without .npy.</summary>
    /// <exception cref="KeyError">There is none of that name.</exception>
    public NDArray this[string key] => arrays.GetValueOrDefault(key) ?? arrays.GetValueOrDefault($"{key}.npy")
        ?? throw new KeyError($"{key} is not in the archive, which has {string.Join(", ", arrays.Keys)}.");

    /// <summary>The array that a stream of .npy holds, as a .NET array of its rank.</summary>
    public Array LoadMatrix(Stream stream) => np.LoadMatrix(stream);
}
