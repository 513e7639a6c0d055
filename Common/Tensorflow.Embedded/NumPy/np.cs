using System.Numerics;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.NumPy;

/// <summary>NumPy's functions, on the engine's primitives.</summary>
public partial class np
{
    /// <summary>The dtype <see cref="TF_DataType.TF_BOOL"/>.</summary>
    public static readonly TF_DataType @bool = TF_DataType.TF_BOOL;
    /// <summary>The dtype <see cref="TF_DataType.TF_UINT8"/>.</summary>
    public static readonly TF_DataType @byte = TF_DataType.TF_UINT8;
    /// <summary>The dtype <see cref="TF_DataType.TF_DOUBLE"/>.</summary>
    public static readonly TF_DataType @double = TF_DataType.TF_DOUBLE;
    /// <summary>The dtype <see cref="TF_DataType.TF_FLOAT"/>.</summary>
    public static readonly TF_DataType float32 = TF_DataType.TF_FLOAT;
    /// <summary>The dtype <see cref="TF_DataType.TF_DOUBLE"/>.</summary>
    public static readonly TF_DataType float64 = TF_DataType.TF_DOUBLE;
    /// <summary>The dtype <see cref="TF_DataType.TF_INT16"/>.</summary>
    public static readonly TF_DataType int16 = TF_DataType.TF_INT16;
    /// <summary>The dtype <see cref="TF_DataType.TF_INT32"/>.</summary>
    public static readonly TF_DataType int32 = TF_DataType.TF_INT32;
    /// <summary>The dtype <see cref="TF_DataType.TF_INT64"/>.</summary>
    public static readonly TF_DataType int64 = TF_DataType.TF_INT64;
    /// <summary>The dtype <see cref="TF_DataType.TF_STRING"/>.</summary>
    public static readonly TF_DataType @string = TF_DataType.TF_STRING;
    /// <summary>The dtype <see cref="TF_DataType.TF_UINT8"/>.</summary>
    public static readonly TF_DataType ubyte = TF_DataType.TF_UINT8;
    /// <summary>The dtype <see cref="TF_DataType.TF_UINT16"/>.</summary>
    public static readonly TF_DataType uint16 = TF_DataType.TF_UINT16;
    /// <summary>The dtype <see cref="TF_DataType.TF_UINT32"/>.</summary>
    public static readonly TF_DataType uint32 = TF_DataType.TF_UINT32;
    /// <summary>The dtype <see cref="TF_DataType.TF_UINT64"/>.</summary>
    public static readonly TF_DataType uint64 = TF_DataType.TF_UINT64;
    /// <summary>The dtype <see cref="TF_DataType.TF_UINT8"/>.</summary>
    public static readonly TF_DataType uint8 = TF_DataType.TF_UINT8;

    /// <summary>np.random.</summary>
    public static RandomizedImpl random = new();

    /// <summary>Linear algebra.</summary>
    public static LinearAlgebraImpl linalg = new();

    /// <summary>A new axis of length 1 when indexing.</summary>
    public static readonly Slice newaxis = Slice.NewAxis;

    /// <summary>Euler's number, 2.718...</summary>
    public static double e => Math.E;

    /// <summary>3.1415...</summary>
    public static double pi => Math.PI;

    /// <summary>Euler's constant, .5772...</summary>
    public static double euler_gamma => 0.57721566490153286;

    /// <summary>Not a number.</summary>
    public static double nan => double.NaN;

    /// <summary>Not a number.</summary>
    public static double NaN => double.NaN;

    /// <summary>Not a number.</summary>
    public static double NAN => double.NaN;

    /// <summary>Positive infinity.</summary>
    public static double inf => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double Inf => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double Infinity => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double infinity => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double infty => double.PositiveInfinity;

    /// <summary>Positive infinity.</summary>
    public static double PINF => double.PositiveInfinity;

    /// <summary>Negative infinity.</summary>
    public static double NINF => double.NegativeInfinity;

    /// <summary>A copy of a .NET array of any rank.</summary>
    public static NDArray array(Array data, TF_DataType? dtype = null) => dtype is { } to ? new NDArray(data).astype(to) : new NDArray(data);

    /// <summary>The values as an array of rank 1.</summary>
    public static NDArray array<T>(params T[] data) where T : unmanaged => new((Array)data);

    /// <summary>An array of that shape; float64 by default.</summary>
    public static NDArray empty(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) => new(shape, dtype);

    /// <summary>An array of that shape; float64 by default.</summary>
    public static NDArray ndarray(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) => new(shape, dtype);

    /// <summary>Zeros; float64 by default.</summary>
    public static NDArray zeros(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) => Of(Primitives.Fill(shape, Scalars.Of(dtype, 0)));

    /// <summary>Ones; float64 by default.</summary>
    public static NDArray ones(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) => Of(Primitives.Fill(shape, Scalars.Of(dtype, 1)));

    /// <summary>Zeros in the shape of an array, and in its dtype unless another is given.</summary>
    public static NDArray zeros_like(NDArray a, TF_DataType dtype = TF_DataType.DtInvalid) => zeros(a.Dimensions, dtype == TF_DataType.DtInvalid ? a.dtype : dtype);

    /// <summary>Ones in the shape of an array, and in its dtype unless another is given.</summary>
    public static NDArray ones_like(NDArray a, TF_DataType dtype = TF_DataType.DtInvalid) => ones(a.Dimensions, dtype == TF_DataType.DtInvalid ? a.dtype : dtype);

    /// <summary>One value in every place, in the dtype of its .NET type.</summary>
    public static NDArray full<T>(Shape shape, T fill_value) where T : unmanaged => Of(Primitives.Fill(shape, Conversions.OfNumber(fill_value)));

    /// <summary>One value in every place, in the shape and dtype of an array unless others are given.</summary>
    public static NDArray full_like<T>(NDArray x, T fill_value, TF_DataType? dtype = null, Shape? shape = null) where T : unmanaged =>
        Of(Primitives.Cast(Primitives.Fill(shape ?? x.Dimensions, Conversions.OfNumber(fill_value)), dtype ?? x.dtype));

    /// <summary>The identity matrix, or ones on another diagonal.</summary>
    public static NDArray eye(int N, int? M = null, int k = 0, TF_DataType dtype = TF_DataType.TF_DOUBLE)
    {
        var rows = new double[N, M ?? N];
        for (var i = 0; i < N; i++)
            if (i + k >= 0 && i + k < (M ?? N)) rows[i, i + k] = 1;
        return array(rows, dtype);
    }

    /// <summary>0, 1, ... below <paramref name="end"/>, shape (n), in the dtype of its .NET type.</summary>
    public static NDArray arange<T>(T end) where T : unmanaged => arange(default, (T?)end);

    /// <summary><paramref name="start"/>, <paramref name="start"/> + <paramref name="step"/>, ... before <paramref name="end"/>, shape (n), in the dtype of their .NET type.</summary>
    /// <param name="start">The first; the end, where none is given.</param>
    /// <param name="end">Is not reached; null: <paramref name="start"/>, and the first is 0.</param>
    /// <param name="step">The distance between two; null: 1.</param>
    public static NDArray arange<T>(T start, T? end = null, T? step = null) where T : unmanaged
    {
        var (from, to) = end is { } stop ? (start, stop) : (default, start);
        var one = step is { } given ? Conversions.OfNumber(given) : Scalars.Of(DataTypes.Of(typeof(T)), 1);
        return Of(Primitives.Range(Conversions.OfNumber(from), Conversions.OfNumber(to), one));
    }

    /// <summary>Evenly spaced numbers, computed in float64 as NumPy does; of a whole dtype rounded down. The step is returned by NumPy only, not here.</summary>
    /// <param name="start">The first. A float32 is taken by its decimals: .1f is .1.</param>
    /// <param name="stop">The last, or where the one after it would be.</param>
    /// <param name="num">How many, at least 0.</param>
    /// <param name="endpoint">Whether <paramref name="stop"/> is the last.</param>
    /// <param name="retstep">Has no effect.</param>
    /// <param name="dtype">Default float64.</param>
    /// <param name="axis">0 or -1: of two numbers there is one axis.</param>
    /// <exception cref="ValueError">A negative number of them, or another axis.</exception>
    public static NDArray linspace<T>(T start, T stop, int num = 50, bool endpoint = true, bool retstep = false, TF_DataType dtype = TF_DataType.TF_DOUBLE, int axis = 0) where T : unmanaged
    {
        if (num < 0) throw new ValueError($"Number of samples, {num}, must be non-negative.");
        if (axis is not (0 or -1)) throw new ValueError($"np.linspace: axis {axis} is out of bounds for array of dimension 1.");
        var (from, to) = (Number(start), Number(stop));
        var intervals = endpoint ? num - 1 : num;
        var numbers = new double[num];
        for (var i = 0; i < num; i++) numbers[i] = endpoint && i == num - 1 && num > 1 ? to : from + (i * ((to - from) / Math.Max(1, intervals)));
        if (!dtype.IsFloating())
            for (var i = 0; i < num; i++) numbers[i] = Math.Floor(numbers[i]);
        return array(numbers, dtype);

        static double Number(T value) => value is float single ? PythonNumber.Of(single) : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>An array of that shape and dtype from its bytes, little endian, which are copied.</summary>
    /// <exception cref="ValueError">There are more or fewer bytes than the array has.</exception>
    public static NDArray frombuffer(byte[] bytes, Shape shape, TF_DataType dtype) => new(bytes, shape, dtype);

    /// <summary>The bytes, little endian, as an array of rank 1 of the dtype of that name, <c>float32</c>.</summary>
    /// <exception cref="ValueError">There is no dtype of that name.</exception>
    public static NDArray frombuffer(byte[] bytes, string dtype)
    {
        var type = dtypes.tf_dtype_from_name(dtype);
        if (type.Size() == 0 || bytes.Length % type.Size() != 0) throw new ValueError($"{bytes.Length} bytes are no whole number of elements of {dtype}.");
        return new NDArray(bytes, new Shape(bytes.Length / type.Size()), type);
    }

    /// <summary>x + y, elementwise with broadcasting, in the dtype that NumPy promotes both to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray add(NDArray x, NDArray y) => x + y;

    /// <summary>x1 * x2, elementwise with broadcasting, in the dtype that NumPy promotes both to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray multiply(NDArray x1, NDArray x2) => x1 * x2;

    /// <summary>x to the power of y, elementwise with broadcasting, in the dtype that NumPy promotes both to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray power(NDArray x, NDArray y) => Two(Primitives.Pow, x, y);

    /// <summary>The larger of each pair, then the largest along the axis, if there is one.</summary>
    public static NDArray maximum(NDArray x1, NDArray x2, int? axis = null)
    {
        var larger = Two(Primitives.Maximum, x1, x2);
        return axis is { } along ? Of(Primitives.Max(larger, [along], keepDims: false)) : larger;
    }

    /// <summary>The smaller of both, elementwise with broadcasting, in the dtype that NumPy promotes both to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray minimum(NDArray x1, NDArray x2) => Two(Primitives.Minimum, x1, x2);

    /// <summary>x > y, elementwise with broadcasting: bool.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray greater(NDArray x, NDArray y) => x > y;

    /// <summary>x &lt; y, elementwise with broadcasting: bool.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray less(NDArray x, NDArray y) => x < y;

    /// <summary>Arrays joined along the third axis; those of rank 1 and 2 become (1, n, 1) and (m, n, 1) first.</summary>
    public static NDArray dstack(params NDArray[] tup) => Of(Primitives.Concat(Array.ConvertAll(tup, array => array.ndim switch
    {
        0 => array.reshape(new Shape(1, 1, 1)),
        1 => array.reshape(new Shape(1, array.Dimensions[0], 1)),
        2 => array.reshape(new Shape(array.Dimensions[0], array.Dimensions[1], 1)),
        _ => (Tensor)array,
    }), 2));

    /// <summary>The coordinates of a grid, both (y's length, x's length); sparse: (1, x's length) and (y's length, 1).</summary>
    /// <param name="x">Array of rank 1.</param>
    /// <param name="y">Array of rank 1.</param>
    /// <param name="copy">Has no effect: the results are arrays of their own.</param>
    /// <param name="sparse">Whether to leave out what repeats.</param>
    public static (NDArray, NDArray) meshgrid<T>(T x, T y, bool copy = true, bool sparse = false)
    {
        var across = Conversions.ToTensor(x!);
        var down = Conversions.ToTensor(y!);
        var (columns, rows) = (across.Count, down.Count);
        var (first, second) = (Primitives.Reshape(across, new Shape(1, columns)), Primitives.Reshape(down, new Shape(rows, 1)));
        return sparse ? (Of(first), Of(second)) : (Of(Primitives.BroadcastTo(first, new Shape(rows, columns))), Of(Primitives.BroadcastTo(second, new Shape(rows, columns))));
    }

    /// <summary>Puts the rows in random order, in place.</summary>
    public static void shuffle(NDArray x) => random.shuffle(x);

    /// <summary>Whether both are true, elementwise with broadcasting; both arrays are of bool.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray logical_and(NDArray x1, NDArray x2) => Of(Primitives.LogicalAnd(x1, x2));

    /// <summary>Whether one of both is true, elementwise with broadcasting; both arrays are of bool.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray logical_or(NDArray x1, NDArray x2) => Of(Primitives.LogicalOr(x1, x2));

    /// <summary>The square root, elementwise; integers give float64.</summary>
    public static NDArray sqrt(NDArray x) => Of(Primitives.Sqrt(Fraction(x)));

    /// <summary>The square, elementwise, in the dtype of the array.</summary>
    public static NDArray square(NDArray x) => Of(Primitives.Square(x));

    /// <summary>e to the power of x, elementwise; integers give float64.</summary>
    public static NDArray exp(NDArray x) => Of(Primitives.Exp(Fraction(x)));

    /// <summary>The natural logarithm, elementwise; integers give float64.</summary>
    public static NDArray log(NDArray x) => Of(Primitives.Log(Fraction(x)));

    /// <summary>The sine of x in radians, elementwise; integers give float64.</summary>
    public static NDArray sin(NDArray x) => Of(Primitives.Sin(Fraction(x)));

    /// <summary>The cosine of x in radians, elementwise; integers give float64.</summary>
    public static NDArray cos(NDArray x) => Of(Primitives.Cos(Fraction(x)));

    /// <summary>The next whole number that is not above x, elementwise; integers give float64.</summary>
    public static NDArray floor(NDArray x) => Of(Primitives.Floor(Fraction(x)));

    /// <summary>The sum; of whole numbers below 32 bits and truth values in 64 bits.</summary>
    public static NDArray sum(NDArray x1, Axis? axis = null) => Of(Primitives.Sum(Wide(x1), axis?.axis, keepDims: false));

    /// <summary>The mean of all elements, rank 0; of integers float64.</summary>
    public static NDArray mean(NDArray x) => Of(Primitives.Mean(Fraction(x), null, keepDims: false));

    /// <summary>The product; of whole numbers below 32 bits and truth values in 64 bits unless a type is given.</summary>
    public static NDArray prod(NDArray array, Axis? axis = null, Type? dtype = null, bool keepdims = false) =>
        Of(Primitives.Prod(dtype is null ? Wide(array) : array.astype(DataTypes.Of(dtype)), axis?.axis, keepdims));

    /// <summary>The product of the numbers, rank 0.</summary>
    public static NDArray prod<T>(params T[] array) where T : unmanaged => prod(new NDArray((Array)array));

    /// <summary>The largest element along an axis, by default the first, which goes.</summary>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public static NDArray amax(NDArray x, int axis = 0) => Of(Primitives.Max(x, [axis], keepDims: false));

    /// <summary>The smallest element along an axis, by default the first, which goes.</summary>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public static NDArray amin(NDArray x, int axis = 0) => Of(Primitives.Min(x, [axis], keepDims: false));

    /// <summary>Whether an element is not zero, of all or along axes, which go: bool.</summary>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public static NDArray any(NDArray a, Axis? axis = null) => Of(Primitives.Any(a.astype(@bool), axis?.axis, keepDims: false));

    /// <summary>The place of the largest element along one axis, which goes; without an axis its place in the flattened array. int64; of equals the first.</summary>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public static NDArray argmax(NDArray a, Axis? axis = null) => Of(axis is null ? Primitives.ArgMax(a.ravel(), 0) : Primitives.ArgMax(a, axis[0]));

    /// <summary>The place of the smallest element along one axis, which goes; without an axis its place in the flattened array. int64; of equals the first.</summary>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public static NDArray argmin(NDArray a, Axis? axis = null) => Of(axis is null ? Primitives.ArgMin(a.ravel(), 0) : Primitives.ArgMin(a, axis[0]));

    /// <summary>The mean weighted by <paramref name="weights"/> along an axis.</summary>
    /// <param name="a">The numbers.</param>
    /// <param name="axis">Which goes; default the last.</param>
    /// <param name="weights">Of the array's shape, or as many as the axis is long; null: all count the same.</param>
    /// <param name="returned">Has no effect: NumPy returns the sum of the weights too.</param>
    /// <exception cref="ValueError">The weights are of another shape.</exception>
    public static NDArray average(NDArray a, int axis = -1, NDArray? weights = null, bool returned = false)
    {
        if (weights is null) return Of(Primitives.Mean(Fraction(a), [axis], keepDims: false));
        var (x, w) = (Fraction(a), Fraction(weights));
        var dtype = DataTypes.Promote(x.dtype, w.dtype);
        (x, w) = (Primitives.Cast(x, dtype), Primitives.Cast(w, dtype));
        if (!w.Dimensions.Equals(x.Dimensions))
        {
            var along = ReductionOp.Normalise("Mean", [axis], x.ndim)[0];
            if (w.ndim != 1 || w.Dimensions[0] != x.Dimensions[along])
                throw new ValueError($"np.average: weights of shape {w.Dimensions} are neither of the array's shape {x.Dimensions} nor as many as axis {axis} is long.");
            var dims = Enumerable.Repeat(1L, x.ndim).ToArray();
            dims[along] = w.Count;
            w = Primitives.Reshape(w, Shape.Adopt(dims));
        }
        return Of(Primitives.RealDiv(Primitives.Sum(Primitives.Mul(x, w), [axis], false), Primitives.Sum(w, [axis], false)));
    }

    /// <summary>Whether both have the same shape and |a - b| &lt;= atol + rtol |b| in every place, in float64.</summary>
    /// <param name="a">One array.</param>
    /// <param name="b">The other, from which the relative tolerance is taken.</param>
    /// <param name="rtol">Relative tolerance.</param>
    /// <param name="atol">Absolute tolerance.</param>
    /// <param name="equal_nan">Whether NaN is close to NaN.</param>
    public static bool allclose(NDArray a, NDArray b, double rtol = 1E-05d, double atol = 1E-08d, bool equal_nan = false)
    {
        // NumPy broadcasts.
        var (left, right) = (a.astype(float64), b.astype(float64));
        var both = Primitives.Add(left, right).Dimensions;
        var (x, y) = (Primitives.BroadcastTo(left, both).ToArray<double>(), Primitives.BroadcastTo(right, both).ToArray<double>());
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] == y[i] || (equal_nan && double.IsNaN(x[i]) && double.IsNaN(y[i]))) continue;
            if (double.IsInfinity(x[i]) || double.IsInfinity(y[i]) || !(Math.Abs(x[i] - y[i]) <= atol + (rtol * Math.Abs(y[i])))) return false;
        }
        return true;
    }

    /// <summary>Whether both have the same shape and the same elements.</summary>
    public static bool array_equal(NDArray a, NDArray b) => a.Dimensions.Equals(b.Dimensions) && (bool)Primitives.All(Tensor.Binary(EqualOp.Op, a, b), null, false);

    /// <summary>The elements in another shape; one dimension may be -1, which follows from the others.</summary>
    /// <exception cref="InvalidArgumentError">The shape has another number of elements.</exception>
    public static NDArray reshape(NDArray x1, Shape newshape) => x1.reshape(newshape);

    /// <summary>New axes of length 1 (null: one, the last).</summary>
    public static NDArray expand_dims(NDArray a, Axis? axis = null) => Of((axis?.axis ?? [-1]).Aggregate((Tensor)a, (x, at) => Primitives.ExpandDims(x, at)));

    /// <summary>Without the axes of size 1, or without those given.</summary>
    /// <exception cref="InvalidArgumentError">An axis given has another size.</exception>
    public static NDArray squeeze(NDArray x1, Axis? axis = null) => Of(Primitives.Squeeze(x1, axis?.axis));

    /// <summary>Axes in other places; the others keep their order.</summary>
    /// <param name="array">Of any rank.</param>
    /// <param name="source">The axes to move.</param>
    /// <param name="destination">Where each goes.</param>
    public static NDArray moveaxis(NDArray array, Axis source, Axis destination)
    {
        var from = Array.ConvertAll(source.axis, axis => axis < 0 ? axis + array.ndim : axis);
        var to = Array.ConvertAll(destination.axis, axis => axis < 0 ? axis + array.ndim : axis);
        var order = Enumerable.Range(0, array.ndim).Except(from).ToList();
        foreach (var (at, axis) in to.Zip(from).OrderBy(pair => pair.First)) order.Insert(at, axis);
        return Of(Primitives.Transpose(array, [.. order]));
    }

    /// <summary>Both arrays, one after the other along an axis that exists, by default the first.</summary>
    public static NDArray concatenate((NDArray, NDArray) tuple, int axis = 0) => concatenate([tuple.Item1, tuple.Item2], axis);

    /// <summary>The arrays, one after the other along an axis that exists, by default the first.</summary>
    /// <exception cref="InvalidArgumentError">Shapes differ beyond that axis, or dtypes differ.</exception>
    public static NDArray concatenate(NDArray[] arrays, int axis = 0) => Of(Primitives.Concat(arrays, axis));

    /// <summary>Both arrays along a new axis, by default in front.</summary>
    public static NDArray stack((NDArray, NDArray) tuple, int axis = 0) => stack([tuple.Item1, tuple.Item2], axis);

    /// <summary>The three arrays along a new axis, by default in front.</summary>
    public static NDArray stack((NDArray, NDArray, NDArray) tuple, int axis = 0) => stack([tuple.Item1, tuple.Item2, tuple.Item3], axis);

    /// <summary>The arrays along a new axis, by default in front.</summary>
    /// <exception cref="InvalidArgumentError">Shapes or dtypes differ.</exception>
    public static NDArray stack(NDArray[] arrays, int axis = 0) => Of(Primitives.Pack(arrays, axis));

    /// <summary>The arrays along a new axis in front.</summary>
    /// <exception cref="InvalidArgumentError">Shapes or dtypes differ.</exception>
    public static NDArray stack(params NDArray[] arrays) => stack(arrays, 0);

    /// <summary>The product of matrices or vectors.</summary>
    public static NDArray dot(NDArray x1, NDArray x2, NDArray? axes = null, string? name = null)
    {
        if (axes is not null) return Of(TensorDot.Of(x1, x2, axes));
        if (x1.ndim == 0 || x2.ndim == 0) return x1 * x2;
        NDArray pair = array(new[,] { { x1.ndim - 1 }, { Math.Max(0, x2.ndim - 2) } });
        return Of(TensorDot.Of(x1, x2, pair));
    }

    /// <summary>The sorted order along an axis (null: the last).</summary>
    public static NDArray argsort(NDArray a, Axis? axis = null) => Sorted(a, axis, descending: false, order: true);

    /// <summary>Sorted along an axis (null: the last).</summary>
    public static NDArray sort(NDArray values, Axis? axis = null, string direction = "ASCENDING") => direction is "ASCENDING" or "DESCENDING"
        ? Sorted(values, axis, direction == "DESCENDING", order: false)
        : throw new ValueError($"np.sort: direction must be ASCENDING or DESCENDING, got {direction}.");

    /// <summary>The distinct numbers, in the order of their first place, and the index of each element among them.</summary>
    public static (NDArray, NDArray) unique(NDArray a)
    {
        if (a.dtype == uint64) return Unique<ulong>(a);
        return a.dtype.IsFloating() ? Unique<double>(a) : Unique<long>(a);
    }

    // In a dtype that holds all of the array's: float64 has not every whole number of 64 bits.
    private static (NDArray, NDArray) Unique<T>(NDArray a) where T : unmanaged
    {
        var numbers = a.ravel().astype(DataTypes.Of(typeof(T))).ToArray<T>();
        var seen = new Dictionary<T, int>();
        var indices = Array.ConvertAll(numbers, number => seen.TryGetValue(number, out var index) ? index : seen[number] = seen.Count);
        return (new NDArray((Array)seen.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToArray()).astype(a.dtype), new NDArray(indices));
    }

    private static NDArray Sorted(NDArray a, Axis? axis, bool descending, bool order)
    {
        if (a.dtype == uint64) return Sorted<ulong>(a, axis, descending, order);
        return a.dtype.IsFloating() ? Sorted<double>(a, axis, descending, order) : Sorted<long>(a, axis, descending, order);
    }

    private static NDArray Sorted<T>(NDArray a, Axis? axis, bool descending, bool order) where T : unmanaged, INumber<T>
    {
        // NumPy's NaN is behind every number.
        var comparer = Comparer<T>.Create((x, y) => T.IsNaN(x) || T.IsNaN(y) ? T.IsNaN(x).CompareTo(T.IsNaN(y)) : x.CompareTo(y));
        var sorted = LastAxis.Run(a, axis is null ? -1 : axis[0], last =>
        {
            var columns = (int)last.Dimensions[-1];
            var numbers = Primitives.Cast(last, DataTypes.Of(typeof(T))).ToArray<T>();
            var places = new long[numbers.Length];
            for (var at = 0; at < numbers.Length; at += columns)
            {
                var row = numbers[at..(at + columns)];
                var range = Enumerable.Range(0, columns);
                var inOrder = descending ? range.OrderByDescending(i => row[i], comparer) : range.OrderBy(i => row[i], comparer);
                var place = at;
                foreach (var i in inOrder)
                {
                    places[place] = i;
                    numbers[place++] = row[i];
                }
            }
            return Primitives.Reshape(Conversions.OfArray(order ? places : numbers, null), last.Dimensions);
        });
        return Of(order ? sorted : Primitives.Cast(sorted, a.dtype));
    }

    private static NDArray Of(Tensor tensor) => new(tensor);

    private static NDArray Two(Func<Tensor, Tensor, Tensor> op, NDArray x, NDArray y)
    {
        var dtype = DataTypes.Promote(x.dtype, y.dtype);
        return Of(op(Primitives.Cast(x, dtype), Primitives.Cast(y, dtype)));
    }

    // NumPy adds up whole numbers in 64 bits. TensorFlow.NET keeps the dtype: so do 32 bits here, but bytes and the like would soon overflow.
    private static Tensor Wide(NDArray x) => x.dtype switch
    {
        TF_DataType.TF_UINT8 or TF_DataType.TF_UINT16 => Primitives.Cast(x, TF_DataType.TF_UINT64),
        TF_DataType.TF_BOOL or TF_DataType.TF_INT8 or TF_DataType.TF_INT16 => Primitives.Cast(x, TF_DataType.TF_INT64),
        _ => x,
    };

    // NumPy computes functions of whole numbers in float64.
    private static Tensor Fraction(NDArray x) => x.dtype.IsFloating() ? x : Primitives.Cast(x, TF_DataType.TF_DOUBLE);
}
