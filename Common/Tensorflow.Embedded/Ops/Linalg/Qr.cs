using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>The matrices in the last two axes as products of orthonormal columns (q) and an upper triangle (r).</summary>
internal sealed class QrOp(bool fullMatrices) : MultiOp
{
    public override string Name => "Qr";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Flag("full_matrices", fullMatrices);

    public override int OutputCount(Tensor[] inputs) => 2;

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var x = inputs[0];
        if (x.ndim < 2) throw new InvalidArgumentError($"Input must have rank >= 2, got shape {Errors.Brackets(x.Dimensions)} [Op:Qr]");
        var (m, n) = ((int)x.Dimensions.Span[^2], (int)x.Dimensions.Span[^1]);
        var k = fullMatrices ? m : Math.Min(m, n);
        var outer = x.Dimensions.Span[..^2].ToArray();
        var q = new Tensor(Shape.Adopt([.. outer, m, k]), x.dtype);
        var r = new Tensor(Shape.Adopt([.. outer, k, n]), x.dtype);
        var batch = (int)outer.Aggregate(1L, (product, dim) => product * dim);
        switch (x.dtype)
        {
            case TF_DataType.TF_FLOAT: QrKernels.Qr(x.Span<float>(), batch, m, n, k, q.Span<float>(), r.Span<float>()); break;
            case TF_DataType.TF_DOUBLE: QrKernels.Qr(x.Span<double>(), batch, m, n, k, q.Span<double>(), r.Span<double>()); break;
            default: throw Errors.Dtype(this, x.dtype);
        }
        return [q, r];
    }

    // linalg_grad.py, _QrGrad.
    public override Tensor?[] Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        var (x, q, r) = (inputs[0], outputs[0], outputs[1]);
        var (rows, columns) = (x.Dimensions.Span[^2], x.Dimensions.Span[^1]);
        if (rows > columns && fullMatrices)
            throw new InvalidArgumentError($"The gradient of qr with full_matrices is defined for as many columns as rows or more only, got shape {Errors.Brackets(x.Dimensions)} [Op:Qr]");
        var dq = upstream[0] ?? ZerosLike(q);
        var dr = upstream[1] ?? ZerosLike(r);
        if (rows >= columns) return [Deep(q, r, dq, dr)];
        var (behind, right) = (Columns(x, rows, columns - rows), Columns(dr, rows, columns - rows));
        var left = Deep(q, Columns(r, 0, rows), Add(dq, BatchMatMul(behind, right, false, true)), Columns(dr, 0, rows));
        return [Concat([left, BatchMatMul(q, right, false, false)], x.ndim - 1)];
    }

    private static Tensor Deep(Tensor q, Tensor r, Tensor dq, Tensor dr)
    {
        var qdq = BatchMatMul(q, dq, true, false);
        var rdr = BatchMatMul(r, dr, false, true);
        var lower = Mul(Add(Sub(qdq, Transposed(qdq)), Sub(rdr, Transposed(rdr))), Lower(r));
        var inverse = Run.Op(new MatrixInverseOp(adjoint: true), r);
        var a = BatchMatMul(q, Add(dr, BatchMatMul(lower, inverse, false, false)), false, false);
        return Add(a, BatchMatMul(Sub(dq, BatchMatMul(q, qdq, false, false)), inverse, false, false));
    }

    private static Tensor Transposed(Tensor x) => Transpose(x, [.. Enumerable.Range(0, x.ndim - 2), x.ndim - 1, x.ndim - 2]);

    private static Tensor Columns(Tensor x, long from, long count)
    {
        var (begin, size) = (new long[x.ndim], x.Dimensions.Span.ToArray());
        (begin[^1], size[^1]) = (from, count);
        return Slice(x, begin, size);
    }

    private static Tensor Lower(Tensor r)
    {
        var n = r.Dimensions.Span[^1];
        var ones = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++) ones[i, j] = 1;
        return Cast(Conversions.OfArray(ones, null), r.dtype);
    }
}
