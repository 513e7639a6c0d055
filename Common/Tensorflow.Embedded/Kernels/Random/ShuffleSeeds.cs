namespace Tensorflow.Kernels;

/// <summary>
/// The seeds of the iterations of one shuffled dataset (tensorflow/core/kernels/data/random_seed_ops.cc). The pair of the dataset is drawn, from the op
/// seeds, when the dataset is made. The number of iterations begun is all its state.
/// </summary>
internal sealed class ShuffleSeeds
{
    private readonly (long Seed, long Seed2) _seeds;
    private readonly bool _reshuffleEachIteration;
    private long _iterations;

    /// <param name="seed">The dataset's first seed.</param>
    /// <param name="seed2">The dataset's second seed; (0, 0) stands for seeds that nobody can know.</param>
    /// <param name="reshuffleEachIteration">Whether each iteration has an order of its own; if not, each has the dataset's own seeds.</param>
    public ShuffleSeeds(long seed, long seed2, bool reshuffleEachIteration)
    {
        _seeds = (seed, seed2) == (0, 0) ? (Random.Shared.NextInt64(), Random.Shared.NextInt64()) : (seed, seed2);
        _reshuffleEachIteration = reshuffleEachIteration;
    }

    /// <summary>How many iterations have begun; set it to resume.</summary>
    public long Iterations
    {
        get => Interlocked.Read(ref _iterations);
        set => Interlocked.Exchange(ref _iterations, value);
    }

    /// <summary>The seeds of a new iteration, for one thread of those that begin one at the same time.</summary>
    public (long Seed, long Seed2) Next() => At(Interlocked.Increment(ref _iterations) - 1);

    private (long Seed, long Seed2) At(long iteration)
    {
        if (!_reshuffleEachIteration)
            return _seeds;
        // Each iteration takes two words, half a block.
        Span<uint> words = stackalloc uint[Philox.WordsPerBlock];
        Philox.FromSeeds(_seeds.Seed, _seeds.Seed2).After((ulong)iteration / 2).Next(words);
        var half = (int)(iteration % 2) * 2;
        return (words[half], words[half + 1]);
    }
}
