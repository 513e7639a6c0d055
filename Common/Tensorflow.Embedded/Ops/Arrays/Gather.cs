using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Slices of the first input at the indices of the second, along an axis.</summary>
internal sealed class GatherOp(int axis) : BinaryOp
{
    public override string Name => "GatherV2";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(axis);

    public override Tensor Compute(Tensor a, Tensor b)
    {
        var along = Errors.Axis(this, axis, a.ndim);
        var indices = b.dtype == TF_DataType.TF_INT64 ? b : new CastOp(TF_DataType.TF_INT64).Compute(b);
        var y = new Tensor(Shape.Adopt([.. a.Dimensions.Span[..along], .. b.Dimensions.Span, .. a.Dimensions.Span[(along + 1)..]]), a.dtype);
        Managed.BySize(new Take(a, along, indices, y), a.dtype.Size());
        GC.KeepAlive(indices);
        return y;
    }

    private readonly struct Take(Tensor x, int axis, Tensor indices, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => GatherKernels.Gather(x.Span<T>(), x.Dimensions.Span, axis, indices.Span<long>(), y.Span<T>());
    }

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        if (!needA) return default;
        var along = axis < 0 ? axis + a.ndim : axis;
        // Slices as rows of a matrix (indices, inner), one block per outer position moved to the front.
        var outer = a.Dimensions.Span[..along].ToArray();
        long outerCount = 1;
        foreach (var dim in outer) outerCount *= dim;
        var inner = a.Count == 0 ? 0 : a.Count / (outerCount * a.Dimensions.Span[along]);
        var three = Reshape(dy, Shape.Adopt([outerCount, b.Count, inner]));
        var rows = Reshape(Transpose(three, [1, 0, 2]), Shape.Adopt([b.Count, outerCount * inner]));
        var summed = UnsortedSegmentSum(rows, Reshape(b, Shape.Adopt([b.Count])), (int)a.Dimensions.Span[along]);
        var back = Transpose(Reshape(summed, Shape.Adopt([a.Dimensions.Span[along], outerCount, inner])), [1, 0, 2]);
        return (Reshape(back, a.Dimensions), null);
    }
}

/// <summary>Rows of the first input summed by their number in the second.</summary>
internal sealed class UnsortedSegmentSumOp(int segments) : BinaryOp
{
    public override string Name => "UnsortedSegmentSum";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(segments);

    public override Tensor Compute(Tensor a, Tensor b)
    {
        if (a.ndim < b.ndim || !a.Dimensions.Span[..b.ndim].SequenceEqual(b.Dimensions.Span))
            throw new InvalidArgumentError($"data.shape = {Errors.Brackets(a.Dimensions)} does not start with segment_ids.shape = {Errors.Brackets(b.Dimensions)} [Op:UnsortedSegmentSum]");
        var y = new Tensor(Shape.Adopt([segments, .. a.Dimensions.Span[b.ndim..]]), a.dtype);
        var ids = b.dtype == TF_DataType.TF_INT64 ? b : new CastOp(TF_DataType.TF_INT64).Compute(b);
        switch (a.dtype)
        {
            case TF_DataType.TF_FLOAT: Accumulate<float>(a, ids, y); break;
            case TF_DataType.TF_DOUBLE: Accumulate<double>(a, ids, y); break;
            case TF_DataType.TF_INT32: Accumulate<int>(a, ids, y); break;
            case TF_DataType.TF_INT64: Accumulate<long>(a, ids, y); break;
            default: throw Errors.Dtype(this, a.dtype);
        }
        GC.KeepAlive(ids);
        return y;
    }

    private void Accumulate<T>(Tensor a, Tensor ids, Tensor y) where T : unmanaged, System.Numerics.INumber<T> =>
        GatherKernels.UnsortedSegmentSum(a.Span<T>(), segments == 0 ? 0 : (int)(y.Count / segments), ids.Span<long>(), segments, y.Span<T>());

    // math_grad.py, _GatherDropNegatives: rows with a negative number went nowhere.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        if (!needA) return default;
        var zero = Scalars.Of(b.dtype, 0);
        var rows = Gather(dy, Maximum(b, zero), 0);
        var counted = GreaterEqual(b, zero);
        var aligned = Reshape(counted, Shape.Adopt([.. b.Dimensions.Span, .. Enumerable.Repeat(1L, rows.ndim - b.ndim)]));
        return (Select(aligned, rows, Scalars.Of(dy.dtype, 0f)), null);
    }
}

/// <summary>The largest elements along the last axis, and where they are.</summary>
internal sealed class TopKOp(int k, bool sorted) : MultiOp
{
    public override string Name => "TopKV2";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(k);
        attributes.Bool("sorted", sorted);
    }

    public override int OutputCount(Tensor[] inputs) => 2;

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var x = inputs[0];
        if (x.ndim < 1 || x.Dimensions.Span[^1] < k) throw new InvalidArgumentError($"input must have at least k columns. Had {(x.ndim < 1 ? 0 : x.Dimensions.Span[^1])}, needed {k} [Op:TopKV2]");
        var dims = x.Dimensions.Span.ToArray();
        dims[^1] = k;
        var values = new Tensor(Shape.Adopt(dims), x.dtype);
        var indices = new Tensor(values.Dimensions, TF_DataType.TF_INT32);
        switch (x.dtype)
        {
            case TF_DataType.TF_FLOAT: Pick<float>(x, values, indices); break;
            case TF_DataType.TF_DOUBLE: Pick<double>(x, values, indices); break;
            case TF_DataType.TF_INT32: Pick<int>(x, values, indices); break;
            case TF_DataType.TF_INT64: Pick<long>(x, values, indices); break;
            default: throw Errors.Dtype(this, x.dtype);
        }
        return [values, indices];
    }

    private void Pick<T>(Tensor x, Tensor values, Tensor indices) where T : unmanaged, System.Numerics.INumber<T> =>
        TopKKernels.TopK(x.Span<T>(), (int)x.Dimensions.Span[^1], k, values.Span<T>(), indices.Span<int>());

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        if (upstream[0] is not { } dy) return [null];
        var columns = (int)inputs[0].Dimensions.Span[^1];
        var hot = OneHot(outputs[1], columns, Scalars.Of(dy.dtype, 1f), Scalars.Of(dy.dtype, 0f), -1);
        return [Sum(Mul(hot, ExpandDims(dy, -1)), [hot.ndim - 2], keepDims: false)];
    }
}

/// <summary>Whether a row's target is among its k largest predictions.</summary>
internal sealed class InTopKOp(int k, TF_DataType targets) : BinaryOp
{
    public override string Name => "InTopKV2";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(k, targets);

    public override Tensor Compute(Tensor a, Tensor b)
    {
        if (a.dtype != TF_DataType.TF_FLOAT) throw Errors.Dtype(this, a.dtype);
        if (a.ndim != 2 || b.ndim != 1 || a.Dimensions.Span[0] != b.Dimensions.Span[0])
            throw new InvalidArgumentError($"predictions must be 2-dimensional and targets 1-dimensional of the same length, got shapes {Errors.Brackets(a.Dimensions)} and {Errors.Brackets(b.Dimensions)} [Op:InTopKV2]");
        var y = new Tensor(b.Dimensions, TF_DataType.TF_BOOL);
        var classes = (int)a.Dimensions.Span[1];
        switch (b.dtype)
        {
            case TF_DataType.TF_INT32: TopKKernels.InTopK(a.Span<float>(), classes, b.Span<int>(), k, y.Span<bool>()); break;
            case TF_DataType.TF_INT64: TopKKernels.InTopK(a.Span<float>(), classes, b.Span<long>(), k, y.Span<bool>()); break;
            default: throw Errors.Dtype(this, b.dtype);
        }
        return y;
    }
}

/// <summary>How often each number below size occurs, or the sum of the weights there where weights is not empty.</summary>
internal sealed class BincountOp(int size, TF_DataType numbers) : BinaryOp
{
    public override string Name => "DenseBincount";

    public override void SetAttributes(NativeAttributes attributes) => attributes.InputAt(1, size, numbers);

    public override Tensor Compute(Tensor a, Tensor b)
    {
        var y = new Tensor(Shape.Adopt([size]), b.dtype);
        switch (b.dtype)
        {
            case TF_DataType.TF_FLOAT: Count<float>(a, b, y); break;
            case TF_DataType.TF_DOUBLE: Count<double>(a, b, y); break;
            case TF_DataType.TF_INT32: Count<int>(a, b, y); break;
            case TF_DataType.TF_INT64: Count<long>(a, b, y); break;
            default: throw Errors.Dtype(this, b.dtype);
        }
        return y;
    }

    private void Count<T>(Tensor a, Tensor weights, Tensor y) where T : unmanaged, System.Numerics.INumber<T>
    {
        switch (a.dtype)
        {
            case TF_DataType.TF_INT32: CountKernels.Bincount<T, int>(a.Span<int>(), weights.Span<T>(), y.Span<T>()); break;
            case TF_DataType.TF_INT64: CountKernels.Bincount<T, long>(a.Span<long>(), weights.Span<T>(), y.Span<T>()); break;
            default: throw Errors.Dtype(this, a.dtype);
        }
    }
}
