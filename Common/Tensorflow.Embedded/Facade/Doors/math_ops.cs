using Tensorflow.Ops;
using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>What TensorFlow's Python sources call <c>math_ops</c>: the functions of <c>tf</c> that compute.</summary>
public class math_ops
{
    /// <inheritdoc cref="tensorflow.abs(Tensor, string)"/>
    public static Tensor abs(Tensor x, string? name = null) => tf.abs(x, name);

    /// <summary>x + y, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype.</summary>
    public static Tensor add<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.add(x, y, name);

    /// <inheritdoc cref="tensorflow.add_n"/>
    public static Tensor add_n(Tensor[] inputs, string? name = null) => tf.add_n(inputs, name);

    /// <summary>x + y, elementwise with broadcasting.</summary>
    public static Tensor add_v2(Tensor x, Tensor y, string? name = null) => tf.add(x, y, name);

    /// <summary>x + y, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype.</summary>
    public static Tensor add_v2<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.add(x, y, name);

    /// <summary>The index of the largest element along an axis, the first of equal ones.</summary>
    public static Tensor argmax(Tensor input, Axis dimension, TF_DataType output_type = TF_DataType.TF_INT64, string? name = null) => tf.arg_max(input, dimension, output_type, name);

    /// <summary>The index of the smallest element along an axis, the first of equal ones.</summary>
    public static Tensor argmin(Tensor input, Axis dimension, TF_DataType output_type = TF_DataType.TF_INT64, string? name = null) => tf.arg_min(input, dimension, output_type, name);

    /// <summary>The matrix products of the last two axes; the axes before them broadcast.</summary>
    public static Tensor batch_matmul(Tensor x, Tensor y, bool adj_x = false, bool adj_y = false, string? name = null) => tf.linalg.batch_matmul(x, y, adj_x, adj_y, name);

    /// <inheritdoc cref="tensorflow.MathApi.bincount"/>
    public static Tensor bincount(
        Tensor arr, Tensor? weights = null, Tensor? minlength = null, Tensor? maxlength = null, TF_DataType dtype = TF_DataType.TF_INT32, string? name = null, Shape? axis = null, bool binary_output = false) =>
        tf.math.bincount(arr, weights, minlength, maxlength, dtype, name, axis, binary_output);

    /// <summary>The numbers in another dtype; by default in their own.</summary>
    public static Tensor cast(Tensor x, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null) => dtype == TF_DataType.DtInvalid ? x : tf.cast(x, dtype, name);

    /// <summary>A variable's value in another dtype; by default in its own.</summary>
    public static Tensor cast(IVariableV1 x, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null) => cast(x.AsTensor(), dtype, name);

    /// <summary>A variable of the value in another dtype; the variable itself where that is its own.</summary>
    public static ResourceVariable cast(ResourceVariable x, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null) =>
        dtype == TF_DataType.DtInvalid || dtype == x.dtype ? x : tf.Variable(tf.cast(x.AsTensor(), dtype, name));

    /// <inheritdoc cref="tensorflow.cos(Tensor, string)"/>
    public static Tensor cos(Tensor x, string? name = null) => tf.cos(x, name);

    /// <summary>Running sums along an axis, by default the first.</summary>
    public static Tensor cumsum<T>(Tensor x, T? axis = default, bool exclusive = false, bool reverse = false, string? name = null) =>
        tf.cumsum(x, axis is null ? 0 : array_ops.Whole(Conversions.ToTensor(axis)), exclusive, reverse, name);

    /// <inheritdoc cref="tensorflow.div"/>
    public static Tensor div(Tensor x, Tensor y, string? name = null) => tf.div(x, y, name);

    /// <inheritdoc cref="tensorflow.MathApi.divide_no_nan"/>
    public static Tensor div_no_nan(Tensor x, Tensor y, string? name = null) => tf.math.divide_no_nan(x, y, name);

    /// <inheritdoc cref="tensorflow.LinalgApi.einsum"/>
    public static Tensor einsum(string equation, Tensors inputs, string? name = null) => tf.linalg.einsum(equation, inputs, name);

    /// <summary>x == y: bool, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype.</summary>
    public static Tensor equal<Tx, Ty>(Tx x, Ty y, string? name = null) => tensorflow.Binary(EqualOp.Op, x, y);

    /// <summary>The error function, elementwise.</summary>
    public static Tensor erf(Tensor x, string? name = null) => tf.math.erf(x, name);

    /// <inheritdoc cref="tensorflow.floor(Tensor, string)"/>
    public static Tensor floor(Tensor x, string? name = null) => tf.floor(x, name);

    /// <inheritdoc cref="tensorflow.floordiv"/>
    public static Tensor floordiv(Tensor x, Tensor y, string? name = null) => tf.floordiv(x, y, name);

    /// <inheritdoc cref="tensorflow.greater_equal"/>
    public static Tensor greater_equal<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.greater_equal(x, y, name);

    /// <summary>Evenly spaced numbers from start to stop, both among them, along a new axis.</summary>
    /// <param name="start">Floating point; of any shape.</param>
    /// <param name="stop">Of its shape and dtype.</param>
    /// <param name="num">How many, at least 1.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="axis">Where the new axis stands.</param>
    /// <exception cref="InvalidArgumentError">There is none to give.</exception>
    public static Tensor linspace(Tensor start, Tensor stop, int num = 50, string? name = null, int axis = 0)
    {
        if (num < 1) throw new InvalidArgumentError($"Requires num > 0: {num} [Op:LinSpace]");
        // math_ops.py, linspace_nd: start and stop themselves, and steps of the difference between them.
        var step = Primitives.RealDiv(Primitives.Sub(stop, start), Scalars.Of(start.dtype, Math.Max(num - 1, 1)));
        var inner = Enumerable.Range(1, Math.Max(num - 2, 0)).Select(i => Primitives.Add(start, Primitives.Mul(Scalars.Of(start.dtype, i), step)));
        return Primitives.Pack(num == 1 ? [start] : [start, .. inner, stop], axis);
    }

    /// <inheritdoc cref="tensorflow.log(Tensor, string)"/>
    public static Tensor log(Tensor x, string? name = null) => tf.log(x, name);

    /// <summary>x and y: bool, elementwise with broadcasting.</summary>
    public static Tensor logical_and(Tensor x, Tensor y, string? name = null) => tf.logical_and(x, y, name);

    /// <summary>The matrix product over the last two axes; the axes before them broadcast.</summary>
    /// <param name="a">(..., m, k).</param>
    /// <param name="b">(..., k, n).</param>
    /// <param name="transpose_a">Whether the first is given as (..., k, m).</param>
    /// <param name="transpose_b">Whether the second is given as (..., n, k).</param>
    /// <param name="adjoint_a">The same: all numbers here are real.</param>
    /// <param name="adjoint_b">The same: all numbers here are real.</param>
    /// <param name="a_is_sparse">Has no effect.</param>
    /// <param name="b_is_sparse">Has no effect.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="ValueError">A matrix is to be transposed and adjoint.</exception>
    public static Tensor matmul(
        Tensor a, Tensor b, bool transpose_a = false, bool transpose_b = false, bool adjoint_a = false, bool adjoint_b = false, bool a_is_sparse = false, bool b_is_sparse = false, string? name = null)
    {
        if ((transpose_a && adjoint_a) || (transpose_b && adjoint_b)) throw new ValueError("Only one of transpose and adjoint can be true of a matrix.");
        return tf.matmul(a, b, transpose_a || adjoint_a, transpose_b || adjoint_b);
    }

    /// <inheritdoc cref="tensorflow.maximum"/>
    public static Tensor maximum<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.maximum(x, y, name);

    /// <inheritdoc cref="tensorflow.minimum"/>
    public static Tensor minimum<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.minimum(x, y, name);

    /// <summary>x times y, elementwise with broadcasting.</summary>
    public static Tensor multiply(Tensor x, Tensor y, string? name = null) => tf.multiply(x, y, name);

    /// <summary>x times y, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype.</summary>
    public static Tensor multiply<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.multiply(x, y, name);

    /// <inheritdoc cref="tensorflow.not_equal"/>
    public static Tensor not_equal<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.not_equal(x, y, name);

    /// <inheritdoc cref="tensorflow.pow"/>
    public static Tensor pow<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.pow(x, y);

    /// <inheritdoc cref="tensorflow.range"/>
    public static Tensor range(object start, object? limit = null, object? delta = null, TF_DataType? dtype = null, string name = "range") => tf.range(start, limit, delta, dtype, name);

    /// <summary>x / y of floating-point numbers, elementwise with broadcasting.</summary>
    public static Tensor realdiv(Tensor x, Tensor y, string? name = null) => Primitives.RealDiv(x, y);

    /// <summary>1 / x, elementwise.</summary>
    public static Tensor reciprocal(Tensor x, string? name = null) => Primitives.Reciprocal(x);

    /// <inheritdoc cref="tensorflow.reduce_all"/>
    public static Tensor reduce_all(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_all(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_any"/>
    public static Tensor reduce_any(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_any(input_tensor, axis, keepdims, name);

    /// <summary>The square root of the sum of the squares along axes (null: all).</summary>
    public static Tensor reduce_euclidean_norm(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) =>
        tf.math.reduce_euclidean_norm(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_logsumexp"/>
    public static Tensor reduce_logsumexp(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_logsumexp(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_max"/>
    public static Tensor reduce_max(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_max(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_mean"/>
    public static Tensor reduce_mean(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null, int? reduction_indices = null) =>
        tf.reduce_mean(input_tensor, axis, keepdims, name, reduction_indices);

    /// <inheritdoc cref="tensorflow.reduce_min"/>
    public static Tensor reduce_min(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_min(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_prod"/>
    public static Tensor reduce_prod(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_prod(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_std"/>
    public static Tensor reduce_std(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_std(input_tensor, axis, keepdims, name);

    /// <summary>Sums along the axes that an integer tensor holds (null: all).</summary>
    public static Tensor reduce_sum(Tensor input_tensor, Tensor? axis = null, bool keepdims = false, string? name = null) =>
        Primitives.Sum(input_tensor, axis is null ? null : Array.ConvertAll(array_ops.Wholes(axis), at => checked((int)at)), keepdims);

    /// <inheritdoc cref="tensorflow.reduce_variance"/>
    public static Tensor reduce_variance(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_variance(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.round(Tensor, string)"/>
    public static Tensor round(Tensor x, string? name = null) => tf.round(x, name);

    /// <summary>1 / sqrt(x), elementwise.</summary>
    public static Tensor rsqrt(Tensor x, string? name = null) => Primitives.Rsqrt(x);

    /// <summary>A number times a tensor.</summary>
    public static Tensor scalar_mul<Tscale, Tx>(Tscale scale, Tx x, string? name = null) => tf.multiply(scale, x, name);

    /// <inheritdoc cref="tensorflow.sigmoid"/>
    public static Tensor sigmoid<T>(T x, string? name = null) => tf.sigmoid(x, name);

    /// <summary>-1, 0 or 1, elementwise.</summary>
    public static Tensor sign<T>(T x, string? name = null) => tf.sign(Conversions.ToTensor(x!), name);

    /// <inheritdoc cref="tensorflow.sin"/>
    public static Tensor sin(Tensor x, string? name = null) => tf.sin(x, name);

    /// <inheritdoc cref="tensorflow.sqrt"/>
    public static Tensor sqrt(Tensor x, string? name = null) => tf.sqrt(x, name);

    /// <inheritdoc cref="tensorflow.square"/>
    public static Tensor square(Tensor x, string? name = null) => tf.square(x, name);

    /// <inheritdoc cref="tensorflow.squared_difference"/>
    public static Tensor square_difference(Tensor x, Tensor y, string? name = null) => tf.squared_difference(x, y, name);

    /// <summary>x - y, elementwise with broadcasting. Of a tensor and a number the number takes the tensor's dtype.</summary>
    public static Tensor subtract<Tx, Ty>(Tx x, Ty y, string? name = null) => tf.sub(x, y, name);

    /// <inheritdoc cref="tensorflow.tanh(Tensor, string)"/>
    public static Tensor tanh(Tensor x, string? name = null) => tf.tanh(x, name);

    /// <inheritdoc cref="tensorflow.LinalgApi.tensordot"/>
    public static Tensor tensordot(Tensor a, Tensor b, NumPy.NDArray axes, string? name = null) => tf.linalg.tensordot(a, b, axes, name);

    /// <inheritdoc cref="tensorflow.truediv"/>
    public static Tensor truediv(Tensor x, Tensor y, string? name = null) => tensorflow.truediv(x, y, name);

    /// <summary>Sums of the slices of each number: segment i is the sum of data where segment_ids is i.</summary>
    /// <param name="data">Its first axes are those of the ids.</param>
    /// <param name="segment_ids">Int32 or int64; negative ones go nowhere.</param>
    /// <param name="num_segments">A scalar: how many sums.</param>
    /// <param name="name">Has no effect.</param>
    public static Tensor unsorted_segment_sum(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null) =>
        Primitives.UnsortedSegmentSum(data, segment_ids, array_ops.Whole(num_segments));
}
