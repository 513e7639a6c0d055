using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// Sine and cosine of float32, computed in float64 and rounded once: the argument less its multiple of pi/2 (in two parts), then Taylor's polynomials, which there are good to 1e-11. A lane's result
/// depends on its own argument alone; arguments of 2^28 and more, infinities and NaN go to the library's functions.
/// </summary>
internal static class SineKernels
{
    private const float Largest = 268435456f;
    private const float Smallest = 1f / 16384;   // below, sin(x) is x to a hundredth of an ulp; -0 stays -0

    public static void Sin(ReadOnlySpan<float> x, Span<float> y) => Run(x, y, 0);

    public static void Cos(ReadOnlySpan<float> x, Span<float> y) => Run(x, y, 1);

    private static unsafe void Run(ReadOnlySpan<float> x, Span<float> y, long quadrant)
    {
        Elementwise.CheckLengths(x.Length, y.Length);
        fixed (float* px = x, py = y) Ranges.For(x.Length, x.Length, 64, new Work(px, py, quadrant));
    }

    private readonly unsafe struct Work(float* x, float* y, long quadrant) : IRangeWork
    {
        public void Run(nint from, nint to) => Loop(x + from, y + from, to - from, quadrant);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Loop(float* x, float* y, nint n, long quadrant)
    {
        var w = Vector256<float>.Count;
        nint i = 0;
        for (; i <= n - w; i += w) Of(Vector256.Load(x + i), quadrant).Store(y + i);
        if (i == n) return;
        var rest = stackalloc float[w];
        for (var j = 0; j < w; j++) rest[j] = i + j < n ? x[i + j] : 0;
        Of(Vector256.Load(rest), quadrant).Store(rest);
        for (var j = 0; i + j < n; j++) y[i + j] = rest[j];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Of(Vector256<float> x, long quadrant)
    {
        var (lower, upper) = Vector256.Widen(x);
        var y = Vector256.Narrow(Of(lower, quadrant), Of(upper, quadrant));
        var size = Vector256.Abs(x);
        if (quadrant == 0) y = Vector256.ConditionalSelect(Vector256.LessThan(size, Vector256.Create(Smallest)), x, y);
        return Vector256.LessThanAll(size, Vector256.Create(Largest)) ? y : ByLibrary(x, y, quadrant);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Of(Vector256<double> x, long quadrant)
    {
        // Adding 1.5 * 2^52 rounds to an integer, which then stands in the low bits.
        var magic = Vector256.Create(6755399441055744.0);
        var shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(0.6366197723675814), magic);
        var k = shifted - magic;
        var r = Vector256.FusedMultiplyAdd(-k, Vector256.Create(1.5707963267948966), x);
        r = Vector256.FusedMultiplyAdd(-k, Vector256.Create(6.123233995736766e-17), r);
        var r2 = r * r;
        var sine = Vector256.FusedMultiplyAdd(r2, Vector256.Create(-1.0 / 39916800), Vector256.Create(1.0 / 362880));
        sine = Vector256.FusedMultiplyAdd(r2, sine, Vector256.Create(-1.0 / 5040));
        sine = Vector256.FusedMultiplyAdd(r2, sine, Vector256.Create(1.0 / 120));
        sine = Vector256.FusedMultiplyAdd(r2, sine, Vector256.Create(-1.0 / 6));
        sine = Vector256.FusedMultiplyAdd(r2 * r, sine, r);
        var cosine = Vector256.FusedMultiplyAdd(r2, Vector256.Create(1.0 / 479001600), Vector256.Create(-1.0 / 3628800));
        cosine = Vector256.FusedMultiplyAdd(r2, cosine, Vector256.Create(1.0 / 40320));
        cosine = Vector256.FusedMultiplyAdd(r2, cosine, Vector256.Create(-1.0 / 720));
        cosine = Vector256.FusedMultiplyAdd(r2, cosine, Vector256.Create(1.0 / 24));
        cosine = Vector256.FusedMultiplyAdd(r2, cosine, Vector256.Create(-0.5));
        cosine = Vector256.FusedMultiplyAdd(r2, cosine, Vector256<double>.One);
        var q = shifted.AsInt64() + Vector256.Create(quadrant);
        var odd = Vector256.Equals(q & Vector256<long>.One, Vector256<long>.One).AsDouble();
        var sign = Vector256.ShiftLeft(q & Vector256.Create(2L), 62).AsDouble();
        return Vector256.ConditionalSelect(odd, cosine, sine) ^ sign;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> ByLibrary(Vector256<float> x, Vector256<float> y, long quadrant)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
            if (!(Math.Abs(x[i]) < Largest)) y = y.WithElement(i, quadrant == 0 ? MathF.Sin(x[i]) : MathF.Cos(x[i]));
        return y;
    }
}
