using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>One value in every element of a shape.</summary>
internal sealed class FillOp(Shape shape) : UnaryOp
{
    public override string Name => "Fill";

    public override void SetAttributes(NativeAttributes attributes) => attributes.FirstInput(shape);

    public override Tensor Compute(Tensor x) => Filled(shape, x);

    /// <summary>A tensor filled with a value of rank 0.</summary>
    internal static Tensor Filled(Shape shape, Tensor value)
    {
        var y = new Tensor(shape, value.dtype);
        Managed.BySize(new Write(value, y), value.dtype.Size());
        GC.KeepAlive(value);
        return y;
    }

    private readonly struct Write(Tensor value, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => FillKernels.Fill(value.Span<T>()[0], y.Span<T>());
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Sum(dy, null, keepDims: false);
}

/// <summary>Numbers from start to before limit.</summary>
internal sealed class RangeOp : NaryOp
{
    public static readonly RangeOp Op = new();

    public override string Name => "Range";

    public override Tensor Compute(Tensor[] inputs) => inputs[0].dtype switch
    {
        TF_DataType.TF_FLOAT => Numbers<float>(inputs),
        TF_DataType.TF_DOUBLE => Numbers<double>(inputs),
        TF_DataType.TF_INT32 => Numbers<int>(inputs),
        TF_DataType.TF_INT64 => Numbers<long>(inputs),
        var other => throw Errors.Dtype(this, other),
    };

    private static Tensor Numbers<T>(Tensor[] inputs) where T : unmanaged, System.Numerics.INumber<T>
    {
        var (start, limit, delta) = (inputs[0].Span<T>()[0], inputs[1].Span<T>()[0], inputs[2].Span<T>()[0]);
        var y = new Tensor(Shape.Adopt([FillKernels.RangeCount(start, limit, delta)]), inputs[0].dtype);
        FillKernels.Range(start, delta, y.Span<T>());
        return y;
    }
}

/// <summary>On-values at the indices, off-values elsewhere, along a new axis.</summary>
internal sealed class OneHotOp(int depth, int axis) : NaryOp
{
    public override string Name => "OneHot";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.InputAt(1, depth);
        attributes.Int("axis", axis);
    }

    public override Tensor Compute(Tensor[] inputs)
    {
        var indices = inputs[0].dtype == TF_DataType.TF_INT64 ? inputs[0] : new CastOp(TF_DataType.TF_INT64).Compute(inputs[0]);
        var (on, off) = (inputs[1], inputs[2]);
        var rank = indices.ndim;
        var place = axis < 0 ? axis + rank + 1 : axis;
        if (place < 0 || place > rank) throw new InvalidArgumentError($"Expected axis to be -1 or between [0, {rank + 1}), but received: {axis} [Op:OneHot]");
        var dims = indices.Dimensions.Span.ToArray().ToList();
        dims.Insert(place, depth);
        var y = new Tensor(Shape.Adopt([.. dims]), on.dtype);
        var inner = 1;
        for (var i = place; i < rank; i++) inner *= (int)indices.Dimensions.Span[i];
        Managed.BySize(new Write(indices, depth, inner, on, off, y), on.dtype.Size());
        return y;
    }

    private readonly struct Write(Tensor indices, int depth, int inner, Tensor on, Tensor off, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged
        {
            var from = indices.Span<long>();
            FillKernels.OneHot(from, inner == 0 ? 0 : from.Length / inner, depth, inner, on.Span<T>()[0], off.Span<T>()[0], y.Span<T>());
        }
    }
}

/// <summary>The identity matrix's generalisation: a tensor on the diagonal of one of twice the rank.</summary>
internal sealed class DiagOp : UnaryOp
{
    public static readonly DiagOp Op = new();

    public override string Name => "Diag";

    public override Tensor Compute(Tensor x)
    {
        var y = new Tensor(Shape.Adopt([.. x.Dimensions.Span, .. x.Dimensions.Span]), x.dtype);
        Managed.BySize(new Write(x, y), x.dtype.Size());
        return y;
    }

    private readonly struct Write(Tensor x, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged
        {
            var from = x.Span<T>();
            FillKernels.Diag<T>(from, 1, from.Length, y.Span<T>());
        }
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => DiagPart(dy);
}

internal sealed class DiagPartOp : UnaryOp
{
    public static readonly DiagPartOp Op = new();

    public override string Name => "DiagPart";

    public override Tensor Compute(Tensor x)
    {
        var half = x.ndim / 2;
        if (x.ndim == 0 || x.ndim % 2 != 0 || !x.Dimensions.Span[..half].SequenceEqual(x.Dimensions.Span[half..]))
            throw new InvalidArgumentError($"The rank of the tensor should be even and positive with equal halves, got shape {Errors.Brackets(x.Dimensions)} [Op:DiagPart]");
        var y = new Tensor(Shape.Adopt(x.Dimensions.Span[..half].ToArray()), x.dtype);
        Managed.BySize(new Read(x, y), x.dtype.Size());
        return y;
    }

    private readonly struct Read(Tensor x, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged
        {
            var to = y.Span<T>();
            FillKernels.DiagPart<T>(x.Span<T>(), 1, to.Length, to.Length, to);
        }
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Diag(dy);
}
