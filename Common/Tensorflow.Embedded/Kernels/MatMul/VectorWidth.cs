using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>The vectors a product is computed with. Every width gives the same bits and runs everywhere, in software where the processor lacks it.</summary>
internal enum VectorWidth
{
    Bits128,
    Bits256,
    Bits512,
}

internal static class VectorWidths
{
    /// <summary>
    /// The widest one in hardware. <see cref="Vector512.IsHardwareAccelerated"/> is false on processors that lower their clock for 512-bit work
    /// (Skylake-X, Cascade Lake); the product gains from the wider vectors there all the same, so AVX-512 itself is asked for too.
    /// </summary>
    public static VectorWidth Best =>
        Vector512.IsHardwareAccelerated || Avx512F.IsSupported ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? VectorWidth.Bits256
        : VectorWidth.Bits128;
}
