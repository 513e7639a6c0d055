using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>
/// A process's first small primitives run on <see cref="PlainKernels"/>, which are compiled ahead of time, so that a lab's first lines are not kept waiting for the vector loops,
/// which the JIT compiles where they run first. Both give the same bits.
/// </summary>
internal static class Start
{
    /// <summary>Elements, or multiply-adds, up to which a kernel counts as small.</summary>
    private const int Small = 512;

    /// <summary>Enough for some steps of the XOR labs, with all that is printed after them.</summary>
    private const int Calls = 512;

    // Counted without a lock: how many there are exactly matters to nobody.
    private static int left = Calls;

    /// <summary>Whether a primitive of this many elements should run on its plain kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes(int elements) => left > 0 && elements <= Small && --left >= 0;

    /// <summary>Whether the product of an (m, k) and a (k, n) matrix should be the plain one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TakesProduct(int m, int n, int k) => left > 0 && (long)m * n * k <= Small && --left >= 0;

    /// <summary>Makes this many of the next small primitives run on plain kernels: for tests.</summary>
    public static void Again(int calls) => left = calls;
}
