using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// TensorFlow's Box-Muller transform (tensorflow/core/lib/random/random_distributions_utils.h) of pairs of uniform numbers: the sine comes first.
/// For floats the logarithm, sine and cosine are computed in double precision and rounded once, so they are correctly rounded in nearly all cases and
/// the same on every machine and at every vector width; TensorFlow takes the C library's, which differ from it in the last bit now and then.
/// </summary>
internal static class BoxMuller
{
    // TensorFlow keeps the logarithm away from zero, by a float in both precisions' functions; the double one's literal is a double.
    private const float SmallestSingle = 1.0e-7f;
    private const double SmallestDouble = 1.0e-7;

    // Pi/2 in two parts; the first has 33 bits, so that its product with a quadrant's number is exact.
    private const double HalfPiHigh = 1.57079632673412561417e+00;
    private const double HalfPiLow = 6.07710050650619224932e-11;

    /// <summary>Replaces pairs of random words by pairs of normal floats.</summary>
    /// <param name="words">An even number of words, replaced by the bits of as many floats.</param>
    public static void Transform(Span<uint> words)
    {
        var pairs = words.Length / 2;
        var done = Lanes512.IsSupported ? TransformLanes<Lanes512, Vector512<double>, Vector512<ulong>>(words)
            : Lanes256.IsSupported ? TransformLanes<Lanes256, Vector256<double>, Vector256<ulong>>(words)
            : Lanes128.IsSupported ? TransformLanes<Lanes128, Vector128<double>, Vector128<ulong>>(words)
            : 0;
        if (done < pairs)
            TransformLanes<LanesScalar, double, ulong>(words[(2 * done)..]);
    }

    /// <summary>Transforms as many pairs as make whole vectors.</summary>
    /// <returns>The number of pairs transformed.</returns>
    internal static int TransformLanes<TLanes, TDouble, TBits>(Span<uint> words)
        where TLanes : struct, ILanes<TDouble, TBits>
    {
        var vectors = words.Length / 2 / TLanes.Count;
        ref var pairs = ref Unsafe.As<uint, ulong>(ref MemoryMarshal.GetReference(words));
        for (var i = 0; i < vectors; i++)
        {
            TLanes.Store(Transform<TLanes, TDouble, TBits>(TLanes.Load(ref pairs)), ref pairs);
            pairs = ref Unsafe.Add(ref pairs, TLanes.Count);
        }
        return vectors * TLanes.Count;
    }

    /// <summary>Two normal doubles from two uniform ones in [0, 1).</summary>
    public static (double Sine, double Cosine) Transform(double uniform0, double uniform1)
    {
        var radius = Math.Sqrt(-2.0 * Math.Log(Math.Max(uniform0, SmallestDouble)));
        var (sine, cosine) = Math.SinCos(2.0 * Math.PI * uniform1);
        return (sine * radius, cosine * radius);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Transform<TLanes, TDouble, TBits>(TBits pair)
        where TLanes : struct, ILanes<TDouble, TBits>
    {
        // 23 bits of each word make a uniform float in [0, 1), which a double holds exactly.
        var fraction = TLanes.Bits(0x7fffffUL << 29);
        var one = TLanes.Value(1.0);
        var oneBits = TLanes.AsBits(one);
        var uniform0 = TLanes.Subtract(TLanes.AsDouble(TLanes.Or(TLanes.And(TLanes.ShiftLeft(pair, 29), fraction), oneBits)), one);
        var uniform1 = TLanes.Subtract(TLanes.AsDouble(TLanes.Or(TLanes.And(TLanes.ShiftRight(pair, 3), fraction), oneBits)), one);

        var log = TLanes.RoundToSingle(Log<TLanes, TDouble, TBits>(TLanes.Max(uniform0, TLanes.Value(SmallestSingle))));
        var radius = TLanes.RoundToSingle(TLanes.Sqrt(TLanes.Multiply(log, TLanes.Value(-2.0))));
        var angle = TLanes.RoundToSingle(TLanes.Multiply(uniform1, TLanes.Value(2.0 * Math.PI)));
        SinCos<TLanes, TDouble, TBits>(angle, out var sine, out var cosine);

        var first = TLanes.SingleBits(TLanes.Multiply(TLanes.RoundToSingle(sine), radius));
        var second = TLanes.SingleBits(TLanes.Multiply(TLanes.RoundToSingle(cosine), radius));
        return TLanes.Or(first, TLanes.ShiftLeft(second, 32));
    }

    // log x = k ln 2 + log m, x positive and normal, m in [sqrt(1/2), sqrt 2), and log m = 2 artanh s with s = (m - 1) / (m + 1), |s| < 0.172:
    // ten terms of the series leave a relative error below 1e-15.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDouble Log<TLanes, TDouble, TBits>(TDouble x)
        where TLanes : struct, ILanes<TDouble, TBits>
    {
        const ulong One = 0x3ff0000000000000;
        const ulong SqrtHalf = 0x3fe6a09e667f3bcd;
        const ulong TwoTo52 = 0x4330000000000000;
        var bits = TLanes.AsBits(x);
        var exponent = TLanes.ShiftRight(TLanes.Add(bits, TLanes.Bits(One - SqrtHalf)), 52);
        var k = TLanes.Subtract(TLanes.AsDouble(TLanes.Or(exponent, TLanes.Bits(TwoTo52))), TLanes.Value(4503599627370496.0 + 1023));
        var m = TLanes.AsDouble(TLanes.Add(TLanes.Subtract(bits, TLanes.ShiftLeft(exponent, 52)), TLanes.Bits(One)));

        var one = TLanes.Value(1.0);
        var s = TLanes.Divide(TLanes.Subtract(m, one), TLanes.Add(m, one));
        var s2 = TLanes.Multiply(s, s);
        var p = TLanes.Value(2.0 / 19);
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0 / 17));
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0 / 15));
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0 / 13));
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0 / 11));
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0 / 9));
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0 / 7));
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0 / 5));
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0 / 3));
        p = TLanes.Add(TLanes.Multiply(p, s2), TLanes.Value(2.0));
        return TLanes.Add(TLanes.Multiply(k, TLanes.Value(0.693147180559945309417)), TLanes.Multiply(p, s));
    }

    // x in [0, 2 pi]: x = n pi/2 + r, |r| <= pi/4, where eight terms of both Taylor series leave relative errors below 2e-15.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCos<TLanes, TDouble, TBits>(TDouble x, out TDouble sine, out TDouble cosine)
        where TLanes : struct, ILanes<TDouble, TBits>
    {
        // Adding 1.5 * 2^52 rounds to the nearest integer and leaves it in the low bits.
        var shift = TLanes.Value(6755399441055744.0);
        var shifted = TLanes.Add(TLanes.Multiply(x, TLanes.Value(2.0 / Math.PI)), shift);
        var quadrant = TLanes.AsBits(shifted);
        var n = TLanes.Subtract(shifted, shift);
        var r = TLanes.Subtract(
            TLanes.Subtract(x, TLanes.Multiply(n, TLanes.Value(HalfPiHigh))), TLanes.Multiply(n, TLanes.Value(HalfPiLow)));
        var r2 = TLanes.Multiply(r, r);

        var p = TLanes.Value(-1.0 / 1307674368000);
        p = TLanes.Add(TLanes.Multiply(p, r2), TLanes.Value(1.0 / 6227020800));
        p = TLanes.Add(TLanes.Multiply(p, r2), TLanes.Value(-1.0 / 39916800));
        p = TLanes.Add(TLanes.Multiply(p, r2), TLanes.Value(1.0 / 362880));
        p = TLanes.Add(TLanes.Multiply(p, r2), TLanes.Value(-1.0 / 5040));
        p = TLanes.Add(TLanes.Multiply(p, r2), TLanes.Value(1.0 / 120));
        p = TLanes.Add(TLanes.Multiply(p, r2), TLanes.Value(-1.0 / 6));
        var s = TLanes.AsBits(TLanes.Add(TLanes.Multiply(TLanes.Multiply(p, r2), r), r));

        var q = TLanes.Value(-1.0 / 87178291200);
        q = TLanes.Add(TLanes.Multiply(q, r2), TLanes.Value(1.0 / 479001600));
        q = TLanes.Add(TLanes.Multiply(q, r2), TLanes.Value(-1.0 / 3628800));
        q = TLanes.Add(TLanes.Multiply(q, r2), TLanes.Value(1.0 / 40320));
        q = TLanes.Add(TLanes.Multiply(q, r2), TLanes.Value(-1.0 / 720));
        q = TLanes.Add(TLanes.Multiply(q, r2), TLanes.Value(1.0 / 24));
        q = TLanes.Add(TLanes.Multiply(q, r2), TLanes.Value(-0.5));
        var c = TLanes.AsBits(TLanes.Add(TLanes.Multiply(q, r2), TLanes.Value(1.0)));

        // Odd quadrants swap the two; the sine is negative in quadrants 2 and 3, the cosine in 1 and 2.
        var odd = TLanes.Subtract(TLanes.Bits(0), TLanes.And(quadrant, TLanes.Bits(1)));
        var swap = TLanes.And(TLanes.Xor(s, c), odd);
        var sineSign = TLanes.ShiftLeft(TLanes.And(quadrant, TLanes.Bits(2)), 62);
        var cosineSign = TLanes.ShiftLeft(TLanes.And(TLanes.Add(quadrant, TLanes.Bits(1)), TLanes.Bits(2)), 62);
        sine = TLanes.AsDouble(TLanes.Xor(TLanes.Xor(s, swap), sineSign));
        cosine = TLanes.AsDouble(TLanes.Xor(TLanes.Xor(c, swap), cosineSign));
    }
}
