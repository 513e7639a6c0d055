using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>
/// A process's first small kernels run the scalar loops, which are compiled ahead of time, so that a lab's first lines are not kept waiting for the vector loops,
/// which the JIT compiles where they run first. Both give the same bits.
/// </summary>
internal static class Start
{
    /// <summary>Elements, or multiply-adds, up to which a kernel counts as small.</summary>
    public const int Small = 512;

    /// <summary>Enough for some steps of the XOR labs, with all that is printed after them.</summary>
    private const int Calls = 512;

    // Counted without a lock: how many there are exactly matters to nobody.
    private static int left = Calls;

    /// <summary>Whether a kernel of this many elements should run its scalar loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes(int elements) => left > 0 && elements <= Small && --left >= 0;

    /// <summary>Whether the product of an (m, k) and a (k, n) matrix should be the plain one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TakesProduct(int m, int n, int k) => left > 0 && (long)m * n * k <= Small && --left >= 0;

    /// <summary>Makes this many of the next small kernels scalar: for tests, which compare the loops.</summary>
    public static void Again(int calls) => left = calls;

    /// <summary>
    /// Runs the kernels of a small network's training step once, each on a few numbers: what the runtime has to load for them is then there. Touches nothing but its own arrays,
    /// and so may run on another thread while the program begins.
    /// </summary>
    public static unsafe void Warm()
    {
        float[] x = [.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f], y = [1, 2, 3, 4], z = new float[8];
        RandomFill.Normal(default, z);
        fixed (float* a = x, b = y, c = z) MatMulKernel.Float(a, false, b, false, c, 4, 2, 2);
        BinaryKernels.AddV2(x, [2, 4], y, [4], z);
        UnaryKernels.Sigmoid<float>(x, z);
        BinaryKernels.AddV2(x, [8], y.AsSpan(0, 1), [], z);
        UnaryKernels.Log<float>(x, z);
        BinaryKernels.Mul(x, [8], x, [8], z);
        BinaryKernels.Sub(y.AsSpan(0, 1), [], x, [8], z);
        BinaryKernels.AddV2(x, [8], x, [8], z);
        ReductionKernels.Mean<float>(x, [8], [0], z.AsSpan(0, 1));
        UnaryKernels.Neg<float>(x, z);
        BinaryKernels.RealDiv(x, [8], y.AsSpan(0, 1), [], z);
        UnaryKernels.Reciprocal<float>(x, z);
        GradientKernels.SigmoidGrad<float>(x, x, z);
        ReductionKernels.Sum<float>(x, [2, 4], [0], z.AsSpan(0, 4));
        OptimizerKernels.ApplyGradientDescent<float>(z, .1f, x);
    }
}
