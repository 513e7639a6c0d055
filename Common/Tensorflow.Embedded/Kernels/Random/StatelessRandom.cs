namespace Tensorflow.Kernels;

/// <summary>The generator of TensorFlow's stateless random ops; <see cref="RandomFill"/> and <see cref="Categorical"/> draw from it.</summary>
internal static class StatelessRandom
{
    private const ulong ScrambleKey = 0x02461e293ec8f720;

    /// <summary>The state for a seed of shape (2): the pair is scrambled by one block of a generator with a fixed key.</summary>
    public static Philox Generator(long seed0, long seed1)
    {
        Span<uint> mix = stackalloc uint[Philox.WordsPerBlock];
        new Philox(ScrambleKey, (ulong)seed0, (ulong)seed1).Next(mix);
        return new Philox(mix[0] | ((ulong)mix[1] << 32), 0, mix[2] | ((ulong)mix[3] << 32));
    }
}
