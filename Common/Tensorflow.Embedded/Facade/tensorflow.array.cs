using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>The elements, or slices, where the mask is set, one after the other.</summary>
    /// <param name="tensor">Of any rank.</param>
    /// <param name="mask">Booleans of rank 1 or more, as many as the axes from <paramref name="axis"/> on have.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="axis">The mask's first axis in the tensor.</param>
    /// <returns>(before..., count of what is set, behind...).</returns>
    /// <exception cref="ValueError">The mask is a scalar, or its shape another.</exception>
    public Tensor boolean_mask<T1, T2>(T1 tensor, T2 mask, string name = "boolean_mask", int axis = 0)
    {
        var (x, set) = (Conversions.ToTensor(tensor!), Conversions.ToTensor(mask!));
        var from = axis < 0 ? axis + x.ndim : axis;
        if (set.ndim == 0) throw new ValueError("boolean_mask: the mask cannot be a scalar.");
        if (from < 0 || from + set.ndim > x.ndim || !x.Dimensions.Span.Slice(from, set.ndim).SequenceEqual(set.Dimensions.Span))
            throw new ValueError($"boolean_mask: shapes {x.Dimensions} from axis {axis} on and {set.Dimensions} are incompatible.");
        var flags = set.ToArray<bool>();
        var places = Enumerable.Range(0, flags.Length).Where(i => flags[i]).ToArray();
        var flat = Primitives.Reshape(x, Shape.Adopt([.. x.Dimensions.Span[..from], flags.Length, .. x.Dimensions.Span[(from + set.ndim)..]]));
        return Primitives.Gather(flat, Conversions.OfArray(places, null), from);
    }

    /// <summary>The tensor repeated along axes of size 1, and along new axes in front, to that shape. TensorFlow's BroadcastTo.</summary>
    /// <exception cref="InvalidArgumentError">It does not broadcast to it.</exception>
    public Tensor broadcast_to(Tensor input, Shape shape, string? name = null) => Own(Primitives.BroadcastTo(input, shape), input);

    /// <summary>The tensors one after the other along an axis that exists. TensorFlow's ConcatV2.</summary>
    /// <exception cref="InvalidArgumentError">Shapes differ beyond that axis, or dtypes differ.</exception>
    public Tensor concat(IEnumerable<Tensor> values, int axis, string name = "concat")
    {
        Tensor[] parts = [.. values];
        return parts.Length == 1 ? Primitives.Identity(parts[0]) : Primitives.Concat(parts, axis);
    }

    // An op's output is another tensor than its input, be it equal.
    private static Tensor Own(Tensor output, Tensor input) => ReferenceEquals(output, input) ? Primitives.Identity(input) : output;

    /// <summary>A tensor of a number, an array or a list.</summary>
    /// <param name="value">Anything that converts.</param>
    /// <param name="dtype">By default the value's.</param>
    /// <param name="shape">A number fills it; elements of an array are laid into it.</param>
    /// <param name="name">Has no effect.</param>
    public Tensor constant(object value, TF_DataType dtype = TF_DataType.DtInvalid, Shape? shape = null, string name = "Const") => Conversions.Constant(value, dtype, shape);

    /// <summary>A tensor of a number, an array or a list.</summary>
    public Tensor convert_to_tensor(object value, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, TF_DataType preferred_dtype = TF_DataType.DtInvalid)
    {
        var tensor = Conversions.Snapshot(Conversions.ToTensor(value, dtype != TF_DataType.DtInvalid ? dtype : preferred_dtype));
        return dtype == TF_DataType.DtInvalid ? tensor : Primitives.Cast(tensor, dtype);
    }

    /// <summary>A new axis of length 1.</summary>
    public Tensor expand_dims(Tensor input, int axis = -1, string? name = null) => Primitives.ExpandDims(input, axis);

    /// <summary>One value in every element.</summary>
    public Tensor fill<T>(Shape dims, T value, string? name = null) => Primitives.Fill(dims, Conversions.ToTensor(value!));

    /// <inheritdoc cref="fill{T}(Shape, T, string)"/>
    public Tensor fill<T>(Tensor dims, T value, string? name = null) => Primitives.Fill(ShapeOf(dims), Conversions.ToTensor(value!));

    /// <summary>Slices at the indices along an axis.</summary>
    public Tensor gather(Tensor @params, Tensor indices, string? name = null, int axis = 0) => Primitives.Gather(@params, indices, axis);

    /// <summary>Slices of a tensor at places given by whole numbers: indices (..., k), params of at least k axes, result (...) and what params has behind k axes.</summary>
    /// <exception cref="InvalidArgumentError">The indices are no int32 or int64 of rank 1 or more, name more axes than there are, or a place that is not there.</exception>
    public Tensor gather_nd(Tensor @params, Tensor indices, string? name = null)
    {
        if (indices.ndim < 1 || indices.dtype is not (TF_DataType.TF_INT32 or TF_DataType.TF_INT64))
            throw new InvalidArgumentError($"indices must be int32 or int64 of at least one axis, got {indices.dtype.as_numpy_name()} of shape {Errors.Brackets(indices.Dimensions)} [Op:GatherNd]");
        var (axes, dims) = ((int)indices.Dimensions[-1], @params.Dimensions.dims);
        if (axes > dims.Length) throw new InvalidArgumentError($"index innermost dimension length must be <= params rank; saw: {axes} vs. {dims.Length} [Op:GatherNd]");
        var numbers = Primitives.Cast(indices, TF_DataType.TF_INT64).ToArray<long>();
        var places = new long[indices.Dimensions.dims[..^1].Aggregate(1L, (product, length) => product * length)];
        for (var i = 0; i < places.Length; i++)
        {
            var index = numbers.AsSpan(i * axes, axes);
            for (var axis = 0; axis < axes; axis++)
            {
                if (index[axis] < 0 || index[axis] >= dims[axis])
                    throw new InvalidArgumentError($"indices[{i}] = [{string.Join(", ", index.ToArray())}] does not index into param shape {Errors.Brackets(@params.Dimensions)} [Op:GatherNd]");
                places[i] = (places[i] * dims[axis]) + index[axis];
            }
        }
        var slices = Primitives.Reshape(@params, Shape.Adopt([dims[..axes].Aggregate(1L, (product, length) => product * length), .. dims[axes..]]));
        var at = Primitives.Reshape(Conversions.OfArray(places, null), Shape.Adopt(indices.Dimensions.dims[..^1]));
        return Primitives.Gather(slices, at, 0);
    }

    /// <summary>The same values, another tensor. TensorFlow's Identity.</summary>
    public Tensor identity(Tensor input, string? name = null) => Primitives.Identity(input);

    /// <summary>1 (or <paramref name="on_value"/>) at the index of each number, 0 elsewhere, along a new axis.</summary>
    public Tensor one_hot(Tensor indices, int depth, Tensor? on_value = null, Tensor? off_value = null, TF_DataType dtype = TF_DataType.DtInvalid, int axis = -1, string? name = null)
    {
        var type = dtype != TF_DataType.DtInvalid ? dtype : on_value?.dtype ?? off_value?.dtype ?? TF_DataType.TF_FLOAT;
        return Primitives.OneHot(indices, depth, on_value ?? Scalars.Of(type, 1), off_value ?? Scalars.Of(type, 0), axis);
    }

    /// <summary>Ones; float32 by default.</summary>
    public Tensor ones(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => Primitives.Fill(shape, Scalars.Of(dtype, 1));

    /// <summary>Ones in the shape that an integer tensor of rank 1 holds; float32 by default.</summary>
    public Tensor ones(Tensor shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => ones(ShapeOf(shape), dtype);

    /// <summary>Ones of an array's shape, and of its dtype unless another is given.</summary>
    public Tensor ones_like(NDArray nd, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool optimize = true) => ones_like((Tensor)nd, dtype);

    /// <summary>Ones of a tensor's shape, and of its dtype unless another is given.</summary>
    public Tensor ones_like(Tensor tensor, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool optimize = true) =>
        dtype == TF_DataType.DtInvalid || dtype == tensor.dtype ? Primitives.OnesLike(tensor) : ones(tensor.Dimensions, dtype);

    /// <summary>Elements around a tensor.</summary>
    /// <param name="tensor">Any rank n.</param>
    /// <param name="paddings">(n, 2): how many before and after, per axis.</param>
    /// <param name="mode">CONSTANT, REFLECT or SYMMETRIC.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="constant_values">For CONSTANT.</param>
    public Tensor pad(Tensor tensor, Tensor paddings, string mode = "CONSTANT", string? name = null, int constant_values = 0)
    {
        var flat = Primitives.Cast(paddings, TF_DataType.TF_INT64).ToArray<long>();
        if (paddings.ndim != 2 || paddings.Dimensions[1] != 2) throw new InvalidArgumentError($"paddings must be a matrix with 2 columns: {Errors.Brackets(paddings.Dimensions)} [Op:PadV2]");
        var pairs = new long[flat.Length / 2, 2];
        Buffer.BlockCopy(flat, 0, pairs, 0, flat.Length * sizeof(long));
        return mode.ToUpperInvariant() switch
        {
            "CONSTANT" => Executors.Run.Op(new PadOp(pairs), tensor, Scalars.Of(tensor.dtype, constant_values)),
            "REFLECT" => Executors.Run.Op(new MirrorPadOp(pairs, symmetric: false), tensor),
            "SYMMETRIC" => Executors.Run.Op(new MirrorPadOp(pairs, symmetric: true), tensor),
            _ => throw new ValueError($"Unknown padding mode: {mode}; expected CONSTANT, REFLECT or SYMMETRIC."),
        };
    }

    /// <summary>Numbers from start to before limit.</summary>
    public Tensor range(object start, object? limit = null, object? delta = null, TF_DataType? dtype = null, string name = "range")
    {
        var (from, to) = limit is null ? (0, start) : (start, limit);
        var type = dtype ?? new[] { from, to, delta ?? 1 }.Select(number => Conversions.ToTensor(number).dtype).Aggregate(DataTypes.Promote);
        Tensor Number(object value) => Primitives.Cast(Conversions.ToTensor(value, type), type);
        return Primitives.Range(Number(from), Number(to), Number(delta ?? 1));
    }

    /// <summary>The rank as a tensor.</summary>
    public Tensor rank(Tensor input, string? name = null) => Scalars.New(TF_DataType.TF_INT32, input.ndim);

    /// <summary>The same elements in another shape; one dimension may be -1.</summary>
    public Tensor reshape(Tensor tensor, Shape shape, string? name = null) => Primitives.Reshape(tensor, shape);

    /// <inheritdoc cref="reshape(Tensor, Shape, string)"/>
    public Tensor reshape(Tensor tensor, Tensor shape, string? name = null) => Primitives.Reshape(tensor, ShapeOf(shape));

    /// <inheritdoc cref="reshape(Tensor, Shape, string)"/>
    public Tensor reshape(Tensor tensor, object[] shape, string? name = null) => Primitives.Reshape(tensor, ShapeOf(shape));

    /// <summary>The elements in reverse order along the axes. TensorFlow's ReverseV2.</summary>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public Tensor reverse(Tensor tensor, Axis axis, string? name = null) => Primitives.Reverse(tensor, axis.axis);

    /// <summary>The shape as a tensor.</summary>
    public Tensor shape(Tensor input, string? name = null, TF_DataType out_type = TF_DataType.TF_INT32) => Primitives.Cast(Conversions.OfArray(input.Dimensions.dims, null), out_type);

    /// <summary>The number of elements as a tensor.</summary>
    public Tensor size(Tensor input, string? name = null, TF_DataType out_type = TF_DataType.TF_INT32) => Scalars.New(out_type, input.Count);

    /// <summary>A box of elements; a size of -1 takes all that are left.</summary>
    public Tensor slice<Tb, Ts>(Tensor input, Tb[] begin, Ts[] size, string? name = null) => Primitives.Slice(input, Whole(begin), Whole(size));

    /// <summary>Equal parts along an axis.</summary>
    public Tensor[] split(Tensor value, int num_split, Axis axis, string? name = null)
    {
        var along = Errors.Axis(new SplitVOp([], axis), axis, value.ndim);
        var length = (int)value.Dimensions[along];
        if (num_split <= 0 || length % num_split != 0)
            throw new InvalidArgumentError($"Number of ways to split should evenly divide the split dimension, but got split_dim {along} (size = {length}) and num_split {num_split} [Op:Split]");
        return Primitives.SplitV(value, [.. Enumerable.Repeat(length / num_split, num_split)], along);
    }

    /// <summary>Parts of the given sizes along an axis.</summary>
    public Tensor[] split(Tensor value, int[] num_split, Axis axis, string? name = null) => Primitives.SplitV(value, num_split, axis);

    /// <summary>Drops an axis of length 1.</summary>
    public Tensor squeeze(Tensor input, int axis, string? name = null, int squeeze_dims = -1) => Primitives.Squeeze(input, [axis]);

    /// <summary>Drops axes of length 1: the given ones, or all.</summary>
    public Tensor squeeze(Tensor input, int[]? axis = null, string? name = null, int squeeze_dims = -1) => Primitives.Squeeze(input, axis is { Length: 0 } ? null : axis);

    /// <summary>Tensors of one shape along a new axis.</summary>
    public Tensor stack(Tensor[] values, int axis = 0, string name = "stack") => Primitives.Pack(values, axis);

    /// <inheritdoc cref="stack(Tensor[], int, string)"/>
    public Tensor stack(object values, int axis = 0, string name = "stack") => values is IEnumerable<Tensor> tensors
        ? Primitives.Pack([.. tensors], axis)
        : Conversions.ToTensor(values);

    /// <summary>The same value, through which no gradient passes.</summary>
    public Tensor stop_gradient(Tensor x, string? name = null) => Primitives.StopGradient(x);

    /// <summary>The whole tensor several times along each axis.</summary>
    public Tensor tile(Tensor input, Shape multiples, string? name = null) => Primitives.Tile(input, multiples.as_int_list());

    /// <inheritdoc cref="tile(Tensor, Shape, string)"/>
    public Tensor tile(Tensor input, Tensor multiples, string? name = null) => Primitives.Tile(input, Primitives.Cast(multiples, TF_DataType.TF_INT32).ToArray<int>());

    /// <inheritdoc cref="tile(Tensor, Shape, string)"/>
    public Tensor tile(Tensor input, object[] multiples, string? name = null) => Primitives.Tile(input, ShapeOf(multiples).as_int_list());

    /// <summary>Axes in another order; null: reversed.</summary>
    public Tensor transpose<T1>(T1 a, Axis? perm = null, string name = "transpose", bool conjugate = false)
    {
        var x = Conversions.ToTensor(a!);
        return Primitives.Transpose(x, perm is null ? [.. Enumerable.Range(0, x.ndim).Reverse()] : Array.ConvertAll(perm.axis, axis => axis < 0 ? axis + x.ndim : axis));
    }

    /// <summary>The tensors along an axis.</summary>
    public Tensor[] unstack(Tensor value, int? num = null, int axis = 0, string name = "unstack")
    {
        var parts = Primitives.Unpack(value, axis);
        return num is null || num == parts.Length ? parts : throw new ValueError($"tf.unstack: num = {num}, but axis {axis} of shape {value.Dimensions} has {parts.Length} elements.");
    }

    /// <summary>Elements of the second where the condition is set, of the third elsewhere.</summary>
    public Tensor where<Tx, Ty>(Tensor condition, Tx x, Ty y, string? name = null)
    {
        var (a, b) = Operands(x, y);
        return Primitives.Select(condition, a, b);
    }

    /// <summary>Zeros; float32 by default.</summary>
    public Tensor zeros(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => Primitives.Fill(shape, Scalars.Of(dtype, 0));

    /// <summary>Zeros in the shape that an integer tensor of rank 1 holds; float32 by default.</summary>
    public Tensor zeros(Tensor shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => zeros(ShapeOf(shape), dtype);

    /// <summary>Zeros of an array's shape, and of its dtype unless another is given.</summary>
    public Tensor zeros_like(NDArray nd, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool optimize = true) => zeros_like((Tensor)nd, dtype);

    /// <summary>Zeros of a tensor's shape, and of its dtype unless another is given.</summary>
    public Tensor zeros_like(Tensor tensor, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool optimize = true) =>
        dtype == TF_DataType.DtInvalid || dtype == tensor.dtype ? Primitives.ZerosLike(tensor) : zeros(tensor.Dimensions, dtype);

    private static Shape ShapeOf(Tensor dims) => Shape.Adopt(Primitives.Cast(dims, TF_DataType.TF_INT64).ToArray<long>());

    private static Shape ShapeOf(object[] dims) => Shape.Adopt(Whole(dims));

    private static long[] Whole<T>(T[] numbers) => Array.ConvertAll(numbers, number => number switch
    {
        int i => i,
        long l => l,
        Tensor t => Primitives.Cast(t, TF_DataType.TF_INT64).ScalarValue<long>(),
        _ => Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture),
    });
}
