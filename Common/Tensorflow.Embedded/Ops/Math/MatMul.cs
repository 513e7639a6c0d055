using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>The product of two matrices, each transposed first if asked.</summary>
internal sealed class MatMulOp : BinaryOp
{
    private static readonly MatMulOp[] forms = [new(false, false), new(true, false), new(false, true), new(true, true)];

    private readonly bool transposeA;
    private readonly bool transposeB;

    private MatMulOp(bool transposeA, bool transposeB) => (this.transposeA, this.transposeB) = (transposeA, transposeB);

    public static MatMulOp Of(bool transposeA, bool transposeB) => forms[(transposeA ? 1 : 0) | (transposeB ? 2 : 0)];

    public override string Name => "MatMul";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Flag("transpose_a", transposeA);
        attributes.Flag("transpose_b", transposeB);
    }

    public bool TransposeA => transposeA;

    public bool TransposeB => transposeB;

    public override unsafe Tensor Compute(Tensor a, Tensor b)
    {
        var (m, n, k) = Sizes(a, b);
        var y = new Tensor(Shape.Of(m, n), a.dtype);
        Product(a.dtype, a.Data, transposeA, b.Data, transposeB, y.Data, (int)m, (int)n, (int)k);
        return y;
    }

    /// <summary>Rows and columns of the product, and how many products each of its elements is the sum of; checks the operands.</summary>
    public (long M, long N, long K) Sizes(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        if (a.ndim != 2) throw new InvalidArgumentError($"In[0] mismatch In[1] shape: {Errors.Brackets(a.Dimensions)}, {Errors.Brackets(b.Dimensions)}: In[0] must be a matrix [Op:MatMul]");
        if (b.ndim != 2) throw new InvalidArgumentError($"In[0] mismatch In[1] shape: {Errors.Brackets(a.Dimensions)}, {Errors.Brackets(b.Dimensions)}: In[1] must be a matrix [Op:MatMul]");
        var p = a.Dimensions.Span;
        var q = b.Dimensions.Span;
        var (m, k) = transposeA ? (p[1], p[0]) : (p[0], p[1]);
        var (inner, n) = transposeB ? (q[1], q[0]) : (q[0], q[1]);
        if (k != inner)
            throw new InvalidArgumentError($"Matrix size-incompatible: In[0]: {Errors.Brackets(a.Dimensions)}, In[1]: {Errors.Brackets(b.Dimensions)}{(transposeA || transposeB ? $", transpose_a={transposeA}, transpose_b={transposeB}" : "")} [Op:MatMul]");
        return (m, n, k);
    }

    /// <summary>One product of matrices at the given addresses.</summary>
    internal static unsafe void Product(TF_DataType dtype, byte* a, bool transposeA, byte* b, bool transposeB, byte* y, int m, int n, int k)
    {
        switch (dtype)
        {
            case TF_DataType.TF_FLOAT: MatMulKernel.Float((float*)a, transposeA, (float*)b, transposeB, (float*)y, m, n, k); break;
            case TF_DataType.TF_DOUBLE: MatMulKernel.Double((double*)a, transposeA, (double*)b, transposeB, (double*)y, m, n, k); break;
            case TF_DataType.TF_INT32: MatMulKernel.Int32((int*)a, transposeA, (int*)b, transposeB, (int*)y, m, n, k); break;
            case TF_DataType.TF_INT64: MatMulKernel.Int64((long*)a, transposeA, (long*)b, transposeB, (long*)y, m, n, k); break;
            default: throw Errors.Dtype(forms[0], dtype);
        }
    }

    // math_grad.py, _MatMulGrad.
    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) => (transposeA, transposeB) switch
    {
        (false, false) => (needA ? MatMul(dy, b, false, true) : null, needB ? MatMul(a, dy, true, false) : null),
        (false, true) => (needA ? MatMul(dy, b) : null, needB ? MatMul(dy, a, true, false) : null),
        (true, false) => (needA ? MatMul(b, dy, false, true) : null, needB ? MatMul(a, dy) : null),
        _ => (needA ? MatMul(b, dy, true, true) : null, needB ? MatMul(dy, a, true, true) : null),
    };
}

/// <summary>Products of the matrices in the last two axes; the axes before them broadcast.</summary>
internal sealed class BatchMatMulV2Op(bool adjointX, bool adjointY) : BinaryOp
{
    public override string Name => "BatchMatMulV2";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Flag("adj_x", adjointX);
        attributes.Flag("adj_y", adjointY);
    }

    public override unsafe Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        if (a.ndim < 2 || b.ndim < 2) throw new InvalidArgumentError($"In[0] and In[1] must have at least 2 dimensions: {Errors.Brackets(a.Dimensions)}, {Errors.Brackets(b.Dimensions)} [Op:BatchMatMulV2]");
        var p = a.Dimensions.Span;
        var q = b.Dimensions.Span;
        var (m, k) = adjointX ? (p[^1], p[^2]) : (p[^2], p[^1]);
        var (inner, n) = adjointY ? (q[^1], q[^2]) : (q[^2], q[^1]);
        if (k != inner) throw new InvalidArgumentError($"Matrix size-incompatible: In[0]: {Errors.Brackets(a.Dimensions)}, In[1]: {Errors.Brackets(b.Dimensions)} [Op:BatchMatMulV2]");
        var batch = Broadcasting.Shape(this, Shape.Adopt(p[..^2].ToArray()), Shape.Adopt(q[..^2].ToArray()));
        var y = new Tensor(Shape.Adopt([.. batch.Span, m, n]), a.dtype);
        var size = a.dtype.Size();
        var offsets = new (long A, long B)[batch.size];
        for (long i = 0; i < offsets.Length; i++) offsets[i] = (Offset(i, batch.Span, p[..^2]) * m * k * size, Offset(i, batch.Span, q[..^2]) * k * n * size);
        var product = new Products(a.dtype, a.Data, adjointX, b.Data, adjointY, y.Data, (int)m, (int)n, (int)k, m * n * size, offsets);
        // Few matrices are shared by the threads one by one, many among them.
        if (offsets.Length < 2 * Workers.Count) product.Run(0, offsets.Length);
        else Ranges.For(offsets.Length, (nint)Math.Min(offsets.Length * m * n * k, int.MaxValue), 1, product);
        return y;
    }

    private readonly unsafe struct Products(TF_DataType dtype, byte* a, bool transposeA, byte* b, bool transposeB, byte* y, int m, int n, int k, long bytes, (long A, long B)[] offsets) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) MatMulOp.Product(dtype, a + offsets[i].A, transposeA, b + offsets[i].B, transposeB, y + (i * bytes), m, n, k);
        }
    }

    // Which matrix of an operand belongs to matrix i of the broadcast batch.
    private static long Offset(long i, ReadOnlySpan<long> batch, ReadOnlySpan<long> own)
    {
        long offset = 0;
        long stride = 1;
        for (var axis = 1; axis <= batch.Length; axis++)
        {
            var index = i % batch[^axis];
            i /= batch[^axis];
            if (axis > own.Length) continue;
            if (own[^axis] != 1) offset += index * stride;
            stride *= own[^axis];
        }
        return offset;
    }

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB)
    {
        var (da, db) = (adjointX, adjointY) switch
        {
            (false, false) => (needA ? BatchMatMul(dy, b, false, true) : null, needB ? BatchMatMul(a, dy, true, false) : null),
            (false, true) => (needA ? BatchMatMul(dy, b, false, false) : null, needB ? BatchMatMul(dy, a, true, false) : null),
            (true, false) => (needA ? BatchMatMul(b, dy, false, true) : null, needB ? BatchMatMul(a, dy, false, false) : null),
            _ => (needA ? BatchMatMul(b, dy, true, true) : null, needB ? BatchMatMul(dy, a, true, true) : null),
        };
        return (da is null ? null : Gradients.Unbroadcast(da, a), db is null ? null : Gradients.Unbroadcast(db, b));
    }
}
