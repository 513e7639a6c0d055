using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Labs.TensorBoard.Tests;

/// <summary>Decodes what the encoder must produce: 8 bits, not interlaced. Written from the PNG specification, apart from the encoder, and strict.</summary>
internal static class PngDecoder
{
    public static readonly IEqualityComparer<(int Width, int Height, int Channels, byte[] Pixels)> Same =
        EqualityComparer<(int Width, int Height, int Channels, byte[] Pixels)>.Create(
            (x, y) => (x.Width, x.Height, x.Channels) == (y.Width, y.Height, y.Channels) && x.Pixels.AsSpan().SequenceEqual(y.Pixels));

    public static (int Width, int Height, int Channels, byte[] Pixels) Decode(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        var at = 8;
        while (at < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var typeAndData = png[(at + 4)..(at + 8 + length)];
            Assert.Equal(Crc32(typeAndData), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(typeAndData, 0, 4), typeAndData[4..]));
            at += length + 12;
        }
        Assert.Equal("IHDR", chunks[0].Type);
        Assert.Equal("IEND", chunks[^1].Type);

        var header = chunks[0].Data;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.Equal([8], header[8..9]);
        Assert.Equal([0, 0, 0], header[10..13]);
        var channels = header[9] switch { 0 => 1, 4 => 2, 2 => 3, 6 => 4, var other => throw new InvalidDataException("colour type " + other) };

        using var zlib = new ZLibStream(new MemoryStream([.. chunks.Where(c => c.Type == "IDAT").SelectMany(c => c.Data)]), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        return (width, height, channels, Unfilter(raw.ToArray(), width * channels, height, channels));
    }

    private static byte[] Unfilter(byte[] raw, int rowBytes, int height, int channels)
    {
        Assert.Equal((rowBytes + 1) * height, raw.Length);
        var pixels = new byte[rowBytes * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < rowBytes; x++)
            {
                int At(int row, int column) => row < 0 || column < 0 ? 0 : pixels[row * rowBytes + column];
                int a = At(y, x - channels), b = At(y - 1, x), c = x < channels ? 0 : At(y - 1, x - channels);
                var p = a + b - c;
                var paeth = new[] { a, b, c }.OrderBy(v => Math.Abs(p - v)).First();   // a stable order: a, then b, then c on ties
                var predicted = raw[y * (rowBytes + 1)] switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, 4 => paeth, var f => throw new InvalidDataException("filter " + f) };
                pixels[y * rowBytes + x] = (byte)(raw[y * (rowBytes + 1) + 1 + x] + predicted);
            }
        }
        return pixels;
    }

    private static uint Crc32(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
