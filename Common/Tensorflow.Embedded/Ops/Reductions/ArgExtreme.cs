using Tensorflow.Executors;

namespace Tensorflow.Ops;

/// <summary>The index of the first largest (ArgMax) or smallest (ArgMin) element along an axis.</summary>
internal sealed class ArgExtremeOp(bool largest, int axis, TF_DataType output) : UnaryOp
{
    public override string Name => largest ? "ArgMax" : "ArgMin";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(axis);
        attributes.Type("output_type", output);
    }

    public override Tensor Compute(Tensor x)
    {
        var along = Errors.Axis(this, axis, x.ndim, scalars: true);
        if (x.ndim > 0 && x.Dimensions.Span[along] == 0) throw new InvalidArgumentError($"Reduction axis {along} is empty in shape {Errors.Brackets(x.Dimensions)} [Op:{Name}]");
        var dims = x.Dimensions.Span.ToArray().ToList();
        if (x.ndim > 0) dims.RemoveAt(along);
        var y = new Tensor(Shape.Adopt([.. dims]), TF_DataType.TF_INT64);
        if (x.dtype == TF_DataType.TF_BOOL) Apply<byte>(x, along, y);
        else Managed.ByNumber(new Work(this, x, along, y), this, x.dtype);
        if (output == TF_DataType.TF_INT64) return y;
        var cast = new CastOp(output).Compute(y);
        y.Release();
        return cast;
    }

    private readonly struct Work(ArgExtremeOp op, Tensor x, int along, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, System.Numerics.INumber<T>, System.Numerics.IMinMaxValue<T> => op.Apply<T>(x, along, y);
    }

    private void Apply<T>(Tensor x, int along, Tensor y) where T : unmanaged, System.Numerics.INumber<T>
    {
        if (largest) Kernels.ArgKernels.ArgMax(x.Span<T>(), x.Dimensions.Span, along, y.Span<long>());
        else Kernels.ArgKernels.ArgMin(x.Span<T>(), x.Dimensions.Span, along, y.Span<long>());
    }
}
