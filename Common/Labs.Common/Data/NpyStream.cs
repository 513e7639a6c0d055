using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Labs.Common.Data;

/// <summary>
/// NumPy's .npy: the magic 0x93 "NUMPY", two bytes of version, the header's length (uint16 in version 1, uint32 from 2 on, little-endian), the header
/// (a Python dictionary of descr, fortran_order and shape) and the values. Source: the documentation of numpy.lib.format.
/// </summary>
internal static partial class NpyStream
{
    private const int MaxHeader = 1 << 16;
    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    /// <summary>Unsigned bytes of the part's shape; <paramref name="most"/> is what the stream can hold at the very most.</summary>
    /// <exception cref="DataException">Damaged, truncated, or of another type or shape.</exception>
    public static byte[] Read(Stream stream, long most, string where, DigitPart part)
    {
        var header = ReadHeader(stream, where);
        var type = Type().Match(header).Groups[1].Value;
        if (type is not ("|u1" or "<u1" or ">u1" or "u1")) throw new DataException($"{where}: found dtype '{type}', expected '|u1'");
        if (!RowMajor().IsMatch(header)) throw new DataException($"{where}: found fortran_order other than False, expected row-major values");
        var shape = Shape().Match(header);
        if (!shape.Success) throw new DataException($"{where}: found no shape in the header, expected {part.Expected}");
        var dimensions = shape.Groups[1].Captures.Select(c => long.TryParse(c.ValueSpan, CultureInfo.InvariantCulture, out var n) ? n : long.MaxValue).ToArray();
        part.Check(where, dimensions);
        return IdxFile.ReadExactly(stream, (int)dimensions[0] * part.ItemBytes, most, where, part);
    }

    private static string ReadHeader(Stream stream, string where)
    {
        var start = new byte[12];
        var read = stream.ReadAtLeast(start.AsSpan(0, 8), 8, throwOnEndOfStream: false);
        if (read < 8 || !start.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new DataException($"{where}: begins with {Convert.ToHexString(start, 0, read)}, expected {Convert.ToHexString(Magic)} and a version (NumPy)");
        var lengthBytes = start[6] == 1 ? 2 : 4;
        if (start[6] is < 1 or > 3) throw new DataException($"{where}: found NumPy format version {start[6]}, expected 1 to 3");
        if (stream.ReadAtLeast(start.AsSpan(8, lengthBytes), lengthBytes, throwOnEndOfStream: false) < lengthBytes) throw Short(where);
        // Unused high bytes are zero.
        var length = BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(8));
        if (length > MaxHeader) throw new DataException($"{where}: found a header of {length} bytes, expected at most {MaxHeader}");
        var header = new byte[length];
        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length ? Encoding.UTF8.GetString(header) : throw Short(where);
    }

    private static DataException Short(string where) => new($"{where}: ends within the header, expected NumPy's header and values");

    [GeneratedRegex("'descr'\\s*:\\s*'([^']*)'")]
    private static partial Regex Type();

    [GeneratedRegex("'fortran_order'\\s*:\\s*False")]
    private static partial Regex RowMajor();

    [GeneratedRegex("'shape'\\s*:\\s*\\(\\s*(?:([0-9]+)\\s*,?\\s*)*\\)")]
    private static partial Regex Shape();
}
