using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Elements of the second input where the condition is set, of the third elsewhere; all three broadcast to one shape.</summary>
internal sealed class SelectV2Op : NaryOp
{
    public static readonly SelectV2Op Op = new();

    public override string Name => "SelectV2";

    public override Tensor Compute(Tensor[] inputs)
    {
        var (condition, t, e) = (inputs[0], inputs[1], inputs[2]);
        if (condition.dtype != TF_DataType.TF_BOOL) throw new InvalidArgumentError($"cannot compute SelectV2 as input #0(zero-based) was expected to be a bool tensor but is a {condition.dtype.CppName()} tensor [Op:SelectV2]");
        Errors.RequireSameDtype(this, t, e);
        var y = new Tensor(Broadcasting.Shape(this, Broadcasting.Shape(this, condition.Dimensions, t.Dimensions), e.Dimensions), t.dtype);
        Managed.BySize(new Selection(condition, t, e, y), t.dtype.Size());
        return y;
    }

    private readonly struct Selection(Tensor condition, Tensor t, Tensor e, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged =>
            Kernels.SelectKernels.SelectV2(condition.Span<bool>(), condition.Dimensions.Span, t.Span<T>(), t.Dimensions.Span, e.Span<T>(), e.Dimensions.Span, y.Span<T>());
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed)
    {
        var zero = Scalars.Of(dy.dtype, 0f);
        return
        [
            null,
            needed[1] ? Unbroadcast(Select(inputs[0], dy, zero), inputs[1]) : null,
            needed[2] ? Unbroadcast(Select(inputs[0], zero, dy), inputs[2]) : null,
        ];
    }
}
