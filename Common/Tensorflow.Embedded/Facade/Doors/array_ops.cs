using Tensorflow.Ops;
using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>What TensorFlow's Python sources call <c>array_ops</c>: the functions of <c>tf</c> that move elements.</summary>
public class array_ops
{
    /// <summary>The elements, or slices, where the mask is set, one after the other.</summary>
    /// <inheritdoc cref="tensorflow.boolean_mask"/>
    public static Tensor boolean_mask<T1, T2>(T1 tensor, T2 mask, string name = "boolean_mask", int axis = 0) => tf.boolean_mask(tensor, mask, name, axis);

    /// <summary>The tensors one after the other along an axis that exists.</summary>
    /// <param name="values">Of one dtype.</param>
    /// <param name="axis">An int32 or int64 scalar.</param>
    /// <param name="name">Has no effect.</param>
    public static Tensor concat(Tensor[] values, Tensor axis, string name = "concat") => tf.concat(values, Whole(axis), name);

    /// <summary>The values, made tensors, one after the other along an axis that exists.</summary>
    public static Tensor concat(object[] values, int axis, string name = "concat") => tf.concat(ops.convert_n_to_tensor(values), axis, name);

    /// <inheritdoc cref="tensorflow.expand_dims"/>
    public static Tensor expand_dims(Tensor input, int axis = -1, string? name = null) => tf.expand_dims(input, axis, name);

    /// <inheritdoc cref="tensorflow.fill{T}(Shape, T, string)"/>
    public static Tensor fill<T>(Shape dims, T value, string? name = null) => tf.fill(dims, value, name);

    /// <inheritdoc cref="tensorflow.fill{T}(Shape, T, string)"/>
    public static Tensor fill<T>(Tensor dims, T value, string? name = null) => tf.fill(dims, value, name);

    /// <summary>Slices at the indices along an axis.</summary>
    /// <param name="params">Of any rank.</param>
    /// <param name="indices">Int32 or int64.</param>
    /// <param name="axis">Which.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="batch_dims">How many first axes of both go together.</param>
    public static Tensor gather(Tensor @params, Tensor indices, int axis, string? name = null, int batch_dims = 0) => BatchGather.Of(@params, indices, axis, batch_dims);

    /// <summary>Slices at the indices along an axis; null: along the one behind the batch.</summary>
    public static Tensor gather(Tensor @params, Tensor indices, string? name = null, Tensor? axis = null, int batch_dims = 0) =>
        BatchGather.Of(@params, indices, axis is null ? batch_dims : Whole(axis), batch_dims);

    /// <inheritdoc cref="gather(Tensor, Tensor, string, Tensor, int)"/>
    public static Tensor gather(ResourceVariable @params, Tensor indices, string? name = null, Tensor? axis = null, int batch_dims = 0) =>
        gather(@params.AsTensor(), indices, name, axis, batch_dims);

    /// <summary>The axis counted from the front.</summary>
    /// <param name="axis">May be negative.</param>
    /// <param name="ndims">The rank; -100: not known, and the axis not negative.</param>
    /// <param name="axis_name">In the message.</param>
    /// <param name="ndims_name">In the message.</param>
    /// <exception cref="ValueError">There is no such axis.</exception>
    public static int get_positive_axis(int axis, int ndims = -100, string axis_name = "axis", string ndims_name = "ndims")
    {
        if (ndims == -100) return axis >= 0 ? axis : throw new ValueError($"{axis_name}={axis} may only be negative if {ndims_name} is statically known.");
        if (axis >= -ndims && axis < ndims) return axis < 0 ? axis + ndims : axis;
        throw new ValueError($"{axis_name}={axis} out of bounds: expected {-ndims}<={axis_name}<{ndims}");
    }

    /// <inheritdoc cref="tensorflow.identity"/>
    public static Tensor identity(Tensor input, string? name = null) => tf.identity(input, name);

    /// <summary>The inverse of a permutation of 0 to n - 1.</summary>
    /// <exception cref="InvalidArgumentError">It is none.</exception>
    public static Tensor invert_permutation(Tensor x, string? name = null)
    {
        var order = Primitives.Cast(x, TF_DataType.TF_INT32).ToArray<int>();
        if (x.ndim != 1 || !order.Order().SequenceEqual(Enumerable.Range(0, order.Length)))
            throw new InvalidArgumentError($"({string.Join(", ", order)}) of shape {Errors.Brackets(x.Dimensions)} is no permutation of 0 to {order.Length - 1} [Op:InvertPermutation]");
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return Conversions.ToTensor(inverse, x.dtype);
    }

    /// <summary>Each matrix of the last two axes transposed.</summary>
    /// <exception cref="ValueError">There are fewer than two axes.</exception>
    public static Tensor matrix_transpose(Tensor a, string name = "matrix_transpose", bool conjugate = false)
    {
        if (a.ndim < 2) throw new ValueError($"Argument `a` should be a (batch) matrix with rank >= 2. Received shape {a.Dimensions}.");
        return Primitives.Transpose(a, [.. Enumerable.Range(0, a.ndim - 2), a.ndim - 1, a.ndim - 2]);
    }

    /// <inheritdoc cref="NumPy.np.moveaxis"/>
    public static Tensor moveaxis(NumPy.NDArray array, Axis source, Axis destination) => NumPy.np.moveaxis(array, source, destination);

    /// <summary>1 (or <paramref name="on_value"/>) at the index of each number, 0 elsewhere, along a new axis.</summary>
    public static Tensor one_hot(
        Tensor indices, Tensor depth, Tensor? on_value = null, Tensor? off_value = null, TF_DataType dtype = TF_DataType.DtInvalid, int axis = -1, string? name = null) =>
        tf.one_hot(indices, Whole(depth), on_value, off_value, dtype, axis, name);

    /// <inheritdoc cref="tensorflow.ones(Shape, TF_DataType, string)"/>
    public static Tensor ones(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => tf.ones(shape, dtype, name);

    /// <inheritdoc cref="tensorflow.ones(Tensor, TF_DataType, string)"/>
    public static Tensor ones(Tensor shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => tf.ones(shape, dtype, name);

    /// <summary>Ones in the shape whose lengths are scalars; float32 by default.</summary>
    public static Tensor ones(Tensor[] shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => tf.ones(Lengths(shape), dtype, name);

    /// <inheritdoc cref="tensorflow.ones_like(Tensor, TF_DataType, string, bool)"/>
    public static Tensor ones_like(Tensor tensor, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool optimize = true) => tf.ones_like(tensor, dtype, name, optimize);

    /// <inheritdoc cref="tensorflow.pad"/>
    public static Tensor pad(Tensor tensor, Tensor paddings, string mode = "CONSTANT", string? name = null, int constant_values = 0) => tf.pad(tensor, paddings, mode, name, constant_values);

    /// <inheritdoc cref="tensorflow.rank"/>
    public static Tensor rank(Tensor input, string? name = null) => tf.rank(input, name);

    /// <inheritdoc cref="tensorflow.reshape(Tensor, Shape, string)"/>
    public static Tensor reshape(Tensor tensor, Shape shape, string? name = null) => tf.reshape(tensor, shape, name);

    /// <inheritdoc cref="tensorflow.reshape(Tensor, Shape, string)"/>
    public static Tensor reshape(Tensor tensor, Tensor shape, string? name = null) => tf.reshape(tensor, shape, name);

    /// <inheritdoc cref="tensorflow.reshape(Tensor, Shape, string)"/>
    public static Tensor reshape(Tensor tensor, object[] shape, string? name = null) => tf.reshape(tensor, shape, name);

    /// <summary>The elements in reverse order along the axes that an integer tensor holds.</summary>
    public static Tensor reverse(Tensor tensor, Tensor axis, string? name = null) => gen_array_ops.reverse_v2(tensor, axis, name);

    /// <inheritdoc cref="tensorflow.shape"/>
    public static Tensor shape(Tensor input, string? name = null, TF_DataType out_type = TF_DataType.TF_INT32) => tf.shape(input, name, out_type);

    /// <inheritdoc cref="tensorflow.shape"/>
    public static Tensor shape_v2(Tensor input, string? name = null, TF_DataType out_type = TF_DataType.TF_INT32) => tf.shape(input, name, out_type);

    /// <summary>The number of elements as a tensor.</summary>
    public static Tensor size<T>(T input, string? name = null, bool optimize = true, TF_DataType out_type = TF_DataType.TF_INT32) => tf.size(Conversions.ToTensor(input!), name, out_type);

    /// <summary>A box of elements; a size of -1 takes all that are left.</summary>
    /// <param name="input">Of rank n.</param>
    /// <param name="begin">(n,), int32 or int64.</param>
    /// <param name="size">(n,), int32 or int64.</param>
    /// <param name="name">Has no effect.</param>
    public static Tensor slice(Tensor input, Tensor begin, Tensor size, string? name = null) => Primitives.Slice(input, Wholes(begin), Wholes(size));

    /// <inheritdoc cref="slice(Tensor, Tensor, Tensor, string)"/>
    public static Tensor slice(Tensor input, Tensor[] begin, Tensor[] size, string? name = null) => tf.slice(input, begin, size, name);

    /// <summary>Equal parts along an axis.</summary>
    /// <param name="value">Of rank 1 or more.</param>
    /// <param name="num_or_size_splits">How many.</param>
    /// <param name="axis">Null: the first.</param>
    /// <param name="name">Has no effect.</param>
    public static Tensor[] split(Tensor value, int num_or_size_splits, Tensor? axis = null, string name = "split") => tf.split(value, num_or_size_splits, axis is null ? 0 : Whole(axis), name);

    /// <summary>Parts of the given sizes along an axis, by default the first.</summary>
    public static Tensor[] split(Tensor value, int[] num_or_size_splits, Tensor? axis = null, int num = -1, string name = "split") =>
        tf.split(value, num_or_size_splits, axis is null ? 0 : Whole(axis), name);

    /// <summary>Drops axes of length 1: the given ones, or all.</summary>
    public static Tensor squeeze(Tensor input, Axis? axis = null, string? name = null) => Primitives.Squeeze(input, axis?.axis);

    /// <inheritdoc cref="tensorflow.stack(Tensor[], int, string)"/>
    public static Tensor stack(Tensor[] values, int axis = 0, string name = "stack") => tf.stack(values, axis, name);

    /// <inheritdoc cref="tensorflow.stack(Tensor[], int, string)"/>
    public static Tensor stack(object values, int axis = 0, string name = "stack") => tf.stack(values, axis, name);

    /// <inheritdoc cref="tensorflow.stop_gradient"/>
    public static Tensor stop_gradient(Tensor input, string? name = null) => tf.stop_gradient(input, name);

    /// <inheritdoc cref="tensorflow.tile(Tensor, Shape, string)"/>
    public static Tensor tile(Tensor input, Tensor multiples, string? name = null) => tf.tile(input, multiples, name);

    /// <summary>Axes in another order.</summary>
    /// <param name="a">Of rank n.</param>
    /// <param name="perm">(n,), int32.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="conjugate">Has no effect: all numbers here are real.</param>
    public static Tensor transpose(Tensor a, Tensor perm, string name = "transpose", bool conjugate = false) => Primitives.Transpose(a, Primitives.Cast(perm, TF_DataType.TF_INT32).ToArray<int>());

    /// <inheritdoc cref="tensorflow.transpose"/>
    public static Tensor transpose<T1>(T1 a, Axis? perm = null, string name = "transpose", bool conjugate = false) => tf.transpose(a, perm, name, conjugate);

    /// <inheritdoc cref="tensorflow.unstack"/>
    public static Tensor[] unstack(Tensor value, int? num = null, int axis = 0, string name = "unstack") => tf.unstack(value, num, axis, name);

    /// <summary>Elements of x where the condition is set, of y elsewhere; without both, the places where it is set.</summary>
    /// <param name="condition">Booleans; without x and y numbers too, set where they are not 0.</param>
    /// <param name="x">Anything that converts; null together with y.</param>
    /// <param name="y">Anything that converts; null together with x.</param>
    /// <param name="name">Has no effect.</param>
    /// <returns>Without x and y int64, (how many are set, rank of the condition).</returns>
    /// <exception cref="ValueError">One of x and y is null.</exception>
    public static Tensor where(Tensor condition, object? x = null, object? y = null, string? name = null) => where_v2(condition, x, y, name);

    /// <inheritdoc cref="where(Tensor, object, object, string)"/>
    public static Tensor where_v2(Tensor condition, object? x = null, object? y = null, string? name = null)
    {
        if (x is not null && y is not null) return tf.where(condition, x, y, name);
        if (x is not null || y is not null) throw new ValueError("x and y must both be non-None or both be None.");
        var set = (condition.dtype == TF_DataType.TF_BOOL ? condition : Primitives.NotEqual(condition, Primitives.ZerosLike(condition))).ToArray<bool>();
        var places = Enumerable.Range(0, set.Length).Where(i => set[i]).ToArray();
        var (rank, dims) = (condition.ndim, condition.Dimensions.dims);
        var coordinates = new long[places.Length, rank];
        for (var row = 0; row < places.Length; row++)
        {
            long rest = places[row];
            for (var axis = rank - 1; axis >= 0; axis--) (rest, coordinates[row, axis]) = Math.DivRem(rest, dims[axis]);
        }
        return Conversions.OfArray(coordinates, null);
    }

    /// <summary>Zeros; float32 by default.</summary>
    public static Tensor zeros(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => tf.zeros(shape, dtype, name);

    /// <summary>Zeros in the shape that an integer tensor of rank 1 holds; float32 by default.</summary>
    public static Tensor zeros(Tensor shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => tf.zeros(shape, dtype, name);

    /// <summary>Zeros in the shape whose lengths are scalars; float32 by default.</summary>
    public static Tensor zeros(Tensors shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => tf.zeros(Lengths([.. shape]), dtype, name);

    /// <inheritdoc cref="tensorflow.zeros_like(Tensor, TF_DataType, string, bool)"/>
    public static Tensor zeros_like(Tensor tensor, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool optimize = true) => tf.zeros_like(tensor, dtype, name, optimize);

    internal static int Whole(Tensor number) => (int)Primitives.Cast(number, TF_DataType.TF_INT32);

    internal static long[] Wholes(Tensor numbers) => Primitives.Cast(numbers, TF_DataType.TF_INT64).ToArray<long>();

    private static Shape Lengths(Tensor[] lengths) => Shape.Adopt(Array.ConvertAll(lengths, length => (long)Whole(length)));
}
