using Tensorflow.Ops;
using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>TensorFlow's ops that compute, under their own names: of tensors of one dtype, elementwise with broadcasting where there are two.</summary>
public static class gen_math_ops
{
    /// <summary>Abs: the absolute value, elementwise.</summary>
    public static Tensor abs(Tensor x, string? name = null) => Primitives.Abs(x);

    /// <summary>Ceil: the next whole number that is not below x, elementwise.</summary>
    public static Tensor ceil(Tensor x, string? name = null) => Primitives.Ceil(x);

    /// <summary>Cos: the cosine, elementwise.</summary>
    public static Tensor cos(Tensor x, string? name = null) => Primitives.Cos(x);

    /// <summary>Erf: the error function, elementwise.</summary>
    public static Tensor erf(Tensor x, string? name = null) => Primitives.Erf(x);

    /// <summary>Exp: e to the power of x, elementwise.</summary>
    public static Tensor exp(Tensor x, string? name = null) => Primitives.Exp(x);

    /// <summary>Expm1: exp(x) - 1, elementwise.</summary>
    public static Tensor expm1(Tensor x, string? name = null) => Primitives.Expm1(x);

    /// <summary>Floor: the next whole number that is not above x, elementwise.</summary>
    public static Tensor floor(Tensor x, string? name = null) => Primitives.Floor(x);

    /// <summary>IsFinite: whether x is neither infinite nor NaN, elementwise.</summary>
    public static Tensor is_finite(Tensor x, string? name = null) => Primitives.IsFinite(x);

    /// <summary>IsNan: whether x is NaN, elementwise.</summary>
    public static Tensor is_nan(Tensor x, string? name = null) => Primitives.IsNan(x);

    /// <summary>Log: the natural logarithm, elementwise.</summary>
    public static Tensor log(Tensor x, string? name = null) => Primitives.Log(x);

    /// <summary>Log1p: log(1 + x), elementwise.</summary>
    public static Tensor log1p(Tensor x, string? name = null) => Primitives.Log1p(x);

    /// <summary>LogicalNot: not x, elementwise.</summary>
    public static Tensor logical_not(Tensor x, string? name = null) => Primitives.LogicalNot(x);

    /// <summary>Neg: -x, elementwise.</summary>
    public static Tensor neg(Tensor x, string? name = null) => Primitives.Neg(x);

    /// <summary>Reciprocal: 1 / x, elementwise.</summary>
    public static Tensor reciprocal(Tensor x, string? name = null) => Primitives.Reciprocal(x);

    /// <summary>Rsqrt: 1 / sqrt(x), elementwise.</summary>
    public static Tensor rsqrt(Tensor x, string? name = null) => Primitives.Rsqrt(x);

    /// <summary>Sigmoid: 1 / (1 + exp(-x)), elementwise.</summary>
    public static Tensor sigmoid(Tensor x, string? name = null) => Primitives.Sigmoid(x);

    /// <summary>Sign: -1, 0 or 1, elementwise.</summary>
    public static Tensor sign(Tensor x, string? name = null) => Primitives.Sign(x);

    /// <summary>Sin: the sine, elementwise.</summary>
    public static Tensor sin(Tensor x, string? name = null) => Primitives.Sin(x);

    /// <summary>Sqrt: the square root, elementwise.</summary>
    public static Tensor sqrt(Tensor x, string? name = null) => Primitives.Sqrt(x);

    /// <summary>Square: x times x, elementwise.</summary>
    public static Tensor square(Tensor x, string? name = null) => Primitives.Square(x);

    /// <summary>Tan: the tangent, elementwise.</summary>
    public static Tensor tan(Tensor x, string? name = null) => Primitives.Tan(x);

    /// <summary>Tanh: the hyperbolic tangent, elementwise.</summary>
    public static Tensor tanh(Tensor x, string? name = null) => Primitives.Tanh(x);

    /// <summary>Add: x + y.</summary>
    public static Tensor add(Tensor x, Tensor y, string? name = null) => Primitives.Add(x, y);

    /// <summary>AddV2: x + y.</summary>
    public static Tensor add_v2(Tensor x, Tensor y, string? name = null) => Primitives.Add(x, y);

    /// <summary>Atan2: the angle of the point (x, y), elementwise.</summary>
    public static Tensor atan2(Tensor y, Tensor x, string? name = null) => Primitives.Atan2(y, x);

    /// <summary>DivNoNan: x / y, and 0 where y is 0.</summary>
    public static Tensor div_no_nan(Tensor x, Tensor y, string? name = null) => Primitives.DivNoNan(x, y);

    /// <summary>FloorDiv: x / y rounded down.</summary>
    public static Tensor floor_div(Tensor x, Tensor y, string? name = null) => Primitives.FloorDiv(x, y);

    /// <summary>FloorMod: what rounding x / y down leaves.</summary>
    public static Tensor floor_mod(Tensor x, Tensor y, string? name = null) => Primitives.FloorMod(x, y);

    /// <summary>Greater: x &gt; y.</summary>
    public static Tensor greater(Tensor x, Tensor y, string? name = null) => Primitives.Greater(x, y);

    /// <summary>GreaterEqual: x &gt;= y.</summary>
    public static Tensor greater_equal(Tensor x, Tensor y, string? name = null) => Primitives.GreaterEqual(x, y);

    /// <summary>Less: x &lt; y.</summary>
    public static Tensor less(Tensor x, Tensor y, string? name = null) => Primitives.Less(x, y);

    /// <summary>LessEqual: x &lt;= y.</summary>
    public static Tensor less_equal(Tensor x, Tensor y, string? name = null) => Primitives.LessEqual(x, y);

    /// <summary>LogicalAnd: x and y.</summary>
    public static Tensor logical_and(Tensor x, Tensor y, string? name = null) => Primitives.LogicalAnd(x, y);

    /// <summary>LogicalOr: x or y.</summary>
    public static Tensor logical_or(Tensor x, Tensor y, string? name = null) => Primitives.LogicalOr(x, y);

    /// <summary>Maximum: the larger one.</summary>
    public static Tensor maximum(Tensor x, Tensor y, string? name = null) => Primitives.Maximum(x, y);

    /// <summary>Minimum: the smaller one.</summary>
    public static Tensor minimum(Tensor x, Tensor y, string? name = null) => Primitives.Minimum(x, y);

    /// <summary>Mul: x times y.</summary>
    public static Tensor mul(Tensor x, Tensor y, string? name = null) => Primitives.Mul(x, y);

    /// <summary>Pow: x to the power of y.</summary>
    public static Tensor pow(Tensor x, Tensor y, string? name = null) => Primitives.Pow(x, y);

    /// <summary>RealDiv: x / y of floating-point numbers.</summary>
    public static Tensor real_div(Tensor x, Tensor y, string? name = null) => Primitives.RealDiv(x, y);

    /// <summary>SquaredDifference: (x - y) squared.</summary>
    public static Tensor squared_difference(Tensor x, Tensor y, string? name = null) => Primitives.SquaredDifference(x, y);

    /// <summary>Sub: x - y.</summary>
    public static Tensor sub(Tensor x, Tensor y, string? name = null) => Primitives.Sub(x, y);

    /// <summary>AddN: the sum of all.</summary>
    public static Tensor add_n(Tensors inputs, string? name = null) => tf.add_n([.. inputs], name);

    /// <summary>BatchMatMulV2: the matrix products of the last two axes; the axes before them broadcast.</summary>
    public static Tensor batch_mat_mul_v2(Tensor x, Tensor y, bool adj_x = false, bool adj_y = false, string? name = null) => Primitives.BatchMatMul(x, y, adj_x, adj_y);

    /// <summary>MatMul: the product of two matrices.</summary>
    public static Tensor mat_mul(Tensor a, Tensor b, bool transpose_a = false, bool transpose_b = false, string? name = null) => Primitives.MatMul(a, b, transpose_a, transpose_b);

    /// <summary>SelectV2: t where the condition is set, e elsewhere.</summary>
    public static Tensor select_v2(Tensor condition, Tensor t, Tensor e, string? name = null) => Primitives.Select(condition, t, e);
}
