using System.Numerics;
using System.Text;

namespace Labs.Checkpoints.Bundle;

/// <summary>
/// The key under which a part of a partitioned tensor is stored: 0, the tensor's name, the rank, start and length per dimension,
/// in an encoding whose bytes sort as the values do. (tensorflow/core/util/saved_tensor_slice_util.cc, core/lib/strings/ordered_code.cc)
/// </summary>
internal static class SliceKey
{
    /// <summary>Every slice's key begins with this byte, and no other key does.</summary>
    public const byte FirstByte = 0;

    /// <summary>The key of a slice; a length of -1 is the whole dimension.</summary>
    public static byte[] Encode(string tensor, IReadOnlyList<(long Start, long Length)> extents)
    {
        List<byte> key = [];
        AppendNumber(key, 0);
        AppendString(key, Encoding.UTF8.GetBytes(tensor));
        AppendNumber(key, (ulong)extents.Count);
        foreach (var (start, length) in extents)
        {
            AppendSigned(key, start);
            AppendSigned(key, length);
        }
        return [.. key];
    }

    // The number of bytes, then the bytes, highest first, without leading zeros.
    private static void AppendNumber(List<byte> key, ulong value)
    {
        var length = (71 - BitOperations.LeadingZeroCount(value)) / 8;
        key.Add((byte)length);
        for (var i = length - 1; i >= 0; i--) key.Add((byte)(value >> (8 * i)));
    }

    // 00 and ff are escaped; 00 01 ends the string.
    private static void AppendString(List<byte> key, byte[] text)
    {
        foreach (var value in text)
        {
            key.Add(value);
            if (value == 0x00) key.Add(0xff);
            if (value == 0xff) key.Add(0x00);
        }
        key.Add(0x00);
        key.Add(0x01);
    }

    // Two's complement, highest byte first, in as many bytes as give seven bits each; the length stands in the leading bits, unary, flipped by the sign.
    private static void AppendSigned(List<byte> key, long value)
    {
        var magnitude = value < 0 ? ~value : value;
        var bits = 64 - BitOperations.LeadingZeroCount((ulong)magnitude);
        var length = bits / 7 + 1;
        Span<byte> bytes = stackalloc byte[10];
        for (var i = 0; i < 10; i++) bytes[9 - i] = (byte)(value >> Math.Min(8 * i, 63));
        var header = ~(0xffffu >> length) & 0xffff;
        var encoded = bytes[(10 - length)..];
        encoded[0] ^= (byte)(header >> 8);
        if (length > 1) encoded[1] ^= (byte)header;
        key.AddRange(encoded);
    }
}
