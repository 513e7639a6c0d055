using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Tensorflow.Kernels;

/// <summary>Writes PNG files (ISO/IEC 15948) of 8 bits a channel, not interlaced, each row as its difference from the one above.</summary>
internal static class PngWriter
{
    private const byte FromAbove = 2;

    /// <param name="pixels">Rows of interleaved channels.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGBA.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        using var file = new MemoryStream();
        file.Write(PngReader.Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, (byte)(channels switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 }));
        Chunk(file, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var rows = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            var length = width * channels;
            ReadOnlySpan<byte> above = new byte[length];
            var row = new byte[length + 1];
            row[0] = FromAbove;
            for (var y = 0; y < height; y++)
            {
                var own = pixels.Slice(y * length, length);
                for (var x = 0; x < length; x++) row[x + 1] = (byte)(own[x] - above[x]);
                rows.Write(row);
                above = own;
            }
        }
        Chunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        var crc = new Crc32();
        crc.Append(name);
        crc.Append(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
