using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Inverses of the matrices in the last two axes, of their transposes if asked.</summary>
internal sealed class MatrixInverseOp(bool adjoint) : UnaryOp
{
    public override string Name => "MatrixInverse";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Flag("adjoint", adjoint);

    public override Tensor Compute(Tensor x)
    {
        if (x.ndim < 2 || x.Dimensions.Span[^1] != x.Dimensions.Span[^2]) throw new InvalidArgumentError($"Input matrix must be square, got shape {Errors.Brackets(x.Dimensions)} [Op:MatrixInverse]");
        var y = new Tensor(x.Dimensions, x.dtype);
        var n = (int)x.Dimensions.Span[^1];
        var batch = n == 0 ? 0 : (int)(x.Count / n / n);
        switch (x.dtype)
        {
            case TF_DataType.TF_FLOAT: InverseKernels.Inverse<float>(x.Span<float>(), batch, n, adjoint, y.Span<float>()); break;
            case TF_DataType.TF_DOUBLE: InverseKernels.Inverse<double>(x.Span<double>(), batch, n, adjoint, y.Span<double>()); break;
            default: throw Errors.Dtype(this, x.dtype);
        }
        return y;
    }

    // linalg_grad.py, _MatrixInverseGrad.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Neg(BatchMatMul(y, BatchMatMul(dy, y, adjoint, !adjoint), !adjoint, false));
}
