using Tensorflow.Kernels;

namespace Labs.Common;

/// <summary>
/// The stream of op seeds that Python's TensorFlow draws after <c>tf.random.set_seed(seed)</c>: <c>random.Random(seed).randint(0, 2**31 - 1)</c>, one per random op without a seed of its
/// own. TensorFlow.NET draws others; labs take theirs from here and pass them on explicitly, so that every engine draws the same numbers.
/// </summary>
/// <param name="seed">The global seed.</param>
public sealed class Seeds(int seed)
{
    private readonly PythonRandom _random = new(seed);

    /// <summary>Words of a <see cref="State"/>.</summary>
    public const int StateLength = PythonRandom.StateLength;

    /// <summary>The next op seed, 0 to 2^31 - 1. For 777: 984982403, 1914885928, 1913820983, ...</summary>
    public int Next() => (int)_random.RandInt(0, int.MaxValue);

    /// <summary>Where the stream stands, <see cref="StateLength"/> words; setting it goes on from there.</summary>
    /// <exception cref="ArgumentException">Set to something that is no state of this stream.</exception>
#pragma warning disable CA1819 // A state is a copy, to be written to a checkpoint and read from one.
    public uint[] State
#pragma warning restore CA1819
    {
        get => _random.GetState();
        set => _random.SetState(value);
    }
}
