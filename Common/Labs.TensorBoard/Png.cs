using System.Buffers.Binary;
using System.IO.Compression;

namespace Labs.TensorBoard;

/// <summary>Encodes 8-bit pixels as PNG (ISO/IEC 15948): grey, grey with alpha, RGB or RGBA, not interlaced, rows filtered as libpng does by default.</summary>
internal static class Png
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <param name="pixels">Rows of interleaved channels, shape [height, width, channels].</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1, 2, 3 or 4.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        using var png = new MemoryStream();
        png.Write(Signature);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = channels switch { 1 => 0, 2 => 4, 3 => 2, 4 => 6, _ => throw new ArgumentOutOfRangeException(nameof(channels), channels, "1 to 4 channels expected") };
        header[10..].Clear();
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Compress(pixels, width * channels, height, channels));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> pixels, int rowBytes, int height, int channels)
    {
        var data = new MemoryStream();
        var options = new ZLibCompressionOptions { CompressionLevel = 6, CompressionStrategy = ZLibCompressionStrategy.Filtered };
        using (var zlib = new ZLibStream(data, options, leaveOpen: true))
        {
            ReadOnlySpan<byte> above = new byte[rowBytes];
            var best = new byte[rowBytes + 1];
            var tried = new byte[rowBytes + 1];
            for (var y = 0; y < height; y++)
            {
                var row = pixels.Slice(y * rowBytes, rowBytes);
                var bestSum = long.MaxValue;
                for (byte filter = 0; filter <= 4; filter++)
                {
                    var sum = Filter(filter, row, above, channels, tried);
                    if (sum >= bestSum) continue;
                    bestSum = sum;
                    (best, tried) = (tried, best);
                }
                zlib.Write(best);
                above = row;
            }
        }
        return data.GetBuffer().AsSpan(0, (int)data.Length);
    }

    /// <summary>Filters one row (0 none, 1 sub, 2 up, 3 average, 4 Paeth) and returns the sum of absolute differences by which the best filter is chosen.</summary>
    private static long Filter(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels, Span<byte> filtered)
    {
        filtered[0] = filter;
        var sum = 0L;
        for (var x = 0; x < row.Length; x++)
        {
            int left = x < channels ? 0 : row[x - channels], up = above[x], corner = x < channels ? 0 : above[x - channels];
            var predicted = filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                _ => Paeth(left, up, corner),
            };
            var difference = unchecked((byte)(row[x] - predicted));
            filtered[x + 1] = difference;
            sum += difference < 128 ? difference : 256 - difference;
        }
        return sum;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) return left;
        return toUp <= toCorner ? up : corner;
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        return crc;
    }

    /// <summary>CRC-32 of ISO 3309 (reflected polynomial 0xEDB88320), which the base library has only for streams of its own.</summary>
    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            table[n] = c;
        }
        return table;
    }
}
