using System.Security.Cryptography;

namespace Labs.TensorBoard.Tests;

public sealed class Sha256Tests
{
    [Fact]
    public void Is_the_frameworks_own_for_every_length_up_to_three_blocks()
    {
        var message = new byte[192];
        new Random(1).NextBytes(message);
        for (var length = 0; length <= message.Length; length++)
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(message.AsSpan(0, length))), Sha256.Hex(message.AsSpan(0, length)));
    }
}
