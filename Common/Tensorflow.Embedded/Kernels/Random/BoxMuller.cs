using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// TensorFlow's Box-Muller transform (tensorflow/core/lib/random/random_distributions_utils.h) of pairs of uniform numbers: the sine comes first.
/// TensorFlow takes logf and sincosf from the C library. For floats they are computed here, the same on every machine and at every vector width: in double
/// precision, by the reductions and by minimax polynomials of the degrees that glibc (2.28 and later) has, and rounded once. So they give glibc's
/// floats also where these are not the nearest ones: all 2^23 angles and all 2^23 radii were compared.
/// </summary>
internal static class BoxMuller
{
    // TensorFlow keeps the logarithm away from zero, by a float in both precisions' functions; the double one's literal is a double.
    private const float SmallestSingle = 1.0e-7f;
    private const double SmallestDouble = 1.0e-7;

    // Pi/2 in two parts; the first has 33 bits, so that its product with a quadrant's number is exact.
    private const double HalfPiHigh = 1.57079632673412561417e+00;
    private const double HalfPiLow = 6.07710050650619224932e-11;

    private static ReadOnlySpan<double> MiddleReciprocals =>
    [
        1.3989071038251366, 1.3403141361256545, 1.2864321608040201, 1.2367149758454106,
        1.1906976744186046, 1.147982062780269, 1.1082251082251082, 1.0711297071129706,
        1.0364372469635628, 1.0, 0.949285, 0.8951048951048951,
        0.847682119205298, 0.8050314465408805, 0.7664670658682635, 0.7314285714285714,
    ];

    private static ReadOnlySpan<double> MiddleLogs =>
    [
        -0.33569129163814154, -0.2929040164329327, -0.2518726197550701, -0.21245865121419336,
        -0.17453941635189965, -0.1380056730194437, -0.10275973395776894, -0.06871389254805173,
        -0.03578910785158529, 0.0, 0.0520462093358354, 0.11081436634029011,
        0.16524957289530717, 0.2168739383006143, 0.2659635484971379, 0.3127557100038969,
    ];

    // As PhiloxBlocks has it.
    private const int FewWords = 1024;

    /// <summary>Replaces pairs of random words by pairs of normal floats.</summary>
    /// <param name="words">An even number of words, replaced by the bits of as many floats.</param>
    public static void Transform(Span<uint> words)
    {
        var pairs = words.Length / 2;
        var done = words.Length < FewWords ? 0 : TransformVectors(words);
        if (done < pairs)
            TransformLanes<LanesScalar, double, ulong>(words[(2 * done)..]);
    }

    private static int TransformVectors(Span<uint> words) =>
        Lanes512.IsSupported ? TransformLanes<Lanes512, Vector512<double>, Vector512<ulong>>(words)
            : Lanes256.IsSupported ? TransformLanes<Lanes256, Vector256<double>, Vector256<ulong>>(words)
            : Lanes128.IsSupported ? TransformLanes<Lanes128, Vector128<double>, Vector128<ulong>>(words)
            : 0;

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

    // log x = k ln 2 + log c + log(1 + r), for x positive and normal: x = 2^k z with z in [0.699, 1.398), c the middle of the sixteenth of that octave's
    // floats in which z lies (1 next to 1, where log x needs its relative accuracy; in the part above it the place, found by trial,
    // at which all floats have glibc's logarithm), r = z/c - 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDouble Log<TLanes, TDouble, TBits>(TDouble x)
        where TLanes : struct, ILanes<TDouble, TBits>
    {
        const ulong One = 0x3ff0000000000000;
        const ulong LowestZ = 0x3fe6600000000000;
        const ulong TwoTo52 = 0x4330000000000000;
        var bits = TLanes.AsBits(x);
        var exponent = TLanes.ShiftRight(TLanes.Add(bits, TLanes.Bits(One - LowestZ)), 52);
        var part = TLanes.And(TLanes.ShiftRight(TLanes.Subtract(bits, TLanes.Bits(LowestZ)), 48), TLanes.Bits(15));
        var k = TLanes.Subtract(TLanes.AsDouble(TLanes.Or(exponent, TLanes.Bits(TwoTo52))), TLanes.Value(4503599627370496.0 + 1023));
        var z = TLanes.AsDouble(TLanes.Add(TLanes.Subtract(bits, TLanes.ShiftLeft(exponent, 52)), TLanes.Bits(One)));

        var r = TLanes.Subtract(TLanes.Multiply(z, TLanes.Lookup(MiddleReciprocals, part)), TLanes.Value(1.0));
        var r2 = TLanes.Multiply(r, r);
        var rest = TLanes.Add(TLanes.Multiply(k, TLanes.Value(0.693147180559945309417)), TLanes.Lookup(MiddleLogs, part));
        // Minimax of the relative error (1.93e-8) on [-0.028316, 0.026421].
        var p = TLanes.Add(TLanes.Multiply(r, TLanes.Value(0.333456765746619)), TLanes.Value(-0.4999997485798707));
        p = TLanes.Add(TLanes.Multiply(r2, TLanes.Value(-0.2508934225894172)), p);
        return TLanes.Add(TLanes.Multiply(p, r2), TLanes.Add(rest, r));
    }

    // x in [0, 2 pi]: x = n pi/2 + r, |r| <= pi/4. Minimax polynomials: sin r with an error of 3.6e-9 r, cos r with one of 5.4e-11.
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

        var p = TLanes.Add(TLanes.Multiply(r2, TLanes.Value(-0.00019517298981446595)), TLanes.Value(0.008332178146139542));
        p = TLanes.Add(TLanes.Multiply(r2, p), TLanes.Value(-0.16666654943701104));
        var s = TLanes.AsBits(TLanes.Add(r, TLanes.Multiply(TLanes.Multiply(r, r2), p)));

        var q = TLanes.Add(TLanes.Multiply(r2, TLanes.Value(2.439045070402482e-05)), TLanes.Value(-0.0013886763794381284));
        q = TLanes.Add(TLanes.Multiply(r2, q), TLanes.Value(0.0416666233243447));
        q = TLanes.Add(TLanes.Multiply(r2, q), TLanes.Value(-0.49999999725108224));
        var c = TLanes.AsBits(TLanes.Add(TLanes.Multiply(r2, q), TLanes.Value(1.0)));

        // Odd quadrants swap the two; the sine is negative in quadrants 2 and 3, the cosine in 1 and 2.
        var odd = TLanes.Subtract(TLanes.Bits(0), TLanes.And(quadrant, TLanes.Bits(1)));
        var swap = TLanes.And(TLanes.Xor(s, c), odd);
        var sineSign = TLanes.ShiftLeft(TLanes.And(quadrant, TLanes.Bits(2)), 62);
        var cosineSign = TLanes.ShiftLeft(TLanes.And(TLanes.Add(quadrant, TLanes.Bits(1)), TLanes.Bits(2)), 62);
        sine = TLanes.AsDouble(TLanes.Xor(TLanes.Xor(s, swap), sineSign));
        cosine = TLanes.AsDouble(TLanes.Xor(TLanes.Xor(c, swap), cosineSign));
    }
}
