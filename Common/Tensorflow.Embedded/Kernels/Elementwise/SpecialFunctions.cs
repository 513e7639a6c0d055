namespace Tensorflow.Kernels;

/// <summary>Functions that the base library lacks, in float64.</summary>
internal static class SpecialFunctions
{
    /// <summary>fdlibm's rational approximations (s_erf.c), within 1 ulp.</summary>
    public static double Erf(double x)
    {
        var a = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (a < 0.84375) return a < 3.7252902984e-09 ? x + (1.28379167095512586316e-01 * x) : x + (x * ErfSmall(x * x));
        if (a < 1.25) return Math.CopySign(ErfAtOne + ErfMiddle(a - 1), x);
        if (a >= 6) return Math.CopySign(1, x);
        return Math.CopySign(1 - ErfcTail(a), x);
    }

    public static double Erfc(double x)
    {
        var a = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (a < 0.84375)
        {
            if (x < 0.25) return 1 - (x + (x * ErfSmall(x * x)));
            return 0.5 - (x - 0.5 + (x * ErfSmall(x * x)));
        }
        if (a < 1.25) return x >= 0 ? 1 - ErfAtOne - ErfMiddle(a - 1) : 1 + (ErfAtOne + ErfMiddle(a - 1));
        if (a >= 28) return x > 0 ? 0 : 2;
        return x > 0 ? ErfcTail(a) : 2 - ErfcTail(a);
    }

    /// <summary>Lanczos' approximation (g = 7, nine terms) with reflection; about 1e-14, absolute near the zeros 1 and 2.</summary>
    public static double Lgamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x <= 0 && x == Math.Floor(x)) return double.PositiveInfinity;
        if (x < 0.5) return Math.Log(Math.PI / Math.Abs(SinPi(x))) - Lgamma(1 - x);
        if (x is 1 or 2) return 0;
        var z = x - 1;
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++) sum += Lanczos[i] / (z + i);
        var t = z + 7.5;
        return 0.91893853320467274178 + ((z + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    /// <summary>Recurrence up to 10, then the asymptotic series, with reflection below 0.</summary>
    public static double Digamma(double x)
    {
        if (double.IsNaN(x) || double.IsPositiveInfinity(x)) return x;
        if (x <= 0)
        {
            if (x == Math.Floor(x)) return double.NaN;
            var fraction = x - Math.Round(x);
            return Digamma(1 - x) - (Math.Abs(fraction) == 0.5 ? 0 : Math.PI / Math.Tan(Math.PI * fraction));
        }
        var y = 0.0;
        for (; x < 10; x++) y -= 1 / x;
        var z = 1 / (x * x);
        var series = 8.33333333333333333333E-2 - (z * (8.33333333333333333333E-3 - (z * (3.96825396825396825397E-3
            - (z * (4.16666666666666666667E-3 - (z * (7.57575757575757575758E-3 - (z * 2.10927960927960927961E-2)))))))));
        return y + Math.Log(x) - (0.5 / x) - (z * series);
    }

    private const double ErfAtOne = 8.45062911510467529297e-01;

    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    private static double SinPi(double x) => Math.Sin(Math.PI * (x - (2 * Math.Round(x / 2))));

    private static double ErfSmall(double z)
    {
        var p = 1.28379167095512558561e-01 + (z * (-3.25042107247001499370e-01 + (z * (-2.84817495755985104766e-02
            + (z * (-5.77027029648944159157e-03 + (z * -2.37630166566501626084e-05)))))));
        var q = 1 + (z * (3.97917223959155352819e-01 + (z * (6.50222499887672944485e-02 + (z * (5.08130628187576562776e-03
            + (z * (1.32494738004321644526e-04 + (z * -3.96022827877536812320e-06)))))))));
        return p / q;
    }

    private static double ErfMiddle(double s)
    {
        var p = -2.36211856075265944077e-03 + (s * (4.14856118683748331666e-01 + (s * (-3.72207876035701323847e-01
            + (s * (3.18346619901161753674e-01 + (s * (-1.10894694282396677476e-01 + (s * (3.54783043256182359371e-02
            + (s * -2.16637559486879084300e-03)))))))))));
        var q = 1 + (s * (1.06420880400844228286e-01 + (s * (5.40397917702171048937e-01 + (s * (7.18286544141962662868e-02
            + (s * (1.26171219808761642112e-01 + (s * (1.36370839120290507362e-02 + (s * 1.19844998467991074170e-02)))))))))));
        return p / q;
    }

    private static double ErfcTail(double a)
    {
        var s = 1 / (a * a);
        double r, q;
        if (a < 1 / 0.35)
        {
            r = -9.86494403484714822705e-03 + (s * (-6.93858572707181764372e-01 + (s * (-1.05586262253232909814e+01
                + (s * (-6.23753324503260060396e+01 + (s * (-1.62396669462573470355e+02 + (s * (-1.84605092906711035994e+02
                + (s * (-8.12874355063065934246e+01 + (s * -9.81432934416914548592e+00)))))))))))));
            q = 1 + (s * (1.96512716674392571292e+01 + (s * (1.37657754143519042600e+02 + (s * (4.34565877475229228821e+02
                + (s * (6.45387271733267880336e+02 + (s * (4.29008140027567833386e+02 + (s * (1.08635005541779435134e+02
                + (s * (6.57024977031928170135e+00 + (s * -6.04244152148580987438e-02)))))))))))))));
        }
        else
        {
            r = -9.86494292470009928597e-03 + (s * (-7.99283237680523006574e-01 + (s * (-1.77579549177547519889e+01
                + (s * (-1.60636384855821916062e+02 + (s * (-6.37566443368389627722e+02 + (s * (-1.02509513161107724954e+03
                + (s * -4.83519191608651397019e+02)))))))))));
            q = 1 + (s * (3.03380607434824582924e+01 + (s * (3.25792512996573918826e+02 + (s * (1.53672958608443695994e+03
                + (s * (3.19985821950859553908e+03 + (s * (2.55305040643316442583e+03 + (s * (4.74528541206955367215e+02
                + (s * -2.24409524465858183362e+01)))))))))))));
        }
        // a^2 is split so that exp sees no rounding error: z has the upper half of a's bits.
        var z = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a) & unchecked((long)0xFFFFFFFF00000000));
        return Math.Exp((-z * z) - 0.5625) * Math.Exp(((z - a) * (z + a)) + (r / q)) / a;
    }
}
