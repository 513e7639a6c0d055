using System.Buffers.Binary;
using System.IO.Compression;

namespace Labs.Common.Data;

/// <summary>IDX files, the format of MNIST: two zero bytes, type (8: unsigned byte), rank, the dimensions as big-endian int32, then the values.</summary>
internal static class IdxFile
{
    private const byte UnsignedByte = 8;

    /// <summary>The header of n items: 16 bytes for images, 8 for labels.</summary>
    public static byte[] Header(DigitPart part, int n)
    {
        var header = new byte[4 + 4 * part.Rank];
        (header[2], header[3]) = (UnsignedByte, (byte)part.Rank);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), n);
        for (var i = 1; i < part.Rank; i++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), DigitImages.Side);
        return header;
    }

    /// <summary>The path of a part in a folder, .gz before plain; null if there is none.</summary>
    public static string? Find(string folder, DigitPart part)
    {
        var plain = Path.Combine(folder, part.IdxName);
        return File.Exists(plain + ".gz") ? plain + ".gz" : File.Exists(plain) ? plain : null;
    }

    /// <summary>The values of an IDX file, compressed if its name ends in .gz.</summary>
    /// <exception cref="DataException">Damaged, truncated or of another shape.</exception>
    public static byte[] Read(string path, DigitPart part)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file, path.EndsWith(".gz", StringComparison.Ordinal), path, part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The same from a stream that knows its length; <paramref name="where"/> is what messages call it.</summary>
    public static byte[] Read(Stream file, bool compressed, string where, DigitPart part)
    {
        // Deflate shrinks to a thousandth at best: a header that promises more than that lies, and is refused before memory is taken for it.
        var most = compressed ? file.Length * 1100 : file.Length;
        try
        {
            using var stream = compressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
            return ReadValues(stream, most, where, part);
        }
        catch (InvalidDataException e)
        {
            throw new DataException($"{where}: found damaged gzip data, expected {part.IdxName} compressed", e);
        }
    }

    private static byte[] ReadValues(Stream stream, long most, string where, DigitPart part)
    {
        var header = new byte[4 + 4 * part.Rank];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read >= 4 && (header[0] != 0 || header[1] != 0 || header[2] != UnsignedByte || header[3] != part.Rank))
            throw new DataException($"{where}: begins with {Convert.ToHexString(header, 0, 4)}, expected 0000080{part.Rank} (IDX, bytes, {part.Rank} dimensions)");
        if (read < header.Length) throw new DataException($"{where}: ends after {read} bytes, expected an IDX header of {header.Length}");
        var shape = new long[part.Rank];
        for (var i = 0; i < shape.Length; i++) shape[i] = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 + 4 * i));
        part.Check(where, shape);
        return ReadExactly(stream, (int)shape[0] * part.ItemBytes, most - header.Length, where, part);
    }

    /// <summary>The rest of a stream, which must be exactly so many bytes; <paramref name="most"/> is what it can hold at the very most.</summary>
    public static byte[] ReadExactly(Stream stream, int count, long most, string where, DigitPart part)
    {
        if (count > most) throw new DataException($"{where}: found less than {count} bytes of values, which its shape {part.Expected} promises");
        var values = new byte[count];
        var read = stream.ReadAtLeast(values, count, throwOnEndOfStream: false);
        if (read < count) throw new DataException($"{where}: found {read} bytes of values, expected {count} (truncated)");
        if (stream.ReadByte() >= 0) throw new DataException($"{where}: found bytes after the last value, expected {count} bytes of values");
        return values;
    }

    /// <summary>Writes a part, compressed.</summary>
    public static void WriteCompressed(Stream file, DigitPart part, byte[] values)
    {
        using var stream = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
        stream.Write(Header(part, values.Length / part.ItemBytes));
        stream.Write(values);
    }
}
