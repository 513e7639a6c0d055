using System.Buffers.Binary;

namespace Tensorflow.Kernels;

/// <summary>
/// Decodes BMP as TensorFlow does (tensorflow/core/kernels/image/decode_image_op.cc): uncompressed rows of 1, 3 or 4 bytes a pixel, from the last to the first or, where the height is negative, from
/// the first to the last; palettes are not looked at.
/// </summary>
internal static class BmpReader
{
    private const int HeaderLength = 32;

    public static ReadOnlySpan<byte> Signature => "BM"u8;

    /// <summary>Decodes a file.</summary>
    /// <param name="file">All of it.</param>
    /// <param name="channels">Of the result: 0 as many as the file has, 3 or 4.</param>
    /// <exception cref="InvalidDataException">The file is damaged or of another kind; says where.</exception>
    public static DecodedPicture Read(ReadOnlySpan<byte> file, int channels)
    {
        if (channels == 1) throw new InvalidDataException("`channels` must be 0, 3 or 4 for BMP, but got 1");
        if (file.Length < HeaderLength) throw new InvalidDataException($"Incomplete bmp content, requires at least 32 bytes to find the header size, width, height, and bpp, got {file.Length} bytes");
        var (start, width, height) = (Number(file, 10), Number(file, 18), Number(file, 22));
        int bytes = BinaryPrimitives.ReadInt16LittleEndian(file[28..]) / 8;
        if (bytes is not (1 or 3 or 4)) throw new InvalidDataException($"Number of channels inherent in the image must be 1, 3 or 4, was {bytes}");
        if (width <= 0 || height == 0) throw new InvalidDataException($"its size is {width} by {height}");
        if (start < 0) throw new InvalidDataException($"its pixels begin at byte {start}");
        var rows = Math.Abs((long)height);
        if (width * rows >= 1 << 30) throw new InvalidDataException($"Total possible pixel bytes must be less than 2^30, its size is {width} by {height}");
        // A row's length is a multiple of four bytes.
        var stride = ((8L * bytes * width) + 31) / 32 * 4;
        var expected = start + (rows * stride);
        if (expected != file.Length) throw new InvalidDataException($"Input size should match (header_size + row_size * abs_height) but they differ by {file.Length - expected}");

        var given = channels == 0 ? bytes : channels;
        var pixels = new byte[checked(rows * width * given)];
        for (var row = 0L; row < rows; row++)
        {
            var source = file.Slice((int)(start + ((height < 0 ? row : rows - 1 - row) * stride)), width * bytes);
            var target = pixels.AsSpan((int)(row * width * given), width * given);
            if (given == 1) source.CopyTo(target);
            else for (var x = 0; x < width; x++) Put(source.Slice(x * bytes, bytes), target.Slice(x * given, given));
        }
        return new(width, (int)rows, given, 8, pixels);
    }

    // Blue comes first in the file.
    private static void Put(ReadOnlySpan<byte> source, Span<byte> target)
    {
        for (var i = 0; i < 3; i++) target[i] = source[source.Length == 1 ? 0 : 2 - i];
        if (target.Length == 4) target[3] = source.Length == 4 ? source[3] : byte.MaxValue;
    }

    private static int Number(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file[at..]);
}
