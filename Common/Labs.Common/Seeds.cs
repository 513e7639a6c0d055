using Tensorflow.Kernels;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>
/// The stream of op seeds that Python's TensorFlow draws after <c>tf.random.set_seed(seed)</c>: <c>random.Random(seed).randint(0, 2**31 - 1)</c>, one per random op without a seed of its
/// own. TensorFlow.NET draws others; labs take theirs from here and pass them on explicitly, so that every engine draws the same numbers.
/// </summary>
/// <param name="seed">The global seed.</param>
public sealed class Seeds(int seed)
{
    [ThreadStatic]
    private static Seeds? current;

    private readonly PythonRandom random = new(seed);

    /// <summary>The seed that the stream began with.</summary>
    public int Seed { get; } = seed;

    /// <summary>The stream that this thread's last <see cref="Set"/> began: what has no other draws from it.</summary>
    /// <exception cref="InvalidOperationException">There was none.</exception>
    public static Seeds Current => current ?? throw new InvalidOperationException("no seed was set on this thread: found no call of Seeds.Set, expected one before layers are made");

    /// <summary>tf.random.set_seed: sets the global seed and begins the stream of op seeds that Python's TensorFlow draws after it.</summary>
    public static Seeds Set(int seed)
    {
        tf.set_random_seed(seed);
        return current = new Seeds(seed);
    }

    /// <summary>Words of a <see cref="State"/>.</summary>
    public const int StateLength = PythonRandom.StateLength;

    /// <summary>The next op seed, 0 to 2^31 - 1. For 777: 984982403, 1914885928, 1913820983, ...</summary>
    public int Next() => (int)random.RandInt(0, int.MaxValue);

    /// <summary>Where the stream stands, <see cref="StateLength"/> words; setting it goes on from there.</summary>
    /// <exception cref="ArgumentException">Set to something that is no state of this stream.</exception>
#pragma warning disable CA1819 // A state is a copy, to be written to a checkpoint and read from one.
    public uint[] State
#pragma warning restore CA1819
    {
        get => random.GetState();
        set => random.SetState(value);
    }
}
