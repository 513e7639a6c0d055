using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>A box of elements from <c>begin</c> on.</summary>
internal sealed class SliceOp(long[] begin, long[] size) : UnaryOp
{
    public override string Name => "Slice";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(begin);
        attributes.Input(size);
    }

    public override Tensor Compute(Tensor x)
    {
        var dims = new long[x.ndim];
        if (begin.Length != dims.Length || size.Length != dims.Length)
            throw new InvalidArgumentError($"Expected begin and size arguments to be 1-D tensors of size {dims.Length}, but got shapes [{begin.Length}] and [{size.Length}] instead. [Op:Slice]");
        for (var axis = 0; axis < dims.Length; axis++)
        {
            dims[axis] = size[axis] == -1 ? x.Dimensions.Span[axis] - begin[axis] : size[axis];
            if (begin[axis] < 0 || dims[axis] < 0 || begin[axis] + dims[axis] > x.Dimensions.Span[axis])
                throw new InvalidArgumentError($"Expected begin[{axis}] in [0, {x.Dimensions.Span[axis]}] and size[{axis}] in [0, {x.Dimensions.Span[axis] - begin[axis]}], but got {begin[axis]} and {size[axis]} [Op:Slice]");
        }
        if (x.Strings is not null) return StridedSliceOp.OfStrings(x, begin, Ones(dims.Length), dims, Shape.Adopt(dims));
        var y = new Tensor(Shape.Adopt(dims), x.dtype);
        Managed.BySize(new Take(x, begin, y), x.dtype.Size());
        return y;
    }

    private readonly struct Take(Tensor x, long[] begin, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => SliceKernels.Slice(x.Span<T>(), x.Dimensions.Span, begin, y.Dimensions.Span, y.Span<T>());
    }

    private static long[] Ones(int count)
    {
        var ones = new long[count];
        Array.Fill(ones, 1);
        return ones;
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var paddings = new long[x.ndim, 2];
        for (var axis = 0; axis < x.ndim; axis++)
        {
            paddings[axis, 0] = begin[axis];
            paddings[axis, 1] = x.Dimensions.Span[axis] - begin[axis] - y.Dimensions.Span[axis];
        }
        return Pad(dy, paddings);
    }
}

/// <summary>
/// Python's slicing with the notation already resolved: per axis of the input the first index, the step and the number of elements; axes of single indices are dropped and new
/// axes inserted by <c>shape</c>.
/// </summary>
internal sealed class StridedSliceOp(long[] begin, long[] strides, long[] counts, Shape shape) : UnaryOp
{
    public override string Name => "StridedSlice";

    public override bool IsFused => true;

    public override Tensor Compute(Tensor x)
    {
        if (x.Strings is not null) return OfStrings(x, begin, strides, counts, shape);
        var y = new Tensor(shape, x.dtype);
        Managed.BySize(new Take(x, begin, strides, counts, y), x.dtype.Size());
        return y;
    }

    public override Tensor Compose(Tensor x) => Reshape(Run.Op(new PlainStridedSliceOp(begin, strides, counts), x), shape);

    internal static Tensor OfStrings(Tensor x, long[] begin, long[] strides, long[] counts, Shape shape)
    {
        var indices = new long[x.Count];
        for (var i = 0; i < indices.Length; i++) indices[i] = i;
        var taken = new long[shape.size];
        SliceKernels.StridedSlice<long>(indices, x.Dimensions.Span, begin, strides, counts, taken);
        return new Tensor(Array.ConvertAll(taken, i => x.Strings![i]), shape);
    }

    private readonly struct Take(Tensor x, long[] begin, long[] strides, long[] counts, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => SliceKernels.StridedSlice(x.Span<T>(), x.Dimensions.Span, begin, strides, counts, y.Span<T>());
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) =>
        Run.Op(new StridedSliceGradOp(x.Dimensions, begin, strides, counts), Reshape(dy, Shape.Adopt(counts)));
}

/// <summary>TensorFlow's StridedSlice where every axis keeps its place; only the native executor runs it.</summary>
internal sealed class PlainStridedSliceOp(long[] begin, long[] strides, long[] counts) : UnaryOp
{
    public override string Name => "StridedSlice";

    public override void SetAttributes(NativeAttributes attributes) => StridedSliceGradOp.Bounds(attributes, begin, strides, counts);

    public override Tensor Compute(Tensor x) => new StridedSliceOp(begin, strides, counts, Shape.Adopt(counts)).Compute(x);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Run.Op(new StridedSliceGradOp(x.Dimensions, begin, strides, counts), dy);
}

/// <summary>Zeros with the upstream gradient at the places that were taken.</summary>
internal sealed class StridedSliceGradOp(Shape shape, long[] begin, long[] strides, long[] counts) : UnaryOp
{
    public override string Name => "StridedSliceGrad";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.FirstInput(shape);
        Bounds(attributes, begin, strides, counts, before: true);
    }

    internal static void Bounds(NativeAttributes attributes, long[] begin, long[] strides, long[] counts, bool before = false)
    {
        var end = new long[begin.Length];
        long mask = 0;
        for (var axis = 0; axis < end.Length; axis++)
        {
            end[axis] = begin[axis] + (strides[axis] * counts[axis]);
            // A negative end would count from the last element: leave it open instead.
            if (end[axis] < 0) mask |= 1L << axis;
        }
        if (before)
        {
            attributes.FirstInput(begin);
            attributes.FirstInput(end);
            attributes.FirstInput(strides);
        }
        else
        {
            attributes.Input(begin);
            attributes.Input(end);
            attributes.Input(strides);
        }
        attributes.Int("end_mask", mask);
    }

    public override Tensor Compute(Tensor x)
    {
        var y = new Tensor(shape, x.dtype);
        FillKernels.Fill((byte)0, y.DataBytes());
        Managed.BySize(new Put(x, shape, begin, strides, counts, y), x.dtype.Size());
        return y;
    }

    private readonly struct Put(Tensor x, Shape shape, long[] begin, long[] strides, long[] counts, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => SliceKernels.StridedSliceScatter(x.Span<T>(), shape.Span, begin, strides, counts, y.Span<T>());
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Run.Op(new StridedSliceOp(begin, strides, counts, x.Dimensions), dy);
}

/// <summary>Elements around a tensor: zeros or a constant.</summary>
internal sealed class PadOp(long[,] paddings) : BinaryOp
{
    public override string Name => "PadV2";

    public override void SetAttributes(NativeAttributes attributes) => attributes.InputAt(1, paddings);

    public override Tensor Compute(Tensor a, Tensor b)
    {
        var dims = a.Dimensions.Span.ToArray();
        if (paddings.GetLength(0) != dims.Length) throw new InvalidArgumentError($"The first dimension of paddings must be the rank of inputs[{paddings.GetLength(0)},2] {Errors.Brackets(a.Dimensions)} [Op:PadV2]");
        var before = new long[dims.Length];
        var after = new long[dims.Length];
        for (var axis = 0; axis < dims.Length; axis++)
        {
            (before[axis], after[axis]) = (paddings[axis, 0], paddings[axis, 1]);
            if (before[axis] < 0 || after[axis] < 0) throw new InvalidArgumentError($"Paddings must be non-negative: {before[axis]} {after[axis]} [Op:PadV2]");
            dims[axis] += before[axis] + after[axis];
        }
        Errors.RequireSameDtype(this, a, b);
        var y = new Tensor(Shape.Adopt(dims), a.dtype);
        Managed.BySize(new Around(a, before, after, b, y), a.dtype.Size());
        return y;
    }

    private readonly struct Around(Tensor x, long[] before, long[] after, Tensor value, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => PadKernels.Pad(x.Span<T>(), x.Dimensions.Span, before, after, value.Span<T>()[0], y.Span<T>());
    }

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var begin = new long[a.ndim];
        for (var axis = 0; axis < begin.Length; axis++) begin[axis] = paddings[axis, 0];
        return (needA ? Slice(dy, begin, a.Dimensions.Span.ToArray()) : null, null);
    }
}

/// <summary>Elements mirrored at the borders, with (SYMMETRIC) or without (REFLECT) the border itself.</summary>
internal sealed class MirrorPadOp(long[,] paddings, bool symmetric) : UnaryOp
{
    public override string Name => "MirrorPad";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(paddings);
        attributes.String("mode", symmetric ? "SYMMETRIC" : "REFLECT");
    }

    public override Tensor Compute(Tensor x)
    {
        var dims = x.Dimensions.Span.ToArray();
        if (paddings.GetLength(0) != dims.Length) throw new InvalidArgumentError($"The first dimension of paddings must be the rank of inputs[{paddings.GetLength(0)},2] {Errors.Brackets(x.Dimensions)} [Op:MirrorPad]");
        var before = new long[dims.Length];
        var after = new long[dims.Length];
        for (var axis = 0; axis < dims.Length; axis++)
        {
            (before[axis], after[axis]) = (paddings[axis, 0], paddings[axis, 1]);
            PadKernels.CheckMirror(dims[axis], before[axis], after[axis], symmetric);
            dims[axis] += before[axis] + after[axis];
        }
        var y = new Tensor(Shape.Adopt(dims), x.dtype);
        Managed.BySize(new Mirror(x, before, after, symmetric, y), x.dtype.Size());
        return y;
    }

    private readonly struct Mirror(Tensor x, long[] before, long[] after, bool symmetric, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => PadKernels.MirrorPad(x.Span<T>(), x.Dimensions.Span, before, after, symmetric, y.Span<T>());
    }

    // array_grad.py, _MirrorPadGrad: each element gets the gradients of all its images. Mirrored in the same way, the elements' numbers say which those are.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var numbers = Conversions.OfArray(Enumerable.Range(0, checked((int)x.Count)).ToArray(), x.Dimensions);
        var elements = Shape.Adopt([-1]);
        return Reshape(UnsortedSegmentSum(Reshape(dy, elements), Reshape(Run.Op(this, numbers), elements), (int)x.Count), x.Dimensions);
    }
}

/// <summary>The order of the elements along some axes turned round.</summary>
internal sealed class ReverseOp(int[] axes) : UnaryOp
{
    public override string Name => "ReverseV2";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(axes);

    public override Tensor Compute(Tensor x)
    {
        var reversed = new bool[x.ndim];
        foreach (var axis in axes)
        {
            ref var turned = ref reversed[Errors.Axis(this, axis, x.ndim)];
            if (turned) throw new InvalidArgumentError($"axis {axis} specified more than once. [Op:ReverseV2]");
            turned = true;
        }
        var y = new Tensor(x.Dimensions, x.dtype);
        Managed.BySize(new Backwards(x, reversed, y), x.dtype.Size());
        return y;
    }

    private readonly struct Backwards(Tensor x, bool[] reversed, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => RepeatKernels.Reverse(x.Span<T>(), x.Dimensions.Span, reversed, y.Span<T>());
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Reverse(dy, axes);
}
