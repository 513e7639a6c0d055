using Tensorflow.NumPy;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.math.</summary>
    public MathApi math { get; } = new();

    /// <summary>The absolute value, elementwise, in the dtype of the argument. TensorFlow's Abs.</summary>
    public Tensor abs(Tensor x, string? name = null) => Primitives.Abs(x);

    /// <summary>a + b, elementwise with broadcasting. TensorFlow's AddV2.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor add(Tensor a, Tensor b, string? name = null) => Primitives.Add(a, b);

    /// <summary>a + b, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's AddV2.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor add<Tx, Ty>(Tx a, Ty b, string? name = null) => Binary(AddV2Op.Op, a, b);

    /// <summary>The sum of tensors of one shape.</summary>
    public Tensor add_n(Tensor[] inputs, string? name = null) => Conversions.Snapshot(Primitives.AddN(inputs));

    /// <summary>The index of the largest element along an axis.</summary>
    public Tensor arg_max(Tensor input, int dimension, TF_DataType output_type = TF_DataType.TF_INT64, string? name = null) => Primitives.ArgMax(input, dimension, output_type);

    /// <summary>The index of the smallest element along an axis.</summary>
    public Tensor arg_min(Tensor input, int dimension, TF_DataType output_type = TF_DataType.TF_INT64, string? name = null) => Primitives.ArgMin(input, dimension, output_type);

    /// <summary>The values in another dtype, floating-point numbers rounded towards zero where it is an integer one. TensorFlow's Cast.</summary>
    public Tensor cast(Tensor x, TF_DataType dtype, string? name = null) => Conversions.Snapshot(Primitives.Cast(x, dtype));

    /// <summary>The next whole number that is not below x, elementwise, in the dtype of the argument. TensorFlow's Ceil.</summary>
    public Tensor ceil(Tensor x, string? name = null) => Primitives.Ceil(x);

    /// <summary>Scales tensors so that their global norm is at most <paramref name="clip_norm"/>.</summary>
    /// <returns>The scaled tensors and the norm they had.</returns>
    public (Tensors, Tensor) clip_by_global_norm(Tensor[] t_list, float clip_norm, Tensor? use_norm = null, string? name = null)
    {
        var norm = use_norm ?? linalg.global_norm(t_list);
        var bound = Scalars.Of(norm.dtype, PythonNumber.Of(clip_norm));
        // clip_ops.py: clip_norm * min(1 / norm, 1 / clip_norm), NaN where the norm is not finite.
        var scale = Primitives.Mul(bound, Primitives.Minimum(Primitives.RealDiv(Scalars.Of(norm.dtype, 1f), norm), Primitives.RealDiv(Scalars.Of(norm.dtype, 1f), bound)));
        scale = Primitives.Add(scale, Primitives.Sub(norm, norm));
        return (new Tensors(Array.ConvertAll(t_list, t => Primitives.Mul(t, scale))), norm);
    }

    /// <summary>Elements below the minimum become it, those above the maximum likewise.</summary>
    public Tensor clip_by_value<T1, T2>(Tensor t, T1 clip_value_min, T2 clip_value_max, string name = "ClipByValue") =>
        Primitives.Maximum(Primitives.Minimum(t, Conversions.ToTensor(clip_value_max!, t.dtype)), Conversions.ToTensor(clip_value_min!, t.dtype));

    /// <summary>The cosine of x in radians, elementwise, in the dtype of the argument. TensorFlow's Cos.</summary>
    public Tensor cos(Tensor x, string? name = null) => Primitives.Cos(x);

    /// <summary>The cosine of x in radians, float32 of rank 0.</summary>
    public Tensor cos(float x, string? name = null) => Primitives.Cos(Scalars.Of(TF_DataType.TF_FLOAT, x));

    /// <summary>Running sums along an axis.</summary>
    public Tensor cumsum(Tensor x, int axis = 0, bool exclusive = false, bool reverse = false, string? name = null) => Primitives.Cumsum(x, axis, exclusive, reverse);

    /// <summary>Python 2's division: floor for integers.</summary>
    public Tensor div(Tensor x, Tensor y, string? name = null) => x.dtype.IsFloating() ? Primitives.RealDiv(x, y) : Primitives.FloorDiv(x, y);

    /// <summary>a / b, as Python 3 divides: integers give floating-point numbers, elementwise with broadcasting. TensorFlow's RealDiv.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor divide(Tensor a, Tensor b) => Primitives.TrueDivide(a, b);

    /// <summary>x / y, the array in the dtype of x, elementwise with broadcasting. TensorFlow's RealDiv.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor divide<T>(Tensor x, T[] y, string? name = null) where T : struct => Primitives.TrueDivide(x, Conversions.ToTensor(y, x.dtype));

    /// <summary>x == y: bool, elementwise with broadcasting. TensorFlow's Equal.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor equal(Tensor x, Tensor y, string? name = null) => Primitives.Equal(x, y);

    /// <summary>e to the power of x, elementwise, in the dtype of the argument. TensorFlow's Exp.</summary>
    public Tensor exp(Tensor x, string? name = null) => Primitives.Exp(x);

    /// <summary>The next whole number that is not above x, elementwise, in the dtype of the argument. TensorFlow's Floor.</summary>
    public Tensor floor(Tensor x, string? name = null) => Primitives.Floor(x);

    /// <summary>x / y rounded down, elementwise with broadcasting. TensorFlow's FloorDiv.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor floordiv(Tensor x, Tensor y, string? name = null) => Primitives.FloorDiv(x, y);

    /// <summary>x > y: bool, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's Greater.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor greater<Tx, Ty>(Tx x, Ty y, string? name = null) => Binary(GreaterOp.Op, x, y);

    /// <summary>x >= y: bool, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's GreaterEqual.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor greater_equal<Tx, Ty>(Tx x, Ty y, string? name = null) => Binary(GreaterEqualOp.Op, x, y);

    /// <summary>Whether x is neither infinite nor NaN, elementwise: bool. TensorFlow's IsFinite.</summary>
    public Tensor is_finite(Tensor input, string? name = null) => Primitives.IsFinite(input);

    /// <summary>Whether x is NaN, elementwise: bool. TensorFlow's IsNan.</summary>
    public Tensor is_nan(Tensor input, string? name = null) => Primitives.IsNan(input);

    /// <summary>x &lt; y: bool, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's Less.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor less<Tx, Ty>(Tx x, Ty y, string? name = null) => Binary(LessOp.Op, x, y);

    /// <summary>x &lt;= y: bool, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's LessEqual.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor less_equal<Tx, Ty>(Tx x, Ty y, string? name = null) => Binary(LessEqualOp.Op, x, y);

    /// <summary>The natural logarithm, elementwise, in the dtype of the argument. TensorFlow's Log.</summary>
    public Tensor log(Tensor x, string? name = null) => Primitives.Log(x);

    /// <summary>The natural logarithm of 1 + x, exact near zero, elementwise, in the dtype of the argument. TensorFlow's Log1p.</summary>
    public Tensor log1p(Tensor x, string? name = null) => Primitives.Log1p(x);

    /// <summary>Whether both are true, both of bool, elementwise with broadcasting. TensorFlow's LogicalAnd.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor logical_and<T>(T x, T y, string? name = null) => Primitives.LogicalAnd(Conversions.ToTensor(x!), Conversions.ToTensor(y!));

    /// <summary>Whether x is false, elementwise: bool. TensorFlow's LogicalNot.</summary>
    public Tensor logical_not(Tensor x, string? name = null) => Primitives.LogicalNot(x);

    /// <summary>Whether one of both is true, both of bool, elementwise with broadcasting. TensorFlow's LogicalOr.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor logical_or(Tensor x, Tensor y, string? name = null) => Primitives.LogicalOr(x, y);

    /// <summary>The product of matrices; of tensors of higher rank, of the matrices in their last two axes.</summary>
    public Tensor matmul(Tensor a, Tensor b, bool transpose_a = false, bool transpose_b = false) => a.ndim > 2 || b.ndim > 2
        ? Primitives.BatchMatMul(a, b, transpose_a, transpose_b)
        : Primitives.MatMul(a, b, transpose_a, transpose_b);

    /// <summary>The larger of both, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's Maximum.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor maximum<T1, T2>(T1 x, T2 y, string? name = null)
    {
        var (a, b) = Operands(x, y);
        return Primitives.Maximum(a, b);
    }

    /// <summary>The smaller of both, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's Minimum.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor minimum<T1, T2>(T1 x, T2 y, string? name = null)
    {
        var (a, b) = Operands(x, y);
        return Primitives.Minimum(a, b);
    }

    /// <summary>x * y, elementwise with broadcasting. TensorFlow's Mul.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor multiply(Tensor x, Tensor y, string? name = null) => Primitives.Mul(x, y);

    /// <summary>x * y, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's Mul.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor multiply<Tx, Ty>(Tx x, Ty y, string? name = null) => Binary(MulOp.Op, x, y);

    /// <summary>-x, elementwise, in the dtype of the argument. TensorFlow's Neg.</summary>
    public Tensor negative(Tensor x, string? name = null) => Primitives.Neg(x);

    /// <summary>x != y: bool, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's NotEqual.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor not_equal<Tx, Ty>(Tx x, Ty y, string? name = null) => Binary(NotEqualOp.Op, x, y);

    /// <summary>x to the power of y, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's Pow.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor pow<T1, T2>(T1 x, T2 y, string name = "pow")
    {
        var (a, b) = Operands(x, y);
        return Primitives.Pow(a, b);
    }

    /// <summary>Whether all elements are true: bool. TensorFlow's All.</summary>
    /// <param name="input_tensor">The elements.</param>
    /// <param name="axis">Along which; null: all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="name">Of the operation; not used.</param>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public Tensor reduce_all(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Primitives.All(input_tensor, Axes(axis), keepdims);

    /// <summary>Whether an element is true: bool. TensorFlow's Any.</summary>
    /// <param name="input_tensor">The elements.</param>
    /// <param name="axis">Along which; null: all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="name">Of the operation; not used.</param>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public Tensor reduce_any(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Primitives.Any(input_tensor, Axes(axis), keepdims);

    /// <summary>log(sum(exp(x))) along axes (null: all), without overflow on the way.</summary>
    /// <param name="input_tensor">Floating point.</param>
    /// <param name="axis">Null: all.</param>
    /// <param name="keepdims">Whether the axes stay, of length 1.</param>
    /// <param name="name">Has no effect.</param>
    public Tensor reduce_logsumexp(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null)
    {
        var result = Primitives.LogSumExp(input_tensor, Axes(axis));
        return keepdims ? result : Primitives.Squeeze(result, Axes(axis) ?? [.. Enumerable.Range(0, input_tensor.ndim)]);
    }

    /// <summary>The largest element. TensorFlow's Max.</summary>
    /// <param name="input_tensor">The elements.</param>
    /// <param name="axis">Along which; null: all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="name">Of the operation; not used.</param>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public Tensor reduce_max(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Primitives.Max(input_tensor, Axes(axis), keepdims);

    /// <summary>The mean over some axes.</summary>
    /// <param name="input_tensor">Any numbers.</param>
    /// <param name="axis">Null: all.</param>
    /// <param name="keepdims">Whether a reduced axis stays, with length 1.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="reduction_indices">The old name of <paramref name="axis"/>.</param>
    public Tensor reduce_mean(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null, int? reduction_indices = null) =>
        Primitives.Mean(input_tensor, reduction_indices is { } old ? [old] : Axes(axis), keepdims);

    /// <summary>The smallest element. TensorFlow's Min.</summary>
    /// <param name="input_tensor">The elements.</param>
    /// <param name="axis">Along which; null: all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="name">Of the operation; not used.</param>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public Tensor reduce_min(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Primitives.Min(input_tensor, Axes(axis), keepdims);

    /// <summary>The product of the elements. TensorFlow's Prod.</summary>
    /// <param name="input_tensor">The elements.</param>
    /// <param name="axis">Along which; null: all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="name">Of the operation; not used.</param>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public Tensor reduce_prod(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Primitives.Prod(input_tensor, Axes(axis), keepdims);

    /// <summary>The standard deviation along axes (null: all): the square root of <see cref="reduce_variance"/>.</summary>
    /// <inheritdoc cref="reduce_variance"/>
    public Tensor reduce_std(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Primitives.Sqrt(reduce_variance(input_tensor, axis, keepdims));

    /// <summary>The sum over some axes.</summary>
    /// <inheritdoc cref="reduce_mean(Tensor, Axis, bool, string, int?)"/>
    public Tensor reduce_sum(Tensor input, Axis? axis = null, Axis? reduction_indices = null, bool keepdims = false, string? name = null) =>
        Primitives.Sum(input, Axes(reduction_indices ?? axis), keepdims);

    /// <summary>The mean of the squared distances from the mean, along axes (null: all).</summary>
    /// <param name="input_tensor">Floating point.</param>
    /// <param name="axis">Null: all.</param>
    /// <param name="keepdims">Whether the axes stay, of length 1.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="TypeError">The numbers are whole.</exception>
    public Tensor reduce_variance(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null)
    {
        if (!input_tensor.dtype.IsFloating()) throw new TypeError($"Input must be either real or complex. Received integer type {input_tensor.dtype.as_numpy_name()}.");
        var distances = Primitives.Sub(input_tensor, Primitives.Mean(input_tensor, Axes(axis), keepDims: true));
        return Primitives.Mean(Primitives.Square(distances), Axes(axis), keepdims);
    }

    /// <summary>To the nearest integer, halves to the even one.</summary>
    public Tensor round(Tensor x, string? name = null) => Primitives.Round(x);

    /// <summary>1 / (1 + exp(-x)), elementwise, in the dtype of the argument. TensorFlow's Sigmoid.</summary>
    public Tensor sigmoid<T>(T x, string? name = null) => Primitives.Sigmoid(Conversions.ToTensor(x!));

    /// <summary>-1, 0 or 1, by the sign, elementwise, in the dtype of the argument. TensorFlow's Sign.</summary>
    public Tensor sign(Tensor a, string? name = null) => Primitives.Sign(a);

    /// <summary>The sine of x in radians, elementwise, in the dtype of the argument. TensorFlow's Sin.</summary>
    public Tensor sin(Tensor x, string? name = null) => Primitives.Sin(x);

    /// <summary>The square root, elementwise, in the dtype of the argument. TensorFlow's Sqrt.</summary>
    public Tensor sqrt(Tensor a, string? name = null) => Primitives.Sqrt(a);

    /// <summary>The square, elementwise, in the dtype of the argument. TensorFlow's Square.</summary>
    public Tensor square(Tensor x, string? name = null) => Primitives.Square(x);

    /// <summary>The square of x - y, elementwise with broadcasting. TensorFlow's SquaredDifference.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor squared_difference(Tensor x, Tensor y, string? name = null) => Primitives.SquaredDifference(x, y);

    /// <summary>a - b, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype. TensorFlow's Sub.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor sub<Tx, Ty>(Tx a, Ty b, string? name = null) => Binary(SubOp.Op, a, b);

    /// <summary>x - y, elementwise with broadcasting. TensorFlow's Sub.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor subtract(Tensor x, Tensor y, string? name = null) => Primitives.Sub(x, y);

    /// <summary>x - y, the array in the dtype of x, elementwise with broadcasting. TensorFlow's Sub.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public Tensor subtract<T>(Tensor x, T[] y, string? name = null) where T : struct => Primitives.Sub(x, Conversions.ToTensor(y, x.dtype));

    /// <summary>The tangent of x in radians, elementwise, in the dtype of the argument. TensorFlow's Tan.</summary>
    public Tensor tan(Tensor x, string? name = null) => Primitives.Tan(x);

    /// <summary>The hyperbolic tangent, elementwise, in the dtype of the argument. TensorFlow's Tanh.</summary>
    public Tensor tanh(Tensor x, string? name = null) => Primitives.Tanh(x);

    /// <summary>Python 3's division: of integers, in floating point.</summary>
    public static Tensor truediv(Tensor x, Tensor y, string? name = null) => Primitives.TrueDivide(x, y);

    internal static Tensor Binary<Tx, Ty>(BinaryOp op, Tx x, Ty y)
    {
        var (a, b) = Operands(x, y);
        return Tensor.Binary(op, a, b);
    }

    // A number takes the dtype of the tensor beside it.
    private static (Tensor, Tensor) Operands<Tx, Ty>(Tx x, Ty y)
    {
        if (x is Tensor or BaseResourceVariable or Tensors)
        {
            var a = Conversions.ToTensor(x);
            return (a, Conversions.ToTensor(y!, y is Tensor ? TF_DataType.DtInvalid : a.dtype));
        }
        var b = Conversions.ToTensor(y!);
        return (Conversions.ToTensor(x!, b.dtype), b);
    }

    /// <summary>tf.math.</summary>
    public class MathApi
    {
        /// <summary>The index of the largest element along an axis.</summary>
        /// <param name="input">Any numbers.</param>
        /// <param name="axis">Null: 0.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="dimension">The old name of <paramref name="axis"/>.</param>
        /// <param name="output_type">int64 or int32.</param>
        public Tensor argmax(Tensor input, Axis? axis = null, string? name = null, int? dimension = null, TF_DataType output_type = TF_DataType.TF_INT64) =>
            Primitives.ArgMax(input, dimension ?? (axis is null ? 0 : axis[0]), output_type);

        /// <summary>How many elements are not zero.</summary>
        public Tensor count_nonzero(Tensor input, Axis? axis = null, bool? keepdims = null, TF_DataType dtype = TF_DataType.TF_INT64, string? name = null)
        {
            var set = input.dtype == TF_DataType.TF_BOOL ? input : Primitives.NotEqual(input, Scalars.Of(input.dtype, 0));
            return Primitives.Cast(Primitives.Sum(Primitives.Cast(set, TF_DataType.TF_INT64), Axes(axis), keepdims ?? false), dtype);
        }

        /// <summary>The quotient, 0 where the divisor is 0.</summary>
        public Tensor divide_no_nan(Tensor a, Tensor b, string? name = null) => Primitives.DivNoNan(a, b);

        /// <summary>The error function, elementwise, in the dtype of the argument. TensorFlow's Erf.</summary>
        public Tensor erf(Tensor x, string? name = null) => Primitives.Erf(x);

        /// <summary>Whether each target is among the k largest predictions of its row.</summary>
        /// <param name="predictions">(rows, classes), float32.</param>
        /// <param name="targets">(rows), int32 or int64.</param>
        /// <param name="k">How many.</param>
        /// <param name="name">Has no effect.</param>
        public Tensor in_top_k(Tensor predictions, Tensor targets, int k, string name = "InTopK") =>
            Primitives.InTopK(predictions, targets, k);

        /// <summary>The natural logarithm, elementwise, in the dtype of the argument. TensorFlow's Log.</summary>
        public Tensor log(Tensor x, string? name = null) => Primitives.Log(x);

        /// <summary>x * y, elementwise with broadcasting. TensorFlow's Mul.</summary>
        /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
        public Tensor multiply(Tensor x, Tensor y, string? name = null) => Primitives.Mul(x, y);

        /// <summary>The square root of the sum of squares; of integers rounded towards 0.</summary>
        public Tensor reduce_euclidean_norm(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) =>
            Primitives.EuclideanNorm(input_tensor, Axes(axis), keepdims);

        /// <summary>log(1 + exp(x)), elementwise, in the dtype of the argument. TensorFlow's Softplus.</summary>
        public Tensor softplus(Tensor features, string? name = null) => Primitives.Softplus(features);

        /// <summary>The square, elementwise, in the dtype of the argument. TensorFlow's Square.</summary>
        public Tensor square(Tensor x, string? name = null) => Primitives.Square(x);

        /// <summary>The sum of the elements, or along axes, which go. TensorFlow's Sum.</summary>
        /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
        public Tensor sum(Tensor x, Axis? axis = null, string? name = null) => Primitives.Sum(x, Axes(axis), keepDims: false);

        /// <summary>The hyperbolic tangent, elementwise, in the dtype of the argument. TensorFlow's Tanh.</summary>
        public Tensor tanh(Tensor x, string? name = null) => Primitives.Tanh(x);

        /// <summary>The k largest elements along the last axis and their indices.</summary>
        public Tensors top_k(Tensor input, int k, bool sorted = true, string? name = null) => new(Primitives.TopK(input, k, sorted));

        /// <summary>How often each number occurs.</summary>
        /// <param name="arr">Non-negative int32.</param>
        /// <param name="weights">What each counts; null: 1.</param>
        /// <param name="minlength">At least so many counts.</param>
        /// <param name="maxlength">At most so many.</param>
        /// <param name="dtype">Of the counts without weights.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="axis">Has to be null.</param>
        /// <param name="binary_output">1 for what occurs.</param>
        public Tensor bincount(Tensor arr, Tensor? weights = null, Tensor? minlength = null, Tensor? maxlength = null, TF_DataType dtype = TF_DataType.TF_INT32,
            string? name = null, Shape? axis = null, bool binary_output = false)
        {
            if (axis is not null) throw new ValueError($"tf.math.bincount: only axis null is offered, got {axis}.");
            var flat = Primitives.Reshape(arr, new Shape(-1));
            var size = flat.Count == 0 ? 0 : (int)Primitives.Cast(Primitives.Max(flat, null, false), TF_DataType.TF_INT32) + 1;
            if (minlength is not null) size = Math.Max(size, (int)Primitives.Cast(minlength, TF_DataType.TF_INT32));
            if (maxlength is not null) size = Math.Min(size, (int)Primitives.Cast(maxlength, TF_DataType.TF_INT32));
            var each = weights is null || binary_output ? Primitives.Fill(new Shape(0), Scalars.Of(dtype, 0)) : Primitives.Reshape(weights, new Shape(-1));
            var counts = Primitives.Bincount(flat, each, size);
            return binary_output ? Primitives.Cast(Primitives.Greater(counts, Scalars.Of(dtype, 0)), dtype) : counts;
        }

        /// <summary>The same: all numbers here are real.</summary>
        public Tensor conj(Tensor x, string? name = null) => Conversions.Snapshot(x);
    }
}
