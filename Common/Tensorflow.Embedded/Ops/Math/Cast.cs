using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>The elements in another dtype; floating-point ones are truncated towards zero.</summary>
internal sealed class CastOp(TF_DataType to) : UnaryOp
{
    public override string Name => "Cast";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Type("DstT", to);

    public override Tensor Compute(Tensor x)
    {
        var y = new Tensor(x.Dimensions, to);
        switch (x.dtype)
        {
            case TF_DataType.TF_FLOAT: From<float>(x, y); break;
            case TF_DataType.TF_DOUBLE: From<double>(x, y); break;
            case TF_DataType.TF_INT32: From<int>(x, y); break;
            case TF_DataType.TF_INT64: From<long>(x, y); break;
            case TF_DataType.TF_BOOL: From<bool>(x, y); break;
            case TF_DataType.TF_UINT8: From<byte>(x, y); break;
            case TF_DataType.TF_INT8: From<sbyte>(x, y); break;
            case TF_DataType.TF_INT16: From<short>(x, y); break;
            case TF_DataType.TF_UINT16: From<ushort>(x, y); break;
            case TF_DataType.TF_UINT32: From<uint>(x, y); break;
            case TF_DataType.TF_UINT64: From<ulong>(x, y); break;
            default: throw new InvalidArgumentError($"Cast {x.dtype.CppName()} to {to.CppName()} is not supported [Op:Cast]");
        }
        return y;
    }

    private static void From<T>(Tensor x, Tensor y) where T : unmanaged
    {
        switch (y.dtype)
        {
            case TF_DataType.TF_FLOAT: CastKernels.Cast(x.Span<T>(), y.Span<float>()); break;
            case TF_DataType.TF_DOUBLE: CastKernels.Cast(x.Span<T>(), y.Span<double>()); break;
            case TF_DataType.TF_INT32: CastKernels.Cast(x.Span<T>(), y.Span<int>()); break;
            case TF_DataType.TF_INT64: CastKernels.Cast(x.Span<T>(), y.Span<long>()); break;
            case TF_DataType.TF_BOOL: CastKernels.Cast(x.Span<T>(), y.Span<bool>()); break;
            case TF_DataType.TF_UINT8: CastKernels.Cast(x.Span<T>(), y.Span<byte>()); break;
            case TF_DataType.TF_INT8: CastKernels.Cast(x.Span<T>(), y.Span<sbyte>()); break;
            case TF_DataType.TF_INT16: CastKernels.Cast(x.Span<T>(), y.Span<short>()); break;
            case TF_DataType.TF_UINT16: CastKernels.Cast(x.Span<T>(), y.Span<ushort>()); break;
            case TF_DataType.TF_UINT32: CastKernels.Cast(x.Span<T>(), y.Span<uint>()); break;
            case TF_DataType.TF_UINT64: CastKernels.Cast(x.Span<T>(), y.Span<ulong>()); break;
            default: throw new InvalidArgumentError($"Cast {x.dtype.CppName()} to {y.dtype.CppName()} is not supported [Op:Cast]");
        }
    }

    // math_grad.py, _CastGrad: only between floating-point dtypes.
    public override Tensor? Gradient(Tensor x, Tensor y, Tensor dy) => x.dtype.IsFloating() && to.IsFloating() ? Primitives.Cast(dy, x.dtype) : null;
}
