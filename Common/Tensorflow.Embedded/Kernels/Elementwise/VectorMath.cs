using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>
/// Transcendental functions of vectors. The float32 ones are Eigen's (Cephes' polynomials), which TensorFlow computes with, within 2 ulp;
/// as there, what would be denormal is zero.
/// </summary>
internal static class VectorMath
{
    /// <summary>float32: 0 below ln of the smallest normal number, infinity above 88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Exp<TV, T>(TV x)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(double)) return TV.ExpDouble(x);
        // m = round(x / ln 2) through the mantissa: adding 1.5 * 2^23 leaves the integer in the low bits.
        var magic = Const<TV, T>(12582912f);
        var shifted = TV.MultiplyAdd(x, Const<TV, T>(1.44269504088896341f), magic);
        var m = shifted - magic;
        // Cody and Waite: ln 2 in two parts, the first exact in few bits.
        var r = TV.MultiplyAdd(m, Const<TV, T>(-0.693359375f), x);
        r = TV.MultiplyAdd(m, Const<TV, T>(2.12194440e-4f), r);
        var r2 = r * r;
        var even = TV.MultiplyAdd(r2, Const<TV, T>(1.37449637986719608306884765625e-3f), Const<TV, T>(4.166965186595916748046875e-2f));
        var odd = TV.MultiplyAdd(r2, Const<TV, T>(8.36894474923610687255859375e-3f), Const<TV, T>(0.16666518151760101318359375f));
        even = TV.MultiplyAdd(r2, even, Const<TV, T>(0.49999988079071044921875f));
        var y = TV.MultiplyAdd(r, odd, even);
        y = TV.MultiplyAdd(r2, y, r + Const<TV, T>(1f));
        // 2^m in two factors: m reaches 128, which one factor's exponent does not hold.
        var bits = TV.SubtractBits(shifted, magic);
        var half = TV.SubtractBits(TV.ShiftRightBits(TV.AddBits(bits, FromBits<TV, T>(512)), 1), FromBits<TV, T>(256));
        var bias = FromBits<TV, T>(127);
        y *= TV.ShiftLeftBits(TV.AddBits(half, bias), 23);
        y *= TV.ShiftLeftBits(TV.AddBits(TV.SubtractBits(bits, half), bias), 23);
        y = TV.Select(TV.LessThan(x, Const<TV, T>(-87.33654475055310f)), default, y);
        y = TV.Select(TV.LessThan(Const<TV, T>(88.72283905206835f), x), Const<TV, T>(float.PositiveInfinity), y);
        return TV.Select(TV.Equal(x, x), y, x);
    }

    /// <summary>float32: minus infinity at zero and denormals, NaN below zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Log<TV, T>(TV x)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(double)) return TV.LogDouble(x);
        var one = Const<TV, T>(1f);
        // x = 2^e * f, f in [sqrt(1/2), sqrt(2)): the offset moves the carry of the exponent to sqrt(1/2).
        var offset = FromBits<TV, T>(0x3F3504F3);
        var bits = TV.SubtractBits(x, offset);
        var e = TV.ConvertBitsToFloat(TV.SubtractBits(TV.ShiftRightBits(TV.AddBits(bits, FromBits<TV, T>(0x40000000)), 23), FromBits<TV, T>(128)));
        var f = TV.AddBits(bits & FromBits<TV, T>(0x007FFFFF), offset) - one;
        var f2 = f * f;
        var f3 = f2 * f;
        var y = TV.MultiplyAdd(Const<TV, T>(7.0376836292E-2f), f, Const<TV, T>(-1.1514610310E-1f));
        var y1 = TV.MultiplyAdd(Const<TV, T>(-1.2420140846E-1f), f, Const<TV, T>(1.4249322787E-1f));
        var y2 = TV.MultiplyAdd(Const<TV, T>(2.0000714765E-1f), f, Const<TV, T>(-2.4999993993E-1f));
        y = TV.MultiplyAdd(y, f, Const<TV, T>(1.1676998740E-1f));
        y1 = TV.MultiplyAdd(y1, f, Const<TV, T>(-1.6668057665E-1f));
        y2 = TV.MultiplyAdd(y2, f, Const<TV, T>(3.3333331174E-1f));
        y = TV.MultiplyAdd(y, f3, y1);
        y = TV.MultiplyAdd(y, f3, y2) * f3;
        // ln 2 in two parts, as in Exp.
        y = TV.MultiplyAdd(e, Const<TV, T>(-2.12194440e-4f), y);
        y = TV.MultiplyAdd(f2, Const<TV, T>(-0.5f), y);
        y = TV.MultiplyAdd(e, Const<TV, T>(0.693359375f), f + y);
        var infinity = Const<TV, T>(float.PositiveInfinity);
        y = TV.Select(TV.LessThan(x, infinity), y, x);
        y = TV.Select(TV.LessThan(x, default), Const<TV, T>(float.NaN), y);
        return TV.Select(TV.LessThan(TV.Abs(x), Const<TV, T>(1.17549435e-38f)), -infinity, y);
    }

    /// <summary>exp(x) - 1 without cancellation (Kahan).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Expm1<TV, T>(TV x)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged, INumberBase<T>
    {
        var one = TV.One;
        var u = Exp<TV, T>(x);
        var less = u - one;
        var log = Log<TV, T>(u);
        var y = less * (x / log);
        y = TV.Select(TV.Equal(log, u), u, y);
        y = TV.Select(TV.Equal(less, -one), -one, y);
        return TV.Select(TV.Equal(u, one), x, y);
    }

    /// <summary>log(1 + x) without cancellation (Kahan).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Log1p<TV, T>(TV x)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged, INumberBase<T>
    {
        var one = TV.One;
        var u = one + x;
        var log = Log<TV, T>(u);
        var y = x * (log / (u - one));
        return TV.Select(TV.Equal(u, one) | TV.Equal(u, log), x, y);
    }

    /// <summary>1 / (1 + exp(-x)), from exp(-|x|), which does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Sigmoid<TV, T>(TV x)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged, INumberBase<T>
    {
        var one = TV.One;
        var e = Exp<TV, T>(-TV.Abs(x));
        return TV.Select(TV.LessThan(x, default), e, one) / (one + e);
    }

    /// <summary>float32: Eigen's rational approximation, products and sums rounded apart as in TensorFlow's wheel: the same bits; +-1 from 7.9 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Tanh<TV, T>(TV x)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged, INumberBase<T>
    {
        var limit = Const<TV, T>(7.90531110763549805f);
        var c = TV.Max(TV.Min(x, limit), -limit);
        var c2 = c * c;
        var p = (c2 * Const<TV, T>(-2.76076847742355e-16f)) + Const<TV, T>(2.00018790482477e-13f);
        p = (c2 * p) + Const<TV, T>(-8.60467152213735e-11f);
        p = (c2 * p) + Const<TV, T>(5.12229709037114e-08f);
        p = (c2 * p) + Const<TV, T>(1.48572235717979e-05f);
        p = (c2 * p) + Const<TV, T>(6.37261928875436e-04f);
        p = ((c2 * p) + Const<TV, T>(4.89352455891786e-03f)) * c;
        var q = (c2 * Const<TV, T>(1.19825839466702e-06f)) + Const<TV, T>(1.18534705686654e-04f);
        q = (c2 * q) + Const<TV, T>(2.26843463243900e-03f);
        q = (c2 * q) + Const<TV, T>(4.89352518554385e-03f);
        var y = TV.Select(TV.LessThan(TV.Abs(x), Const<TV, T>(0.0004f)), x, p / q);
        // At the limit the quotient is not quite 1.
        var signedOne = (x & Const<TV, T>(-0f)) | Const<TV, T>(1f);
        return TV.Select(TV.LessThan(limit, TV.Abs(x)), signedOne, y);
    }

    /// <summary>The error function by Eigen's rational approximation (MathFunctionsImpl.h, generic_fast_erf), products and sums rounded apart as in TensorFlow's wheel: the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Erf<TV, T>(TV x)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged, INumberBase<T>
    {
        var limit = Const<TV, T>(3.832506856900711f);
        var c = TV.Max(TV.Min(x, limit), -limit);
        var c2 = c * c;
        var p = (Const<TV, T>(0.00022905065861350646f) * c2) + Const<TV, T>(0.0034082910107109506f);
        p = (p * c2) + Const<TV, T>(0.050955695062380861f);
        p = (p * c2) + Const<TV, T>(0.18520832239976145f);
        p = ((p * c2) + Const<TV, T>(1.128379143519084f)) * c;
        var q = (Const<TV, T>(-1.1791602954361697e-7f) * c2) + Const<TV, T>(0.000023547966471313185f);
        q = (q * c2) + Const<TV, T>(0.0010179625278914885f);
        q = (q * c2) + Const<TV, T>(0.014070470171167667f);
        q = (q * c2) + Const<TV, T>(0.11098505178285362f);
        q = (q * c2) + Const<TV, T>(0.49746925110067538f);
        q = (q * c2) + Const<TV, T>(1f);
        var signedOne = (x & Const<TV, T>(-0f)) | Const<TV, T>(1f);
        return TV.Select(TV.LessThan(limit, TV.Abs(x)), signedOne, p / q);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Const<TV, T>(float value)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged => TV.Create(Unsafe.BitCast<float, T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV FromBits<TV, T>(int bits)
        where TV : struct, ISimd<TV, T>
        where T : unmanaged => TV.Create(Unsafe.BitCast<int, T>(bits));
}
