using System.Buffers.Binary;

namespace Tensorflow.Kernels;

/// <summary>One pass over a picture: which of its pixels the pass has. A picture that is not interlaced has one pass.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="StepX">Columns from one pixel to the next.</param>
/// <param name="StepY">Rows from one to the next.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PngPass(int Left, int Top, int StepX, int StepY, int Width, int Height);

/// <summary>A PNG file's IHDR chunk.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits of a channel, or of a palette's index.</param>
/// <param name="Colour">0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA.</param>
/// <param name="Interlaced">Whether there are Adam7's passes.</param>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int Colour, bool Interlaced)
{
    public const int Palette = 3;

    // Adam7: first column and row, steps.
    private static readonly (int Left, int Top, int StepX, int StepY)[] Adam7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public int Channels => Colour switch { 0 or Palette => 1, 4 => 2, 2 => 3, _ => 4 };

    public bool HasAlpha => Colour is 4 or 6;

    public bool IsGrey => Colour is 0 or 4;

    public int BitsOfPixel => Depth * Channels;

    /// <summary>Bytes of all rows, each with its filter before it.</summary>
    public long RawLength
    {
        get
        {
            var sum = 0L;
            foreach (var pass in Passes()) sum += (long)pass.Height * (RowLength(pass.Width) + 1);
            return sum;
        }
    }

    public static PngHeader Of(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != 13) throw new InvalidDataException($"its IHDR chunk has {chunk.Length} bytes: 13 expected");
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunk), BinaryPrimitives.ReadInt32BigEndian(chunk[4..]));
        if (width <= 0 || height <= 0) throw new InvalidDataException($"its size is {width} by {height}");
        var (depth, colour) = (chunk[8], chunk[9]);
        var known = colour switch { 0 => depth is 1 or 2 or 4 or 8 or 16, Palette => depth is 1 or 2 or 4 or 8, 2 or 4 or 6 => depth is 8 or 16, _ => false };
        if (!known) throw new InvalidDataException($"colour type {colour} with {depth} bits is none of PNG's");
        if (chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1) throw new InvalidDataException("its compression, filters or interlacing are none of PNG's");
        return new(width, height, depth, colour, chunk[12] == 1);
    }

    public int RowLength(int width) => checked((int)((((long)width * BitsOfPixel) + 7) / 8));

    public PngPass[] Passes()
    {
        if (!Interlaced) return [new(0, 0, 1, 1, Width, Height)];
        var passes = new List<PngPass>();
        foreach (var (left, top, stepX, stepY) in Adam7)
        {
            var (width, height) = ((Width - left + stepX - 1) / stepX, (Height - top + stepY - 1) / stepY);
            if (width > 0 && height > 0) passes.Add(new(left, top, stepX, stepY, width, height));
        }
        return [.. passes];
    }
}
