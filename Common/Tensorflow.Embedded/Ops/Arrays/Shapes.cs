using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>The same elements in another shape: shares the storage.</summary>
internal sealed class ReshapeOp(Shape shape) : UnaryOp
{
    public override string Name => "Reshape";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(shape);

    public override Tensor Compute(Tensor x)
    {
        if (shape.size != x.Count)
        {
            throw new InvalidArgumentError($"Input to reshape is a tensor with {x.Count} values, but the requested shape has {shape.size} "
                + $"(from {Errors.Brackets(x.Dimensions)} to {Errors.Brackets(shape)}) [Op:Reshape]");
        }
        return new Tensor(x, shape);
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Reshape(dy, x.Dimensions);
}

internal sealed class TransposeOp(int[] order) : UnaryOp
{
    public override string Name => "Transpose";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(order);

    public override Tensor Compute(Tensor x)
    {
        var dims = new long[order.Length];
        for (var axis = 0; axis < dims.Length; axis++) dims[axis] = x.Dimensions.Span[order[axis]];
        var y = new Tensor(Shape.Adopt(dims), x.dtype);
        Managed.BySize(new Move(x, order, y), x.dtype.Size());
        return y;
    }

    private readonly struct Move(Tensor x, int[] order, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => Kernels.TransposeKernels.Transpose(x.Span<T>(), x.Dimensions.Span, order, y.Span<T>());
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var back = new int[order.Length];
        for (var axis = 0; axis < back.Length; axis++) back[order[axis]] = axis;
        return Transpose(dy, back);
    }
}

/// <summary>The elements repeated along axes of length 1.</summary>
internal sealed class BroadcastToOp(Shape shape) : UnaryOp
{
    public override string Name => "BroadcastTo";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(shape);

    public override Tensor Compute(Tensor x)
    {
        if (!Broadcasting.Shape(this, x.Dimensions, shape).Equals(shape))
            throw new InvalidArgumentError($"Incompatible shapes: {Errors.Brackets(x.Dimensions)} vs. {Errors.Brackets(shape)} [Op:BroadcastTo]");
        var y = new Tensor(shape, x.dtype);
        Managed.BySize(new Spread(x, y), x.dtype.Size());
        return y;
    }

    private readonly struct Spread(Tensor x, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => Kernels.RepeatKernels.BroadcastTo(x.Span<T>(), x.Dimensions.Span, y.Span<T>(), y.Dimensions.Span);
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Gradients.Unbroadcast(dy, x);
}

/// <summary>The whole tensor several times along each axis.</summary>
internal sealed class TileOp(int[] multiples) : UnaryOp
{
    public override string Name => "Tile";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Input(multiples);

    public override Tensor Compute(Tensor x)
    {
        if (multiples.Length != x.ndim) throw new InvalidArgumentError($"Expected multiples argument to be a vector of length {x.ndim} but got length {multiples.Length} [Op:Tile]");
        var dims = x.Dimensions.Span.ToArray();
        for (var axis = 0; axis < dims.Length; axis++)
        {
            if (multiples[axis] < 0) throw new InvalidArgumentError($"Expected multiples[{axis}] >= 0, but got {multiples[axis]} [Op:Tile]");
            dims[axis] *= multiples[axis];
        }
        var y = new Tensor(Shape.Adopt(dims), x.dtype);
        Managed.BySize(new Repeat(x, multiples, y), x.dtype.Size());
        return y;
    }

    private readonly struct Repeat(Tensor x, int[] multiples, Tensor y) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => Kernels.RepeatKernels.Tile(x.Span<T>(), x.Dimensions.Span, multiples, y.Span<T>());
    }

    // array_grad.py, _TileGrad: axes split into (multiple, length), summed over the multiples.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy)
    {
        var rank = x.ndim;
        var split = new long[2 * rank];
        var even = new int[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            split[2 * axis] = multiples[axis];
            split[(2 * axis) + 1] = x.Dimensions.Span[axis];
            even[axis] = 2 * axis;
        }
        return Sum(Reshape(dy, Shape.Adopt(split)), even, keepDims: false);
    }
}

/// <summary>Zeros in the shape and dtype of a tensor.</summary>
internal sealed class ZerosLikeOp : UnaryOp
{
    public static readonly ZerosLikeOp Op = new();

    public override string Name => "ZerosLike";

    public override Tensor Compute(Tensor x)
    {
        var y = new Tensor(x.Dimensions, x.dtype);
        FillKernels.Fill((byte)0, y.DataBytes());
        return y;
    }
}

/// <summary>Ones in the shape and dtype of a tensor.</summary>
internal sealed class OnesLikeOp : UnaryOp
{
    public static readonly OnesLikeOp Op = new();

    public override string Name => "OnesLike";

    public override Tensor Compute(Tensor x) => FillOp.Filled(x.Dimensions, Scalars.Of(x.dtype, 1f));
}

/// <summary>The value unchanged; the gradient stops here.</summary>
internal sealed class StopGradientOp : UnaryOp
{
    public static readonly StopGradientOp Op = new();

    public override string Name => "StopGradient";

    public override Tensor Compute(Tensor x) => new(x, x.Dimensions);
}

/// <summary>The value unchanged.</summary>
internal sealed class IdentityOp : UnaryOp
{
    public static readonly IdentityOp Op = new();

    public override string Name => "Identity";

    public override Tensor Compute(Tensor x) => new(x, x.Dimensions);

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy;
}

/// <summary>The value in storage of its own.</summary>
internal sealed class DeepCopyOp : UnaryOp
{
    public static readonly DeepCopyOp Op = new();

    public override string Name => "DeepCopy";

    public override Tensor Compute(Tensor x)
    {
        if (x.Strings is not null) return new Tensor([.. x.Strings], x.Dimensions);
        var y = new Tensor(x.Dimensions, x.dtype);
        x.DataBytes().CopyTo(y.DataBytes());
        return y;
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy;
}
