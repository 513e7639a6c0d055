using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Tensorflow.Kernels;

/// <summary>
/// Decodes PNG (ISO/IEC 15948) as TensorFlow does by libpng (tensorflow/core/lib/png/png_io.cc): every colour type, bit depth and interlacing. What is damaged, or ends before its end, is refused before
/// memory is taken for more than its data can fill.
/// </summary>
internal static class PngReader
{
    // A deflate stream holds at most so many bytes in one of its own.
    private const long MostExpansion = 1032;

    // As in TensorFlow's decode_image_op.cc.
    private const long MostLength = 1 << 27;
    private const long MostPixels = 1 << 29;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Decodes a file.</summary>
    /// <param name="file">All of it.</param>
    /// <param name="channels">Of the result: 1 to 4; 0 as many as the file has.</param>
    /// <param name="wide">Whether channels of 16 bits stay so; else their upper 8 bits do.</param>
    /// <exception cref="InvalidDataException">The file is damaged or no PNG file; says where.</exception>
    public static DecodedPicture Read(ReadOnlySpan<byte> file, int channels, bool wide)
    {
        if (!file.StartsWith(Signature)) throw new InvalidDataException("it does not begin as a PNG file does");
        var header = default(PngHeader);
        ReadOnlySpan<byte> palette = [], transparency = [];
        using var data = new MemoryStream();
        var at = Signature.Length;
        for (var first = true; ; first = false)
        {
            if (file.Length - at < 12) throw new InvalidDataException($"it ends at byte {file.Length}, before its IEND chunk");
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) throw new InvalidDataException($"a chunk of {length} bytes at byte {at} goes beyond its end at byte {file.Length}");
            var name = file.Slice(at + 4, 4);
            var content = file.Slice(at + 8, (int)length);
            // Of chunks that a reader may skip, damaged ones are skipped.
            var critical = (name[0] & 0x20) == 0;
            var whole = Crc32.HashToUInt32(file.Slice(at + 4, (int)length + 4)) == BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]);
            if (critical && !whole) throw new InvalidDataException($"the checksum of the chunk at byte {at} is wrong");
            if (first != name.SequenceEqual("IHDR"u8)) throw new InvalidDataException(first ? "it does not begin with an IHDR chunk" : "it has two IHDR chunks");
            if (first) header = PngHeader.Of(content);
            else if (name.SequenceEqual("PLTE"u8)) palette = content;
            else if (name.SequenceEqual("tRNS"u8) && whole) transparency = content;
            else if (name.SequenceEqual("IDAT"u8)) data.Write(content);
            else if (name.SequenceEqual("IEND"u8)) break;
            else if (critical) throw new InvalidDataException($"the chunk at byte {at} is of a kind that PNG does not know");
            at += 12 + (int)length;
        }
        if (header.Colour == PngHeader.Palette && (palette.Length == 0 || palette.Length % 3 != 0 || palette.Length > 768)) throw new InvalidDataException("its palette is missing or of a wrong length");
        if (header.Width >= MostLength || header.Height >= MostLength || (long)header.Width * header.Height >= MostPixels)
            throw new InvalidDataException($"PNG size too large for int: {header.Width} by {header.Height}");
        if (data.Length * MostExpansion < header.RawLength) throw new InvalidDataException($"its {data.Length} bytes of data cannot hold {header.Width} by {header.Height} pixels");

        var pixels = new PngPixels(header, palette, transparency, channels, wide);
        data.Position = 0;
        using var rows = new ZLibStream(data, CompressionMode.Decompress);
        try
        {
            foreach (var pass in header.Passes()) ReadPass(rows, header, pass, pixels);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("its data end before its last row");
        }
        return pixels.Picture;
    }

    private static void ReadPass(ZLibStream rows, in PngHeader header, in PngPass pass, PngPixels pixels)
    {
        var length = header.RowLength(pass.Width);
        var step = Math.Max(1, header.BitsOfPixel / 8);
        var above = new byte[length];
        var row = new byte[length];
        Span<byte> filter = stackalloc byte[1];
        for (var y = 0; y < pass.Height; y++)
        {
            rows.ReadExactly(filter);
            rows.ReadExactly(row);
            Unfilter(filter[0], row, above, step);
            pixels.Put(row, pass, y);
            (row, above) = (above, row);
        }
    }

    private static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 0: break;
            case 1:
                for (var i = step; i < row.Length; i++) row[i] += row[i - step];
                break;
            case 2:
                for (var i = 0; i < row.Length; i++) row[i] += above[i];
                break;
            case 3:
                for (var i = 0; i < row.Length; i++) row[i] += (byte)(((i < step ? 0 : row[i - step]) + above[i]) / 2);
                break;
            case 4:
                for (var i = 0; i < row.Length; i++)
                {
                    int left = i < step ? 0 : row[i - step], up = above[i], corner = i < step ? 0 : above[i - step];
                    int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - (2 * corner));
                    row[i] += (byte)(toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner);
                }
                break;
            default: throw new InvalidDataException($"a row has filter {filter}: 0 to 4 expected");
        }
    }
}
