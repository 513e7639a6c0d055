using System.Numerics;
using System.Runtime.InteropServices;

namespace Labs.Checkpoints.Table;

/// <summary>
/// The CRC-32C of long data as three streams side by side: the processor's instruction takes three cycles and can begin anew in each. The streams are put together by what a stream's
/// length of zeros does to a checksum, which is linear (Mark Adler's crc32c.c does the same).
/// </summary>
internal static class Crc32CStreams
{
    /// <summary>Bytes of one stream.</summary>
    public const int Length = 4096;

    private const int Words = Length / sizeof(ulong);

    /// <summary>Takes as many times three streams as there are in <paramref name="bytes"/> into <paramref name="crc"/>, whose bits are inverted, and returns how many bytes these were.</summary>
    public static int Extend(ref uint crc, ReadOnlySpan<byte> bytes)
    {
        if (!BitConverter.IsLittleEndian) return 0;
        var whole = bytes.Length / (3 * Length) * (3 * Length);
        for (var words = MemoryMarshal.Cast<byte, ulong>(bytes[..whole]); words.Length > 0; words = words[(3 * Words)..])
        {
            var first = words[..Words];
            var second = words.Slice(Words, first.Length);
            var third = words.Slice(2 * Words, first.Length);
            var (a, b, c) = (crc, 0u, 0u);
            for (var i = 0; i < first.Length; i++)
            {
                a = BitOperations.Crc32C(a, first[i]);
                b = BitOperations.Crc32C(b, second[i]);
                c = BitOperations.Crc32C(c, third[i]);
            }
            crc = Zeros.After(Zeros.After(a) ^ b) ^ c;
        }
        return whole;
    }

    /// <summary>What a stream's length of zeros makes of a checksum, byte by byte of it.</summary>
    private static class Zeros
    {
        private static readonly uint[][] Tables = Make();

        public static uint After(uint crc) =>
            Tables[0][crc & 0xff] ^ Tables[1][(crc >> 8) & 0xff] ^ Tables[2][(crc >> 16) & 0xff] ^ Tables[3][crc >> 24];

        private static uint[][] Make()
        {
            var bits = new uint[32];
            for (var bit = 0; bit < bits.Length; bit++)
            {
                var crc = 1u << bit;
                for (var i = 0; i < Words; i++) crc = BitOperations.Crc32C(crc, 0ul);
                bits[bit] = crc;
            }
            var tables = new uint[4][];
            for (var place = 0; place < tables.Length; place++)
            {
                tables[place] = new uint[256];
                for (var value = 0; value < 256; value++)
                    for (var bit = 0; bit < 8; bit++)
                        if ((value >> bit & 1) != 0) tables[place][value] ^= bits[8 * place + bit];
            }
            return tables;
        }
    }
}
