using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>The transcendental functions of <see cref="VectorMath"/> for one float32, with the bits that a lane of its vectors has.</summary>
internal static class PlainMath
{
    // As Vector128.MultiplyAddEstimate decides.
    private static readonly bool Fuses = Fma.IsSupported || AdvSimd.IsSupported;

    /// <summary>0 below ln of the smallest normal number, infinity above 88.72.</summary>
    public static float Exp(float x)
    {
        // m = round(x / ln 2) through the mantissa: adding 1.5 * 2^23 leaves the integer in the low bits.
        const float Magic = 12582912f;
        var shifted = MultiplyAdd(x, 1.44269504088896341f, Magic);
        var m = shifted - Magic;
        // Cody and Waite: ln 2 in two parts, the first exact in few bits.
        var r = MultiplyAdd(m, -0.693359375f, x);
        r = MultiplyAdd(m, 2.12194440e-4f, r);
        var r2 = r * r;
        var even = MultiplyAdd(r2, 1.37449637986719608306884765625e-3f, 4.166965186595916748046875e-2f);
        var odd = MultiplyAdd(r2, 8.36894474923610687255859375e-3f, 0.16666518151760101318359375f);
        even = MultiplyAdd(r2, even, 0.49999988079071044921875f);
        var y = MultiplyAdd(r, odd, even);
        y = MultiplyAdd(r2, y, r + 1);
        // 2^m in two factors: m reaches 128, which one factor's exponent does not hold.
        var bits = unchecked(Bits(shifted) - Bits(Magic));
        var half = unchecked(((bits + 512) >>> 1) - 256);
        y *= FromBits(unchecked(half + 127) << 23);
        y *= FromBits(unchecked(bits - half + 127) << 23);
        if (x < -87.33654475055310f) return 0;
        if (x > 88.72283905206835f) return float.PositiveInfinity;
        return float.IsNaN(x) ? x : y;
    }

    /// <summary>Minus infinity at zero and denormals, NaN below zero.</summary>
    public static float Log(float x)
    {
        // x = 2^e * f, f in [sqrt(1/2), sqrt(2)): the offset moves the carry of the exponent to sqrt(1/2).
        const int Offset = 0x3F3504F3;
        var bits = unchecked(Bits(x) - Offset);
        float e = unchecked(((bits + 0x40000000) >>> 23) - 128);
        var f = FromBits(unchecked((bits & 0x007FFFFF) + Offset)) - 1;
        var f2 = f * f;
        var f3 = f2 * f;
        var y = MultiplyAdd(7.0376836292E-2f, f, -1.1514610310E-1f);
        var y1 = MultiplyAdd(-1.2420140846E-1f, f, 1.4249322787E-1f);
        var y2 = MultiplyAdd(2.0000714765E-1f, f, -2.4999993993E-1f);
        y = MultiplyAdd(y, f, 1.1676998740E-1f);
        y1 = MultiplyAdd(y1, f, -1.6668057665E-1f);
        y2 = MultiplyAdd(y2, f, 3.3333331174E-1f);
        y = MultiplyAdd(y, f3, y1);
        y = MultiplyAdd(y, f3, y2) * f3;
        // ln 2 in two parts, as in Exp.
        y = MultiplyAdd(e, -2.12194440e-4f, y);
        y = MultiplyAdd(f2, -0.5f, y);
        y = MultiplyAdd(e, 0.693359375f, f + y);
        if (MathF.Abs(x) < 1.17549435e-38f) return float.NegativeInfinity;
        if (x < 0) return float.NaN;
        return x < float.PositiveInfinity ? y : x;
    }

    /// <summary>1 / (1 + exp(-x)), from exp(-|x|), which does not overflow.</summary>
    public static float Sigmoid(float x)
    {
        var e = Exp(-MathF.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    private static float MultiplyAdd(float x, float y, float z) => Fuses ? MathF.FusedMultiplyAdd(x, y, z) : (x * y) + z;

    private static int Bits(float x) => BitConverter.SingleToInt32Bits(x);

    private static float FromBits(int bits) => BitConverter.Int32BitsToSingle(bits);
}
