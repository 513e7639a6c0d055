using System.Buffers.Binary;
using System.Text;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>Element types of the tensors in summaries, with TensorFlow's numbers.</summary>
public enum TensorType
{
    Unknown = 0,
    Float = 1,
    Double = 2,
    Int32 = 3,
    UInt8 = 4,
    String = 7,
    Int64 = 9,
    Bool = 10,
}

/// <summary>The tensor of a summary read from a file.</summary>
public sealed class LoggedTensor
{
    private readonly Tensor _proto;

    internal LoggedTensor(Tensor proto)
    {
        _proto = proto;
        Shape = [.. (proto.TensorShape ?? new TensorShape()).Dim.Select(dim => dim.Size)];
    }

    public TensorType Type => (TensorType)_proto.Dtype;

    public IReadOnlyList<long> Shape { get; }

    /// <summary>The elements of a numeric tensor, row-major: a scalar's one value, a histogram's rows (left edge, right edge, count).</summary>
    /// <exception cref="InvalidDataException">The type is not numeric, or there are not as many elements as the shape asks for.</exception>
    public double[] ToDoubles()
    {
        var bytes = _proto.TensorContent.Span;
        double[] values = Type switch
        {
            TensorType.Float when bytes.Length > 0 => Read(bytes, sizeof(float), b => BinaryPrimitives.ReadSingleLittleEndian(b)),
            TensorType.Double when bytes.Length > 0 => Read(bytes, sizeof(double), BinaryPrimitives.ReadDoubleLittleEndian),
            TensorType.Int32 when bytes.Length > 0 => Read(bytes, sizeof(int), b => BinaryPrimitives.ReadInt32LittleEndian(b)),
            TensorType.Int64 when bytes.Length > 0 => Read(bytes, sizeof(long), b => BinaryPrimitives.ReadInt64LittleEndian(b)),
            TensorType.UInt8 or TensorType.Bool when bytes.Length > 0 => Read(bytes, 1, b => b[0]),
            TensorType.Float => [.. _proto.FloatVal],
            TensorType.Double => [.. _proto.DoubleVal],
            TensorType.Int32 or TensorType.UInt8 => [.. _proto.IntVal],
            TensorType.Int64 => [.. _proto.Int64Val],
            TensorType.Bool => [.. _proto.BoolVal.Select(b => b ? 1.0 : 0.0)],
            _ => throw new InvalidDataException($"a tensor of {Type} has no numbers"),
        };
        return Complete(values);
    }

    /// <summary>The elements of a string tensor as bytes, row-major: of images, width and height as decimals and a PNG each.</summary>
    /// <exception cref="InvalidDataException">The type is not <see cref="TensorType.String"/>, or there are not as many elements as the shape asks for.</exception>
    public ReadOnlyMemory<byte>[] ToByteStrings()
    {
        if (Type != TensorType.String) throw new InvalidDataException($"a tensor of {Type} has no strings");
        return Complete<ReadOnlyMemory<byte>>([.. _proto.StringVal.Select(s => s.Memory)]);
    }

    /// <summary>The elements of a string tensor as text.</summary>
    /// <exception cref="InvalidDataException">As <see cref="ToByteStrings"/>.</exception>
    public string[] ToStrings() => [.. ToByteStrings().Select(bytes => Encoding.UTF8.GetString(bytes.Span))];

    private delegate double ReadElement(ReadOnlySpan<byte> bytes);

    private static double[] Read(ReadOnlySpan<byte> bytes, int size, ReadElement read)
    {
        if (bytes.Length % size != 0) throw new InvalidDataException($"the tensor's {bytes.Length} bytes are not a multiple of {size}");
        var values = new double[bytes.Length / size];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(bytes.Slice(i * size, size));
        return values;
    }

    /// <summary>TensorFlow may write one value for a tensor that holds it everywhere; summaries are small, so more than 2^24 elements so written are taken for damage.</summary>
    private T[] Complete<T>(T[] values)
    {
        var size = Shape.Aggregate((Int128)1, (product, dim) => product * dim);
        if (values.Length == size) return values;
        if (values.Length == 1 && size > 0 && size <= 1 << 24)
        {
            var filled = new T[(int)size];
            Array.Fill(filled, values[0]);
            return filled;
        }
        throw new InvalidDataException($"the tensor holds {values.Length} values; its shape [{string.Join(", ", Shape)}] asks for {size}");
    }
}
