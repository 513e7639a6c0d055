using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Labs.TensorTypes;

namespace Labs.TensorBoard;

/// <summary>
/// The tensor of a summary: read from a file, or made here to be written with <see cref="SummaryWriter.Write(string, SummaryTensor, long, string, ReadOnlySpan{byte}, DateTimeOffset?)"/>.
/// Never changes; any number of threads may use it.
/// </summary>
public sealed class SummaryTensor
{
    private readonly TensorLayout _layout;
    private readonly ReadOnlyMemory<byte> _content;
    private readonly ReadOnlyMemory<byte>[]? _strings;

    internal SummaryTensor(TensorLayout layout, ReadOnlyMemory<byte> content)
    {
        _layout = layout;
        _content = content;
    }

    internal SummaryTensor(TensorLayout layout, ReadOnlyMemory<byte>[] strings)
    {
        _layout = layout;
        _strings = strings;
    }

    /// <summary>The element type.</summary>
    public DataType DataType => _layout.Type;

    /// <summary>The shape; empty for a single element.</summary>
    public IReadOnlyList<long> Shape => _layout.Shape;

    /// <summary>
    /// The elements of any type but <see cref="DataType.String"/> as they lie in memory: row-major, little-endian. One element alone stands for all where a file holds it so.
    /// Empty for strings.
    /// </summary>
    public ReadOnlyMemory<byte> Content => _content;

    internal ReadOnlySpan<ReadOnlyMemory<byte>> StringElements => _strings;

    /// <summary>A tensor of numbers or bools.</summary>
    /// <typeparam name="T">float, double, Half, Complex, bool or an integer of 8 to 64 bits.</typeparam>
    /// <param name="values">The elements, row-major; they are copied.</param>
    /// <param name="shape">The shape; none for a single element.</param>
    /// <exception cref="ArgumentException">Another type, or a shape that asks for another number of elements.</exception>
    public static SummaryTensor Of<T>(ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var layout = LayoutOf(DataTypes.Of<T>(), values.Length, shape);
        var content = MemoryMarshal.AsBytes(values).ToArray();
        if (!BitConverter.IsLittleEndian) ReverseElements(content, layout.Type is DataType.Complex128 or DataType.Complex64 ? layout.Type.Size() / 2 : layout.Type.Size());
        return new SummaryTensor(layout, content);
    }

    /// <summary>A tensor of texts, kept as UTF-8.</summary>
    /// <param name="texts">The elements, row-major.</param>
    /// <param name="shape">The shape; none for a single element.</param>
    /// <exception cref="ArgumentException">The shape asks for another number of elements.</exception>
    public static SummaryTensor OfStrings(ReadOnlySpan<string> texts, params ReadOnlySpan<long> shape)
    {
        var layout = LayoutOf(DataType.String, texts.Length, shape);
        var strings = new ReadOnlyMemory<byte>[texts.Length];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = Encoding.UTF8.GetBytes(texts[i] ?? throw new ArgumentException($"text {i} is null", nameof(texts)));
        return new SummaryTensor(layout, strings);
    }

    /// <summary>A tensor of byte strings.</summary>
    /// <param name="strings">The elements, row-major; they are copied.</param>
    /// <param name="shape">The shape; none for a single element.</param>
    /// <exception cref="ArgumentException">The shape asks for another number of elements.</exception>
    public static SummaryTensor OfByteStrings(ReadOnlySpan<byte[]> strings, params ReadOnlySpan<long> shape)
    {
        var layout = LayoutOf(DataType.String, strings.Length, shape);
        var copies = new ReadOnlyMemory<byte>[strings.Length];
        for (var i = 0; i < copies.Length; i++)
            copies[i] = strings[i]?.ToArray() ?? throw new ArgumentException($"byte string {i} is null", nameof(strings));
        return new SummaryTensor(layout, copies);
    }

    /// <summary>The element of a numeric tensor that has one: a scalar's value.</summary>
    /// <exception cref="InvalidDataException">As <see cref="ToDoubles"/>, or it has another number of elements.</exception>
    public double ToDouble() =>
        ToDoubles() is [var value] ? value : throw new InvalidDataException($"a tensor of shape {_layout.ShapeText} has not one number");

    /// <summary>The elements of a numeric tensor, row-major: a scalar's one value, a histogram's rows (left edge, right edge, count).</summary>
    /// <exception cref="InvalidDataException">The type is not numeric, or there are not as many elements as the shape asks for.</exception>
    public double[] ToDoubles()
    {
        Func<ReadOnlySpan<byte>, double> read = DataType switch
        {
            DataType.Float => b => BinaryPrimitives.ReadSingleLittleEndian(b),
            DataType.Double => BinaryPrimitives.ReadDoubleLittleEndian,
            DataType.Half => b => (double)BinaryPrimitives.ReadHalfLittleEndian(b),
            DataType.BFloat16 => b => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(b) << 16),
            DataType.Int32 or DataType.QInt32 => b => BinaryPrimitives.ReadInt32LittleEndian(b),
            DataType.UInt32 => b => BinaryPrimitives.ReadUInt32LittleEndian(b),
            DataType.Int64 => b => BinaryPrimitives.ReadInt64LittleEndian(b),
            DataType.UInt64 => b => BinaryPrimitives.ReadUInt64LittleEndian(b),
            DataType.Int16 or DataType.QInt16 => b => BinaryPrimitives.ReadInt16LittleEndian(b),
            DataType.UInt16 or DataType.QUInt16 => b => BinaryPrimitives.ReadUInt16LittleEndian(b),
            DataType.Int8 or DataType.QInt8 => b => (sbyte)b[0],
            DataType.UInt8 or DataType.QUInt8 or DataType.Bool => b => b[0],
            _ => throw new InvalidDataException($"a tensor of {DataType.Name()} has no numbers that a double holds"),
        };
        var size = DataType.Size();
        var bytes = _content.Span;
        if (bytes.Length % size != 0) throw new InvalidDataException($"the tensor's {bytes.Length} bytes are not a multiple of {size}");
        var values = new double[bytes.Length / size];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(bytes.Slice(i * size, size));
        return Complete(values);
    }

    /// <summary>The elements of a string tensor as bytes, row-major: of images, width and height as decimals and a PNG each.</summary>
    /// <exception cref="InvalidDataException">The type is not <see cref="DataType.String"/>, or there are not as many elements as the shape asks for.</exception>
    public ReadOnlyMemory<byte>[] ToByteStrings() =>
        DataType == DataType.String ? Complete<ReadOnlyMemory<byte>>([.. _strings ?? []]) : throw new InvalidDataException($"a tensor of {DataType.Name()} has no strings");

    /// <summary>The elements of a string tensor as text.</summary>
    /// <exception cref="InvalidDataException">As <see cref="ToByteStrings"/>.</exception>
    public string[] ToStrings() => [.. ToByteStrings().Select(bytes => Encoding.UTF8.GetString(bytes.Span))];

    private static TensorLayout LayoutOf(DataType type, int elements, ReadOnlySpan<long> shape)
    {
        var layout = new TensorLayout(type, shape.ToArray());
        if (shape.ContainsAnyExceptInRange(0, long.MaxValue) || layout.Elements != elements)
            throw new ArgumentException($"{elements} elements are given; the shape {layout.ShapeText} asks for another number");
        return layout;
    }

    private static void ReverseElements(Span<byte> content, int size)
    {
        for (; content.Length > 0; content = content[size..])
            content[..size].Reverse();
    }

    /// <summary>TensorFlow may write one value for a tensor that holds it everywhere; summaries are small, so more than 2^24 elements so written are taken for damage.</summary>
    private T[] Complete<T>(T[] values)
    {
        var size = _layout.Elements;
        if (values.Length == size) return values;
        if (values.Length == 1 && size > 0 && size <= 1 << 24)
        {
            var filled = new T[(int)size];
            Array.Fill(filled, values[0]);
            return filled;
        }
        throw new InvalidDataException($"the tensor holds {values.Length} values; its shape {_layout.ShapeText} asks for {size}");
    }
}
