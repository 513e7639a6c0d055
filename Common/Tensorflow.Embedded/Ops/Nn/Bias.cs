using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Adds a vector to each row: to the last axis.</summary>
internal sealed class BiasAddOp : BinaryOp
{
    public static readonly BiasAddOp Op = new();

    public override string Name => "BiasAdd";

    public override Tensor Compute(Tensor a, Tensor b)
    {
        if (a.ndim < 2) throw new InvalidArgumentError($"Input tensor must be at least 2D: {Errors.Brackets(a.Dimensions)} [Op:BiasAdd]");
        if (b.ndim != 1) throw new InvalidArgumentError($"Biases must be 1D: {Errors.Brackets(b.Dimensions)} [Op:BiasAdd]");
        if (b.Dimensions.Span[0] != a.Dimensions.Span[^1])
            throw new InvalidArgumentError($"Must provide as many biases as the last dimension of the input tensor: {Errors.Brackets(b.Dimensions)} vs. {Errors.Brackets(a.Dimensions)} [Op:BiasAdd]");
        return AddV2Op.Op.Compute(a, b);
    }

    public override (Tensor?, Tensor?) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) => (needA ? dy : null, needB ? BiasAddGrad(dy) : null);
}

/// <summary>The column sums of the upstream gradient.</summary>
internal sealed class BiasAddGradOp : UnaryOp
{
    public static readonly BiasAddGradOp Op = new();

    public override string Name => "BiasAddGrad";

    public override Tensor Compute(Tensor x)
    {
        var axes = new int[x.ndim - 1];
        for (var axis = 0; axis < axes.Length; axis++) axes[axis] = axis;
        return new SumOp(axes, keepDims: false).Compute(x);
    }

    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => BroadcastTo(dy, x.Dimensions);
}
