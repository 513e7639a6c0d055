using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Labs.TensorTypes;

namespace Labs.TensorBoard;

/// <summary>Reads TensorProtos. Numbers that stand one by one in fields of their type are brought into the form of tensor_content, so that what follows knows one form.</summary>
internal sealed class TensorParser
{
    private readonly List<long> _shape = [];
    private byte[] _numbers = new byte[64];
    private int _used;
    private TensorLayout _last = TensorLayout.Scalar;

    /// <param name="tensor">A serialised TensorProto.</param>
    /// <param name="keep">Copies what outlives the record.</param>
    /// <returns>The layout, and the content or the strings; neither where the type is one whose elements have no fixed size.</returns>
    public (TensorLayout Layout, ArraySegment<byte> Content, ReadOnlyMemory<byte>[]? Strings) Parse(
        ReadOnlyMemory<byte> tensor, Func<ReadOnlyMemory<byte>, ArraySegment<byte>> keep)
    {
        var type = DataType.Invalid;
        var content = ReadOnlyMemory<byte>.Empty;
        _shape.Clear();
        var reader = new ProtoReader(tensor.Span);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case (1, WireType.Varint):
                    type = (DataType)reader.Varint();
                    break;
                case (2, WireType.Bytes):
                    ParseShape(reader.Bytes());
                    break;
                case (4, WireType.Bytes):
                    content = tensor[reader.BytesRange()];
                    break;
                default:
                    reader.Skip(field.Wire);
                    break;
            }
        }
        var layout = LayoutOf(type);
        if (type == DataType.String) return (layout, default, Strings(tensor, keep));
        return (layout, content.IsEmpty ? keep(Numbers(tensor.Span, type)) : keep(content), null);
    }

    private void ParseShape(ReadOnlySpan<byte> shape)
    {
        _shape.Clear();
        var reader = new ProtoReader(shape);
        while (reader.Next(out var field))
        {
            if (field == (2, WireType.Bytes)) _shape.Add(ParseDimension(reader.Bytes()));
            else reader.Skip(field.Wire);
        }
    }

    private static long ParseDimension(ReadOnlySpan<byte> dimension)
    {
        var size = 0L;
        var reader = new ProtoReader(dimension);
        while (reader.Next(out var field))
        {
            if (field == (1, WireType.Varint)) size = (long)reader.Varint();
            else reader.Skip(field.Wire);
        }
        return size;
    }

    private TensorLayout LayoutOf(DataType type)
    {
        var shape = CollectionsMarshal.AsSpan(_shape);
        if (TensorLayout.Scalar.Is(type, shape)) return TensorLayout.Scalar;
        if (!_last.Is(type, shape)) _last = new TensorLayout(type, shape.ToArray());
        return _last;
    }

    private static ReadOnlyMemory<byte>[] Strings(ReadOnlyMemory<byte> tensor, Func<ReadOnlyMemory<byte>, ArraySegment<byte>> keep)
    {
        var strings = new List<ReadOnlyMemory<byte>>();
        var reader = new ProtoReader(tensor.Span);
        while (reader.Next(out var field))
        {
            if (field == (8, WireType.Bytes)) strings.Add(keep(tensor[reader.BytesRange()]));
            else reader.Skip(field.Wire);
        }
        return [.. strings];
    }

    /// <summary>The numbers of the field that belongs to a type (tensorflow/core/framework/tensor.proto), little-endian in their type's size.</summary>
    private ReadOnlyMemory<byte> Numbers(ReadOnlySpan<byte> tensor, DataType type)
    {
        var (number, wire) = type switch
        {
            DataType.Float => (5, WireType.Fixed32),
            DataType.Double => (6, WireType.Fixed64),
            DataType.Complex64 => (9, WireType.Fixed32),
            DataType.Int64 => (10, WireType.Varint),
            DataType.Bool => (11, WireType.Varint),
            DataType.Complex128 => (12, WireType.Fixed64),
            DataType.Half or DataType.BFloat16 => (13, WireType.Varint),
            DataType.UInt32 => (16, WireType.Varint),
            DataType.UInt64 => (17, WireType.Varint),
            DataType.Float8E5M2 or DataType.Float8E4M3FN => (18, WireType.Bytes),
            _ => (7, WireType.Varint),
        };
        var size = wire switch
        {
            WireType.Fixed32 => sizeof(uint),
            WireType.Fixed64 => sizeof(ulong),
            _ => type.Size(),
        };
        _used = 0;
        if (size == 0) return default;

        var reader = new ProtoReader(tensor);
        while (reader.Next(out var field))
        {
            if (field.Number != number) reader.Skip(field.Wire);
            else if (field.Wire == WireType.Bytes) AddPacked(reader.Bytes(), wire, size);
            else if (field.Wire == wire) Add(wire, size, ref reader);
            else reader.Skip(field.Wire);
        }
        return _numbers.AsMemory(0, _used);
    }

    private void AddPacked(ReadOnlySpan<byte> packed, WireType wire, int size)
    {
        if (wire != WireType.Varint)
        {
            if (packed.Length % size != 0) throw new InvalidDataException($"{packed.Length} bytes of packed numbers are no multiple of {size}");
            Append(packed);
            return;
        }
        var reader = new ProtoReader(packed);
        while (!reader.AtEnd) Add(wire, size, ref reader);
    }

    private void Add(WireType wire, int size, ref ProtoReader reader)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        var value = wire switch
        {
            WireType.Fixed32 => reader.Fixed32(),
            WireType.Fixed64 => reader.Fixed64(),
            _ => reader.Varint(),
        };
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        Append(bytes[..size]);
    }

    /// <summary>A number may take eight times as much memory as it takes in the record.</summary>
    private void Append(ReadOnlySpan<byte> bytes)
    {
        var end = (long)_used + bytes.Length;
        if (end > Array.MaxLength) throw new InvalidDataException("a tensor's numbers take more than 2 GiB");
        if (end > _numbers.Length) Array.Resize(ref _numbers, (int)Math.Min(Array.MaxLength, Math.Max(end, 2L * _numbers.Length)));
        bytes.CopyTo(_numbers.AsSpan(_used));
        _used = (int)end;
    }
}
