using System.Buffers.Binary;
using Labs.Checkpoints.Table;

namespace Labs.Checkpoints.Bundle;

/// <summary>
/// The bytes of a string tensor: the lengths as varints, the masked CRC of the lengths, the strings. Its own checksum, and the entry's, see each length as
/// a uint32 (uint64 where it needs one), not as the varint that is stored. (WriteStringTensor in tensorflow/core/util/tensor_bundle/tensor_bundle.cc)
/// </summary>
internal static class StringTensor
{
    /// <summary>The lengths and their checksum, which stand before the strings, and the running CRC of both.</summary>
    public static (byte[] Head, uint Crc) EncodeHead(IReadOnlyList<ReadOnlyMemory<byte>> values)
    {
        List<byte> head = [];
        var crc = 0u;
        foreach (var value in values)
        {
            Varint.Write(head, (ulong)value.Length);
            crc = ExtendByLength(crc, (ulong)value.Length);
        }
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, MaskedCrc32C.Mask(crc));
        head.AddRange(checksum);
        return ([.. head], MaskedCrc32C.Extend(crc, checksum));
    }

    /// <summary>The strings in <paramref name="stored"/>, and the CRC (not masked) that the entry must have.</summary>
    /// <exception cref="InvalidDataException">The bytes are no <paramref name="count"/> strings.</exception>
    public static (byte[][] Values, uint Crc) Decode(ReadOnlySpan<byte> stored, long count)
    {
        // Each string takes at least the byte of its length.
        if (count > stored.Length) throw new InvalidDataException($"{stored.Length} bytes found, too few for {count} strings");
        var lengths = new ulong[count];
        var crc = 0u;
        var position = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            if (!Varint.TryRead(stored, ref position, out ulong length)) throw new InvalidDataException($"the length of string {i} is not readable");
            lengths[i] = length;
            crc = ExtendByLength(crc, length);
        }
        if (stored.Length - position < sizeof(uint)) throw new InvalidDataException("the checksum of the string lengths is cut off");
        var checksum = stored.Slice(position, sizeof(uint));
        var expected = BinaryPrimitives.ReadUInt32LittleEndian(checksum);
        if (expected != MaskedCrc32C.Mask(crc))
            throw new InvalidDataException($"the string lengths have the checksum 0x{MaskedCrc32C.Mask(crc):x8}, 0x{expected:x8} expected");
        crc = MaskedCrc32C.Extend(crc, checksum);
        position += sizeof(uint);

        var values = new byte[lengths.Length][];
        for (var i = 0; i < values.Length; i++)
        {
            if (lengths[i] > (ulong)(stored.Length - position))
                throw new InvalidDataException($"string {i} has {stored.Length - position} bytes, {lengths[i]} expected");
            values[i] = stored.Slice(position, (int)lengths[i]).ToArray();
            position += values[i].Length;
            crc = MaskedCrc32C.Extend(crc, values[i]);
        }
        if (position != stored.Length) throw new InvalidDataException($"{stored.Length - position} bytes too many behind the strings");
        return (values, crc);
    }

    private static uint ExtendByLength(uint crc, ulong length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        return MaskedCrc32C.Extend(crc, length <= uint.MaxValue ? bytes[..sizeof(uint)] : bytes);
    }
}
