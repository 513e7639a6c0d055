using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Labs.Checkpoints.Table;

/// <summary>CRC-32C (Castagnoli) as leveldb stores it: rotated and shifted, so that a checksum of data that holds checksums stays strong.</summary>
internal static class MaskedCrc32C
{
    /// <summary>The CRC-32C of what <paramref name="crc"/> has seen followed by <paramref name="bytes"/>; start with 0.</summary>
    public static uint Extend(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        bytes = bytes[Crc32CStreams.Extend(ref crc, bytes)..];
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        foreach (var value in bytes[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    public static uint Mask(uint crc) => BitOperations.RotateRight(crc, 15) + 0xa282ead8u;

    public static uint Of(ReadOnlySpan<byte> bytes) => Mask(Extend(0, bytes));
}
