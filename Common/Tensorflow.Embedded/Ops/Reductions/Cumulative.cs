using System.Numerics;
using Tensorflow.Executors;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Running sums along an axis.</summary>
internal sealed class CumsumOp(int axis, bool exclusive, bool reverse) : UnaryOp
{
    public override string Name => "Cumsum";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(axis);
        attributes.Flag("exclusive", exclusive);
        attributes.Flag("reverse", reverse);
    }

    public override Tensor Compute(Tensor x)
    {
        var along = Errors.Axis(this, axis, x.ndim, scalars: true);
        var y = new Tensor(x.Dimensions, x.dtype);
        Managed.ByNumber(new Work(x, along, exclusive, reverse, y), this, x.dtype);
        return y;
    }

    private readonly struct Work(Tensor x, int along, bool exclusive, bool reverse, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Kernels.CumulativeKernels.CumSum(x.Span<T>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<T>());
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Cumsum(dy, axis, exclusive, !reverse);
}

/// <summary>Running products along an axis.</summary>
internal sealed class CumprodOp(int axis, bool exclusive, bool reverse) : UnaryOp
{
    public override string Name => "Cumprod";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(axis);
        attributes.Flag("exclusive", exclusive);
        attributes.Flag("reverse", reverse);
    }

    public override Tensor Compute(Tensor x)
    {
        var along = Errors.Axis(this, axis, x.ndim, scalars: true);
        var y = new Tensor(x.Dimensions, x.dtype);
        Managed.ByNumber(new Work(x, along, exclusive, reverse, y), this, x.dtype);
        return y;
    }

    private readonly struct Work(Tensor x, int along, bool exclusive, bool reverse, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Kernels.CumulativeKernels.CumProd(x.Span<T>(), x.Dimensions.Span, along, exclusive, reverse, y.Span<T>());
    }

    // math_grad.py, _CumprodGrad.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) =>
        RealDiv(Cumsum(Mul(y, dy), axis, exclusive, !reverse), x);
}
