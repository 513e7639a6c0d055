namespace Tensorflow.Kernels;

/// <summary>
/// Python's <c>random.Random(seed)</c> for integer seeds: MT19937 seeded by <c>init_by_array</c> with the 32-bit words of |seed|, least significant
/// first, and CPython's ways of making numbers from its words. TensorFlow's eager context draws its op seeds from one. Not safe for concurrent use.
/// </summary>
internal sealed class PythonRandom
{
    /// <summary>The length of a state: 624 words and the position of the next one among them (624: all are used), as in Python's getstate.</summary>
    public const int StateLength = N + 1;

    private const int N = 624;
    private const int M = 397;

    private readonly uint[] _words = new uint[N];
    private int _position = N;

    public PythonRandom(long seed)
    {
        var magnitude = seed < 0 ? 0 - (ulong)seed : (ulong)seed;
        ReadOnlySpan<uint> key = [(uint)magnitude, (uint)(magnitude >> 32)];
        InitByArray(magnitude > uint.MaxValue ? key : key[..1]);
    }

    private PythonRandom()
    {
    }

    /// <summary>NumPy's <c>RandomState(seed)</c>: the same generator, seeded by <c>init_genrand</c>.</summary>
    public static PythonRandom OfNumPy(uint seed)
    {
        var random = new PythonRandom();
        random.InitGenrand(seed);
        return random;
    }

    private void InitGenrand(uint seed)
    {
        _words[0] = seed;
        for (var i = 1u; i < N; i++)
            _words[i] = (1812433253 * (_words[i - 1] ^ (_words[i - 1] >> 30))) + i;
    }

    /// <summary>NumPy's <c>RandomState.shuffle</c>, of several lists in one order.</summary>
    public void Shuffle(params System.Collections.IList[] lists)
    {
        for (var i = lists[0].Count - 1; i > 0; i--)
        {
            // legacy-distributions.c, random_interval: bits up to the highest of i, drawn anew while they are more.
            var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount((uint)i);
            int j;
            while ((j = (int)(NextUInt32() & mask)) > i)
            {
            }
            foreach (var list in lists) (list[i], list[j]) = (list[j], list[i]);
        }
    }

    /// <summary>The next 32-bit word, Python's getrandbits(32).</summary>
    public uint NextUInt32()
    {
        if (_position == N)
            Twist();
        var y = _words[_position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    /// <summary>Python's getrandbits(bits).</summary>
    /// <param name="bits">0 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">bits is not in 0 to 64.</exception>
    public ulong GetRandBits(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 64);
        if (bits == 0)
            return 0;
        if (bits <= 32)
            return NextUInt32() >> (32 - bits);
        ulong low = NextUInt32();
        return low | ((ulong)(NextUInt32() >> (64 - bits)) << 32);
    }

    /// <summary>Python's random(): a double in [0, 1) with 53 random bits.</summary>
    public double NextDouble()
    {
        var a = NextUInt32() >> 5;
        var b = NextUInt32() >> 6;
        return ((a * 67108864.0) + b) * (1.0 / 9007199254740992.0);
    }

    /// <summary>Python's randrange(start, stop): an integer in [start, stop).</summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public long RandRange(long start, long stop)
    {
        if (start >= stop)
            throw new ArgumentException($"randrange: the range [{start}, {stop}) is empty");
        return (long)((ulong)start + Below((ulong)stop - (ulong)start));
    }

    /// <summary>Python's randrange(stop): an integer in [0, stop).</summary>
    /// <exception cref="ArgumentException">stop is not positive.</exception>
    public long RandRange(long stop) => RandRange(0, stop);

    /// <summary>Python's randint(low, high): an integer in [low, high], both ends included; high is less than the largest long.</summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public long RandInt(long low, long high) => RandRange(low, checked(high + 1));

    /// <summary>A copy of the state, for <see cref="SetState"/>.</summary>
    public uint[] GetState() => [.. _words, (uint)_position];

    /// <summary>Goes on where <see cref="GetState"/> was called.</summary>
    /// <exception cref="ArgumentException">The state has another length, or its position is past its words.</exception>
    public void SetState(ReadOnlySpan<uint> state)
    {
        if (state.Length != StateLength)
            throw new ArgumentException($"Python random state: expected {StateLength} words, found {state.Length}");
        if (state[N] > N)
            throw new ArgumentException($"Python random state: expected a position up to {N}, found {state[N]}");
        state[..N].CopyTo(_words);
        _position = (int)state[N];
    }

    // CPython's _randbelow: draws as many bits as n has and rejects what is not below it.
    private ulong Below(ulong n)
    {
        var bits = 64 - System.Numerics.BitOperations.LeadingZeroCount(n);
        ulong r;
        do
            r = GetRandBits(bits);
        while (r >= n);
        return r;
    }

    private void InitByArray(ReadOnlySpan<uint> key)
    {
        var s = _words;
        InitGenrand(19650218);

        int i = 1, j = 0;
        for (var k = Math.Max(N, key.Length); k > 0; k--)
        {
            s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1664525)) + key[j] + (uint)j;
            i = After(i);
            j = (j + 1) % key.Length;
        }
        for (var k = N - 1; k > 0; k--)
        {
            s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1566083941)) - (uint)i;
            i = After(i);
        }
        s[0] = 0x80000000;
        _position = N;

        int After(int index)
        {
            if (index < N - 1)
                return index + 1;
            s[0] = s[N - 1];
            return 1;
        }
    }

    private void Twist()
    {
        var s = _words;
        for (var k = 0; k < N; k++)
        {
            var y = (s[k] & 0x80000000) | (s[(k + 1) % N] & 0x7fffffff);
            s[k] = s[(k + M) % N] ^ (y >> 1) ^ ((y & 1) * 0x9908b0df);
        }
        _position = 0;
    }
}
