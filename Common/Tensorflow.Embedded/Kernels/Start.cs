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

    /// <summary>Whether there may be more plain kernels to run.</summary>
    public static bool GoesOn
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => left > 0;
    }

    /// <summary>Whether what computes this many elements, or multiply-adds, should do so by its plain kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes(long elements) => left > 0 && elements <= Small && --left >= 0;

    /// <summary>Makes this many of the next small primitives run on plain kernels: for tests.</summary>
    public static void Again(int calls) => left = calls;
}
