using System.Numerics;

namespace Tensorflow.Storage;

/// <summary>Block sizes: steps of 64 bytes up to 1 KiB, then four steps per doubling, so that at most a fifth of a block is unused.</summary>
internal static class SizeClasses
{
    private const int Granularity = 64;
    private const int Linear = 16;

    /// <summary>How many classes have small blocks, of up to 1 KiB: the first ones.</summary>
    public const int Small = Linear;

    public const int Count = Linear + (4 * 40);

    public static int Of(long bytes)
    {
        if (bytes <= Granularity * Linear) return bytes <= Granularity ? 0 : (int)((bytes - 1) >> 6);
        var log = BitOperations.Log2((ulong)(bytes - 1));
        var quarter = (int)((bytes - 1) >> (log - 2)) & 3;
        return Linear + ((log - 10) * 4) + quarter;
    }

    public static long Capacity(int sizeClass)
    {
        if (sizeClass < Linear) return (sizeClass + 1) * Granularity;
        var log = ((sizeClass - Linear) / 4) + 10;
        var quarter = (sizeClass - Linear) & 3;
        return (4L + quarter + 1) << (log - 2);
    }
}
