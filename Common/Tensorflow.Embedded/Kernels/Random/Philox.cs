namespace Tensorflow.Kernels;

/// <summary>
/// The state of a Philox4x32-10 generator (Salmon et al., SC 2011): a 64-bit key and a 128-bit counter. Each value of the counter gives a block of four
/// 32-bit words, independently of all others. Copying the state copies the position.
/// </summary>
internal struct Philox : IEquatable<Philox>
{
    public const int WordsPerBlock = 4;
    public const int Rounds = 10;
    public const uint Multiplier0 = 0xD2511F53;
    public const uint Multiplier1 = 0xCD9E8D57;
    public const uint KeyStep0 = 0x9E3779B9;
    public const uint KeyStep1 = 0xBB67AE85;

    public Philox(ulong key, ulong counterLow, ulong counterHigh)
    {
        Key = key;
        CounterLow = counterLow;
        CounterHigh = counterHigh;
    }

    /// <summary>TensorFlow's state for a pair of seeds: the first is the key, the second the counter's high half.</summary>
    public static Philox FromSeeds(long seed, long seed2) => new((ulong)seed, 0, (ulong)seed2);

    public ulong Key { get; }

    public ulong CounterLow { get; private set; }

    public ulong CounterHigh { get; private set; }

    /// <summary>Moves on by a number of blocks.</summary>
    public void Skip(ulong blocks)
    {
        CounterLow += blocks;
        if (CounterLow < blocks)
            CounterHigh++;
    }

    /// <summary>The state a number of blocks further on.</summary>
    public readonly Philox After(ulong blocks)
    {
        var moved = this;
        moved.Skip(blocks);
        return moved;
    }

    /// <summary>The next block.</summary>
    /// <param name="words">At least four words; the first four are written.</param>
    public void Next(Span<uint> words)
    {
        uint c0 = (uint)CounterLow, c1 = (uint)(CounterLow >> 32), c2 = (uint)CounterHigh, c3 = (uint)(CounterHigh >> 32);
        uint k0 = (uint)Key, k1 = (uint)(Key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)c0 * Multiplier0;
            var product1 = (ulong)c2 * Multiplier1;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 += KeyStep0;
            k1 += KeyStep1;
        }
        words[3] = c3;
        words[2] = c2;
        words[1] = c1;
        words[0] = c0;
        Skip(1);
    }

    public readonly bool Equals(Philox other) => Key == other.Key && CounterLow == other.CounterLow && CounterHigh == other.CounterHigh;

    public override readonly bool Equals(object? obj) => obj is Philox other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Key, CounterLow, CounterHigh);
}
