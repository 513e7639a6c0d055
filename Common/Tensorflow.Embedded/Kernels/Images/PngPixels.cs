using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Takes a PNG file's rows and makes of them the channels that are asked for, as TensorFlow has libpng do it.</summary>
internal sealed class PngPixels
{
    // libpng's fixed-point weights for .299, .587 and .114.
    private const int Red = 9797;
    private const int Green = 19234;
    private const int Blue = 32768 - Red - Green;

    private readonly PngHeader header;
    private readonly byte[] palette;
    private readonly byte[] transparency;
    private readonly bool wide;

    public PngPixels(in PngHeader header, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency, int channels, bool wide)
    {
        this.header = header;
        this.palette = palette.ToArray();
        this.transparency = header.Colour == PngHeader.Palette ? transparency.ToArray() : [];
        this.wide = wide && header.Depth == 16;
        if (channels == 0) channels = header.Colour == PngHeader.Palette ? (transparency.Length > 0 ? 4 : 3) : header.Channels;
        Picture = new(header.Width, header.Height, channels, this.wide ? 16 : 8, new byte[checked((long)header.Width * header.Height * channels * (this.wide ? 2 : 1))]);
    }

    public DecodedPicture Picture { get; }

    /// <summary>Takes a row of a pass.</summary>
    public void Put(ReadOnlySpan<byte> row, in PngPass pass, int y)
    {
        var line = ((pass.Top + ((long)y * pass.StepY)) * header.Width * Picture.Channels) + ((long)pass.Left * Picture.Channels);
        if (header.Depth == 8 && header.Colour != PngHeader.Palette && header.Channels == Picture.Channels && pass.StepX == 1)
        {
            row.CopyTo(Picture.Pixels.AsSpan((int)line));
            return;
        }
        Span<int> pixel = stackalloc int[4];
        for (var x = 0; x < pass.Width; x++, line += (long)pass.StepX * Picture.Channels)
        {
            Take(row, x, pixel);
            if (wide) Give(MemoryMarshal.Cast<byte, ushort>(Picture.Pixels.AsSpan()).Slice((int)line, Picture.Channels), pixel);
            else Give(Picture.Pixels.AsSpan((int)line, Picture.Channels), pixel);
        }
    }

    // One pixel as red, green, blue, alpha, of 16 bits where the file has these, else of 8.
    private void Take(ReadOnlySpan<byte> row, int x, Span<int> pixel)
    {
        // TensorFlow has libpng fill in the largest number of the file's depth, of less than 8 bits too.
        pixel[3] = (1 << header.Depth) - 1;
        if (header.Depth < 8)
        {
            var per = 8 / header.Depth;
            var value = (row[x / per] >> ((per - 1 - (x % per)) * header.Depth)) & ((1 << header.Depth) - 1);
            if (header.Colour == PngHeader.Palette) Look(value, pixel);
            else pixel[..3].Fill(value * 255 / ((1 << header.Depth) - 1));
            return;
        }
        var first = x * header.Channels;
        if (header.Colour == PngHeader.Palette) Look(row[x], pixel);
        else if (header.IsGrey) pixel[..3].Fill(Channel(row, first));
        else (pixel[0], pixel[1], pixel[2]) = (Channel(row, first), Channel(row, first + 1), Channel(row, first + 2));
        if (header.HasAlpha) pixel[3] = Channel(row, first + header.Channels - 1);
    }

    private int Channel(ReadOnlySpan<byte> row, int index) => header.Depth == 8 ? row[index] : BinaryPrimitives.ReadUInt16BigEndian(row[(index * 2)..]);

    private void Look(int index, Span<int> pixel)
    {
        // libpng takes a colour beyond the palette for black.
        for (var i = 0; i < 3; i++) pixel[i] = (index * 3) + i < palette.Length ? palette[(index * 3) + i] : 0;
        if (transparency.Length > 0) pixel[3] = index < transparency.Length ? transparency[index] : byte.MaxValue;
    }

    private void Give<T>(Span<T> target, ReadOnlySpan<int> pixel) where T : unmanaged, System.Numerics.INumber<T>
    {
        // Of 16 bits the upper 8 are left, of grey when it has been mixed.
        var shift = header.Depth == 16 && !wide ? 8 : 0;
        if (target.Length >= 3)
        {
            for (var i = 0; i < target.Length; i++) target[i] = T.CreateTruncating(pixel[i] >> shift);
            return;
        }
        target[0] = T.CreateTruncating(Grey(pixel, header.Depth == 16) >> shift);
        if (target.Length == 2) target[1] = T.CreateTruncating(pixel[3] >> shift);
    }

    // libpng truncates numbers of 8 bits and rounds those of 16.
    private static int Grey(ReadOnlySpan<int> pixel, bool rounded) => pixel[0] == pixel[1] && pixel[1] == pixel[2]
        ? pixel[0]
        : (int)((((long)Red * pixel[0]) + ((long)Green * pixel[1]) + ((long)Blue * pixel[2]) + (rounded ? 16384 : 0)) >> 15);
}
