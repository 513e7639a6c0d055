using System.Buffers.Binary;
using System.Numerics;

namespace Labs.TensorBoard;

/// <summary>TFRecord framing: uint64 length, masked CRC-32C of these eight bytes, payload, masked CRC-32C of the payload; all little-endian.</summary>
internal static class RecordFrame
{
    public const int HeaderBytes = 12;
    public const int FooterBytes = 4;
    public const int Overhead = HeaderBytes + FooterBytes;

    /// <summary>Completes a record whose payload already stands at <see cref="HeaderBytes"/>.</summary>
    public static void Seal(Span<byte> record)
    {
        var payload = record[HeaderBytes..^FooterBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], MaskedCrc(record[..8]));
        BinaryPrimitives.WriteUInt32LittleEndian(record[^FooterBytes..], MaskedCrc(payload));
    }

    /// <summary>The CRC as it stands in files: rotated right by 15 and moved by a constant, so that the CRC of data that hold CRCs stays a good one.</summary>
    public static uint MaskedCrc(ReadOnlySpan<byte> data) => BitOperations.RotateRight(Crc(data), 15) + 0xA282EAD8u;

    /// <summary>CRC-32C (Castagnoli).</summary>
    public static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        for (; data.Length >= 8; data = data[8..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var b in data)
            crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
