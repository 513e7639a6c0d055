using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Labs.TensorTypes;

namespace Labs.TensorBoard;

/// <summary>What an old-style summary is read as.</summary>
internal sealed record OldStyleKind(string Plugin, byte[] PluginContent)
{
    public static readonly OldStyleKind Scalar = new("scalars", []);

    public static readonly OldStyleKind Histogram = new("histograms", []);

    /// <summary>Content: an ImagePluginData that says that the image was converted.</summary>
    public static readonly OldStyleKind Image = new("images", [0x10, 1]);

    /// <summary>Content: an AudioPluginData that says WAV (11), and that the clip was converted.</summary>
    public static readonly OldStyleKind Audio = new("audio", [0x10, 11, 0x18, 1]);
}

/// <summary>
/// Turns the values of old-style summaries into the tensors that TensorFlow 2 writes, as TensorBoard does on reading (tensorboard/data_compat.py). What has no place in these is not
/// kept there either: a histogram's sum and sum of squares, a clip's sample rate (its WAV header has it).
/// </summary>
internal static class OldStyle
{
    private static readonly TensorLayout ImageLayout = new(DataType.String, [3]);
    private static readonly TensorLayout AudioLayout = new(DataType.String, [1, 2]);

    /// <summary>Width, height and the encoded image, from a Summary.Image.</summary>
    public static (TensorLayout Layout, ReadOnlyMemory<byte>[] Strings) Image(ReadOnlyMemory<byte> image, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> keep)
    {
        var (width, height) = (0, 0);
        var encoded = ReadOnlyMemory<byte>.Empty;
        var reader = new ProtoReader(image.Span);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case (1, WireType.Varint):
                    height = (int)reader.Varint();
                    break;
                case (2, WireType.Varint):
                    width = (int)reader.Varint();
                    break;
                case (4, WireType.Bytes):
                    encoded = image[reader.BytesRange()];
                    break;
                default:
                    reader.Skip(field.Wire);
                    break;
            }
        }
        return (ImageLayout, [Decimal(width), Decimal(height), keep(encoded)]);
    }

    /// <summary>A clip and its empty label, from a Summary.Audio.</summary>
    public static (TensorLayout Layout, ReadOnlyMemory<byte>[] Strings) Audio(ReadOnlyMemory<byte> audio, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> keep)
    {
        var encoded = ReadOnlyMemory<byte>.Empty;
        var reader = new ProtoReader(audio.Span);
        while (reader.Next(out var field))
        {
            if (field == (4, WireType.Bytes)) encoded = audio[reader.BytesRange()];
            else reader.Skip(field.Wire);
        }
        return (AudioLayout, [keep(encoded), ReadOnlyMemory<byte>.Empty]);
    }

    /// <summary>
    /// Rows (left edge, right edge, count) in float32, from a HistogramProto. Empty buckets at both ends fall away, then the outermost edges are the smallest and the largest value:
    /// those in the file may be plus and minus the largest double.
    /// </summary>
    /// <returns>Null where the buckets have no edges: TensorBoard cannot read it either.</returns>
    public static (TensorLayout Layout, byte[] Content)? Histogram(ReadOnlySpan<byte> histogram)
    {
        var (min, max) = (0.0, 0.0);
        List<double> limits = [], counts = [];
        var reader = new ProtoReader(histogram);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case (1, WireType.Fixed64):
                    min = reader.Double();
                    break;
                case (2, WireType.Fixed64):
                    max = reader.Double();
                    break;
                case (6 or 7, WireType.Fixed64):
                    (field.Number == 6 ? limits : counts).Add(reader.Double());
                    break;
                case (6 or 7, WireType.Bytes):
                    AddPacked(field.Number == 6 ? limits : counts, reader.Bytes());
                    break;
                default:
                    reader.Skip(field.Wire);
                    break;
            }
        }

        var start = counts.FindIndex(count => count > 0);
        var end = counts.FindLastIndex(count => count > 0);
        var rows = start < 0 ? 0 : end - start + 1;
        if (rows > 0 && limits.Count < end) return null;
        var content = new byte[rows * 3 * sizeof(float)];
        for (var row = 0; row < rows; row++)
        {
            var bucket = start + row;
            var cells = content.AsSpan(row * 3 * sizeof(float));
            BinaryPrimitives.WriteSingleLittleEndian(cells, (float)(row == 0 ? min : limits[bucket - 1]));
            BinaryPrimitives.WriteSingleLittleEndian(cells[sizeof(float)..], (float)(bucket == end ? max : limits[bucket]));
            BinaryPrimitives.WriteSingleLittleEndian(cells[(2 * sizeof(float))..], (float)counts[bucket]);
        }
        return (new TensorLayout(DataType.Float, [rows, 3]), content);
    }

    private static void AddPacked(List<double> numbers, ReadOnlySpan<byte> packed)
    {
        if (packed.Length % sizeof(double) != 0) throw new InvalidDataException($"{packed.Length} bytes of packed doubles are no multiple of 8");
        for (; packed.Length > 0; packed = packed[sizeof(double)..])
            numbers.Add(BinaryPrimitives.ReadDoubleLittleEndian(packed));
    }

    private static ReadOnlyMemory<byte> Decimal(int number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
