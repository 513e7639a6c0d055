using System.Numerics;
using Labs.Checkpoints.Table;

namespace Labs.Checkpoints.Tests;

public class Crc32CTests
{
    [Fact]
    public void Long_data_has_the_checksum_that_is_computed_byte_by_byte_whatever_its_length_and_begin()
    {
        var random = new Random(16);
        var data = new byte[10 * Crc32CStreams.Length];
        random.NextBytes(data);
        int[] lengths = [3 * Crc32CStreams.Length - 1, 3 * Crc32CStreams.Length, 3 * Crc32CStreams.Length + 1, 6 * Crc32CStreams.Length, 9 * Crc32CStreams.Length + 13];
        foreach (var length in lengths)
        {
            var (start, before) = (random.Next(data.Length - length), (uint)random.Next());
            var expected = ~before;
            foreach (var value in data.AsSpan(start, length)) expected = BitOperations.Crc32C(expected, value);
            Assert.Equal(~expected, MaskedCrc32C.Extend(before, data.AsSpan(start, length)));
        }
    }
}
