using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>
/// The seeds of an eager context: the global seed, Python's stream of op seeds, and the generators of cached kernels
/// (tensorflow/python/framework/random_seed.py, python/eager/context.py, core/util/guarded_philox_random.cc). Safe for concurrent use.
/// </summary>
internal sealed class OpSeeds
{
    /// <summary>The global seed where only the op has one.</summary>
    public const long DefaultGraphSeed = 87654321;

    private const long MaxInt32 = int.MaxValue;

    // Generous, since a truncated normal may take any number of words.
    private const ulong BlocksPerOutput = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<RandomKernel, Philox> _generators = [];
    private long? _globalSeed;
    private PythonRandom? _random;

    /// <summary>tf.random.set_seed: starts the stream of op seeds and forgets all generators.</summary>
    public void SetSeed(long seed)
    {
        lock (_lock)
        {
            _globalSeed = seed;
            _random = new PythonRandom(seed);
            _generators.Clear();
        }
    }

    /// <summary>
    /// The pair of seeds of an op (random_seed.get_seed), both modulo 2^31 - 1. An op without a seed draws one if there is a global seed; without either the
    /// pair is (0, 0), which stands for seeds that nobody can know. Where a seed was given, (0, 0) becomes (0, 2^31 - 1).
    /// </summary>
    public (long Seed, long Seed2) GetSeed(long? opSeed)
    {
        lock (_lock)
        {
            if (_random is null && opSeed is null)
                return (0, 0);
            var pair = (Seed: Modulo(_globalSeed ?? DefaultGraphSeed), Seed2: Modulo(opSeed ?? _random!.RandInt(0, MaxInt32)));
            return pair == (0, 0) ? (0, MaxInt32) : pair;
        }
    }

    /// <summary>The generator's state for one call of a kernel with so many outputs; the next call of the same kernel gets the blocks after these.</summary>
    /// <param name="kernel">The seeds (0, 0) give a generator with seeds that nobody can know.</param>
    /// <param name="outputs">The number of values; for Multinomial see <see cref="Categorical.Outputs"/>.</param>
    public Philox Reserve(in RandomKernel kernel, long outputs) => ReserveBlocks(kernel, (ulong)outputs * BlocksPerOutput);

    /// <summary>As <see cref="Reserve"/>, for a kernel that says how many words it takes (RandomShuffle: one less than there are rows).</summary>
    public Philox ReserveWords(in RandomKernel kernel, long words) =>
        ReserveBlocks(kernel, ((ulong)words + Philox.WordsPerBlock - 1) / Philox.WordsPerBlock);

    private Philox ReserveBlocks(in RandomKernel kernel, ulong blocks)
    {
        lock (_lock)
        {
            ref var generator = ref CollectionsMarshal.GetValueRefOrAddDefault(_generators, kernel, out var exists);
            if (!exists)
            {
                generator = kernel is { Seed: 0, Seed2: 0 }
                    ? Philox.FromSeeds(Random.Shared.NextInt64(), Random.Shared.NextInt64())
                    : Philox.FromSeeds(kernel.Seed, kernel.Seed2);
            }
            var reserved = generator;
            generator.Skip(blocks);
            return reserved;
        }
    }

    // Python's modulo: never negative.
    private static long Modulo(long seed)
    {
        var remainder = seed % MaxInt32;
        return remainder < 0 ? remainder + MaxInt32 : remainder;
    }
}
