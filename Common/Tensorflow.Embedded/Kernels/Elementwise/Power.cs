using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>x^y; integers by repeated squaring, wrapping around.</summary>
internal static class Power
{
    public static T Of<T>(T x, T y)
        where T : INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Pow(float.CreateTruncating(x), float.CreateTruncating(y)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Pow(double.CreateTruncating(x), double.CreateTruncating(y)));
        var result = T.One;
        for (var e = ulong.CreateTruncating(y); e != 0; e >>= 1, x *= x)
            if ((e & 1) != 0) result *= x;
        return result;
    }
}
