using System.Buffers.Binary;

namespace Labs.TensorBoard;

/// <summary>How a field's value is laid out (protobuf's encoding guide).</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}

/// <summary>
/// Walks over the fields of one protobuf message without making an object of it: a million scalars are read in the memory of the scalars. Every read is checked against the
/// message's end; <see cref="InvalidDataException"/> says what is wrong.
/// </summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private const int GroupStart = 3;
    private const int GroupEnd = 4;
    private const int DeepestGroup = 100;   // protobuf's own limit

    private readonly ReadOnlySpan<byte> _message = message;
    private int _at;

    public readonly bool AtEnd => _at == _message.Length;

    /// <summary>Goes to the next field; groups, which no event has, are stepped over.</summary>
    /// <param name="field">The field's number and wire type; wire types other than <see cref="WireType"/>'s never come out.</param>
    /// <returns>False at the end.</returns>
    public bool Next(out (int Number, WireType Wire) field)
    {
        while (_at < _message.Length)
        {
            var (number, wire) = Tag();
            field = (number, (WireType)wire);
            if (wire != GroupStart) return wire != GroupEnd ? true : throw new InvalidDataException("a group ends that did not begin");
            SkipGroup(number);
        }
        field = default;
        return false;
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_at == _message.Length) throw new InvalidDataException("a number is cut off");
            var b = _message[_at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
        throw new InvalidDataException("a number is longer than 10 bytes");
    }

    public uint Fixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public double Double() => BitConverter.UInt64BitsToDouble(Fixed64());

    /// <summary>The bytes of a string, of bytes, of a message within or of packed numbers.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Varint());

    /// <summary>Where <see cref="Bytes"/> would lie within the message, and goes behind them.</summary>
    public Range BytesRange()
    {
        var length = Take(Varint()).Length;
        return new Range(_at - length, _at);
    }

    public void Skip(WireType wire)
    {
        switch (wire)
        {
            case WireType.Varint:
                Varint();
                break;
            case WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireType.Bytes:
                Bytes();
                break;
            default:
                Take(sizeof(uint));
                break;
        }
    }

    private (int Number, int Wire) Tag()
    {
        var tag = Varint();
        var (number, wire) = (tag >> 3, (int)(tag & 7));
        if (number is 0 or > (1 << 29) - 1 || wire is > GroupEnd and not (int)WireType.Fixed32)
            throw new InvalidDataException($"{number} with wire type {wire} is no field");
        return ((int)number, wire);
    }

    private void SkipGroup(int number)
    {
        Span<int> open = stackalloc int[DeepestGroup];
        open[0] = number;
        for (var depth = 1; depth > 0;)
        {
            if (_at == _message.Length) throw new InvalidDataException("a group is cut off");
            var (inner, wire) = Tag();
            switch (wire)
            {
                case GroupStart:
                    if (depth == DeepestGroup) throw new InvalidDataException($"groups are nested deeper than {DeepestGroup}");
                    open[depth++] = inner;
                    break;
                case GroupEnd:
                    if (open[--depth] != inner) throw new InvalidDataException("a group ends that did not begin");
                    break;
                default:
                    Skip((WireType)wire);
                    break;
            }
        }
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)(_message.Length - _at)) throw new InvalidDataException($"{length} bytes are announced where {_message.Length - _at} are left");
        var taken = _message.Slice(_at, (int)length);
        _at += (int)length;
        return taken;
    }
}
