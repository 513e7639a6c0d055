using System.Numerics;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>TensorFlow's elementwise ops of one operand, by their names. The result may be the operand itself.</summary>
internal static partial class UnaryKernels
{
    /// <summary>-x.</summary>
    public static void Neg<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(NegOp<T>), x, y);

    /// <summary>|x|; of the smallest integer, itself.</summary>
    public static void Abs<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(AbsOp<T>), x, y);

    /// <summary>-1, 0 or 1; NaN of NaN.</summary>
    public static void Sign<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(SignOp<T>), x, y);

    public static void Square<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(SquareOp<T>), x, y);

    public static void Sqrt<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SqrtOp<T>), x, y);

    public static void Rsqrt<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(RsqrtOp<T>), x, y);

    /// <summary>1 / x; also TensorFlow's Inv.</summary>
    public static void Reciprocal<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(ReciprocalOp<T>), x, y);

    /// <summary>float32: 0 where the result would be denormal.</summary>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(ExpOp<T>), x, y);

    public static void Expm1<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(Expm1Op<T>), x, y);

    /// <summary>Natural logarithm; float32: minus infinity at denormals.</summary>
    public static void Log<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(LogOp<T>), x, y);

    public static void Log1p<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(Log1pOp<T>), x, y);

    public static void Sin<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) SineKernels.Sin(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
        else Elementwise.MapScalar<SinOp<T>, T, T>(x, y);
    }

    public static void Cos<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) SineKernels.Cos(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
        else Elementwise.MapScalar<CosOp<T>, T, T>(x, y);
    }

    public static void Tan<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<TanOp<T>, T, T>(x, y);

    public static void Asin<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<AsinOp<T>, T, T>(x, y);

    public static void Acos<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<AcosOp<T>, T, T>(x, y);

    public static void Atan<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<AtanOp<T>, T, T>(x, y);

    public static void Sinh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<SinhOp<T>, T, T>(x, y);

    public static void Cosh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<CoshOp<T>, T, T>(x, y);

    public static void Asinh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<AsinhOp<T>, T, T>(x, y);

    public static void Acosh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<AcoshOp<T>, T, T>(x, y);

    public static void Atanh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<AtanhOp<T>, T, T>(x, y);

    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) Elementwise.Map(default(TanhOp<T>), x, y);
        else Elementwise.MapScalar<ScalarTanhOp<T>, T, T>(x, y);
    }

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SigmoidOp<T>), x, y);

    /// <summary>log(1 + exp(x)).</summary>
    public static void Softplus<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(SoftplusOp<T>.Create(), x, y);

    /// <summary>x / (1 + |x|); NaN at infinity, as TensorFlow has it.</summary>
    public static void Softsign<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SoftsignOp<T>), x, y);

    /// <summary>max(x, 0); NaN of NaN.</summary>
    public static void Relu<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(ReluOp<T>), x, y);

    /// <summary>min(max(x, 0), 6); NaN of NaN.</summary>
    public static void Relu6<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(Relu6Op<T>), x, y);

    /// <summary>x &lt; 0 ? exp(x) - 1 : x.</summary>
    public static void Elu<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(EluOp<T>), x, y);

    /// <summary>scale * (x &lt; 0 ? alpha * (exp(x) - 1) : x).</summary>
    public static void Selu<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(SeluOp<T>), x, y);

    /// <summary>x > 0 ? x : alpha * x. TensorFlow's default alpha is 0.2.</summary>
    public static void LeakyRelu<T>(ReadOnlySpan<T> x, T alpha, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(new LeakyReluOp<T>(alpha), x, y);

    public static void Erf<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) Elementwise.Map(default(ErfOp<T>), x, y);
        else Elementwise.MapScalar<ScalarErfOp<T>, T, T>(x, y);
    }

    public static void Erfc<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<ErfcOp<T>, T, T>(x, y);

    /// <summary>log |Gamma(x)|; infinity at 0, -1, -2, ...</summary>
    public static void Lgamma<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<LgammaOp<T>, T, T>(x, y);

    /// <summary>The derivative of <see cref="Lgamma"/>; NaN at 0, -1, -2, ...</summary>
    public static void Digamma<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<DigammaOp<T>, T, T>(x, y);

    public static void Floor<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(FloorOp<T>), x, y);

    public static void Ceil<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Map(default(CeilOp<T>), x, y);

    /// <summary>Half to even, as TensorFlow's Rint is; integers as they are.</summary>
    public static void Round<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T> => Elementwise.Map(default(RoundOp<T>), x, y);

    public static void IsNan<T>(ReadOnlySpan<T> x, Span<bool> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<IsNanOp<T>, T, bool>(x, y);

    public static void IsInf<T>(ReadOnlySpan<T> x, Span<bool> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<IsInfOp<T>, T, bool>(x, y);

    public static void IsFinite<T>(ReadOnlySpan<T> x, Span<bool> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.MapScalar<IsFiniteOp<T>, T, bool>(x, y);

    public static void LogicalNot(ReadOnlySpan<bool> x, Span<bool> y) => Elementwise.MapScalar<LogicalNotOp, bool, bool>(x, y);

    /// <summary>Every bit.</summary>
    public static void Invert<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryInteger<T> => Elementwise.Map(default(InvertOp<T>), x, y);
}
