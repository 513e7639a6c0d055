namespace Labs.Common.Data.Digits;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014) and what the digits draw from it.
/// Only integer arithmetic and IEEE double addition, multiplication and division, which round alike on every machine.
/// </summary>
internal struct DigitRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>A stream of its own for each image, so that images can be drawn in any order and on any thread.</summary>
    public DigitRandom(ulong seed, ulong image) => _state = Mix(seed + Golden) ^ Mix(image * Golden + 1);

    /// <summary>Uniform in [0, n).</summary>
    public int Below(int n) => (int)(((Next() >> 32) * (ulong)n) >> 32);

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    /// <summary>Nearly normal, mean 0 and variance 1, within +-4.24: the sum of six uniforms.</summary>
    public double Normal()
    {
        const double root2 = 1.4142135623730951;
        var sum = Uniform();
        for (var i = 1; i < 6; i++) sum += Uniform();
        return (sum - 3) * root2;
    }

    private ulong Next() => Mix(_state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
