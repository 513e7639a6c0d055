using Tensorflow.Executors;
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
        var limit = a.shape.Span[along];
        foreach (var index in indices.Span<long>())
            if (index < 0 || index >= limit) throw new InvalidArgumentError($"indices = {index} is not in [0, {limit}) [Op:GatherV2]");
        var y = new Tensor(Shape.Adopt([.. a.shape.Span[..along], .. b.shape.Span, .. a.shape.Span[(along + 1)..]]), a.dtype);
        Managed.BySize(new Take(a, along, indices, y), a.dtype.Size());
        GC.KeepAlive(indices);
        return y;
    }

    private readonly struct Take(Tensor x, int axis, Tensor indices, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => Kernels.GatherKernels.Gather(x.Span<T>(), x.shape.Span, axis, indices.Span<long>(), y.Span<T>());
    }

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        if (!needA) return default;
        var along = axis < 0 ? axis + a.ndim : axis;
        // Slices as rows of a matrix (indices, inner), one block per outer position moved to the front.
        var outer = a.shape.Span[..along].ToArray();
        long outerCount = 1;
        foreach (var dim in outer) outerCount *= dim;
        var inner = a.Count == 0 ? 0 : a.Count / (outerCount * a.shape.Span[along]);
        var three = Reshape(dy, Shape.Adopt([outerCount, b.Count, inner]));
        var rows = Reshape(Transpose(three, [1, 0, 2]), Shape.Adopt([b.Count, outerCount * inner]));
        var summed = UnsortedSegmentSum(rows, Reshape(b, Shape.Adopt([b.Count])), (int)a.shape.Span[along]);
        var back = Transpose(Reshape(summed, Shape.Adopt([a.shape.Span[along], outerCount, inner])), [1, 0, 2]);
        return (Reshape(back, a.shape), null);
    }
}

/// <summary>Rows of the first input summed by their number in the second.</summary>
internal sealed class UnsortedSegmentSumOp(int segments) : BinaryOp
{
    public override string Name => "UnsortedSegmentSum";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(segments);

    public override Tensor Compute(Tensor a, Tensor b)
    {
        var width = b.Count == 0 ? 0 : a.Count / b.Count;
        var y = new Tensor(Shape.Adopt([segments, .. a.shape.Span[b.ndim..]]), a.dtype);
        y.DataBytes().Clear();
        var ids = b.dtype == TF_DataType.TF_INT64 ? b : new CastOp(TF_DataType.TF_INT64).Compute(b);
        switch (a.dtype)
        {
            case TF_DataType.TF_FLOAT: Accumulate<float>(a, ids, width, y); break;
            case TF_DataType.TF_DOUBLE: Accumulate<double>(a, ids, width, y); break;
            case TF_DataType.TF_INT32: Accumulate<int>(a, ids, width, y); break;
            case TF_DataType.TF_INT64: Accumulate<long>(a, ids, width, y); break;
            default: throw Errors.Dtype(this, a.dtype);
        }
        GC.KeepAlive(ids);
        return y;
    }

    private static void Accumulate<T>(Tensor a, Tensor ids, long width, Tensor y) where T : unmanaged, System.Numerics.INumber<T>
    {
        var from = a.Span<T>();
        var to = y.Span<T>();
        var rows = ids.Span<long>();
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] < 0) continue;
            for (var k = 0; k < width; k++) to[(int)((rows[i] * width) + k)] += from[(int)((i * width) + k)];
        }
    }

    // math_grad.py, _GatherDropNegatives: rows with a negative number went nowhere.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        if (!needA) return default;
        var zero = Scalars.Of(b.dtype, 0);
        var rows = Gather(dy, Maximum(b, zero), 0);
        var counted = GreaterEqual(b, zero);
        var aligned = Reshape(counted, Shape.Adopt([.. b.shape.Span, .. Enumerable.Repeat(1L, rows.ndim - b.ndim)]));
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
        if (x.ndim < 1 || x.shape.Span[^1] < k) throw new InvalidArgumentError($"input must have at least k columns. Had {(x.ndim < 1 ? 0 : x.shape.Span[^1])}, needed {k} [Op:TopKV2]");
        var dims = x.shape.Span.ToArray();
        dims[^1] = k;
        var values = new Tensor(Shape.Adopt(dims), x.dtype);
        var indices = new Tensor(values.shape, TF_DataType.TF_INT32);
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

    private void Pick<T>(Tensor x, Tensor values, Tensor indices) where T : unmanaged, System.Numerics.INumber<T>
    {
        var columns = (int)x.shape.Span[^1];
        var from = x.Span<T>();
        var order = new int[columns];
        for (int row = 0, at = 0; at < from.Length; row++, at += columns)
        {
            for (var i = 0; i < columns; i++) order[i] = i;
            var numbers = from.Slice(at, columns).ToArray();
            Array.Sort(order, (p, q) => numbers[q].CompareTo(numbers[p]) is var difference and not 0 ? difference : p - q);
            for (var i = 0; i < k; i++)
            {
                values.Span<T>()[(row * k) + i] = numbers[order[i]];
                indices.Span<int>()[(row * k) + i] = order[i];
            }
        }
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        if (upstream[0] is not { } dy) return [null];
        var columns = (int)inputs[0].shape.Span[^1];
        var hot = OneHot(outputs[1], columns, Scalars.Of(dy.dtype, 1f), Scalars.Of(dy.dtype, 0f), -1);
        return [Sum(Mul(hot, ExpandDims(dy, -1)), [hot.ndim - 2], keepDims: false)];
    }
}
