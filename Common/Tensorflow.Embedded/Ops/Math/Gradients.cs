using Tensorflow.Executors;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>What gradients of broadcasting ops share.</summary>
internal static class Gradients
{
    /// <summary>The upstream gradient summed over the axes along which <paramref name="x"/> was broadcast, in x's shape.</summary>
    public static Tensor Unbroadcast(Tensor gradient, Tensor x)
    {
        if (ReferenceEquals(gradient.Dimensions, x.Dimensions) || gradient.Dimensions.Equals(x.Dimensions)) return gradient;
        var to = x.Dimensions.Span;
        var from = gradient.Dimensions.Span;
        var lead = from.Length - to.Length;
        Span<int> axes = stackalloc int[from.Length];
        var count = 0;
        for (var axis = 0; axis < from.Length; axis++)
            if (axis < lead || (to[axis - lead] == 1 && from[axis] != 1)) axes[count++] = axis;
        var summed = Run.Op(SumOp.Forms.Of(axes[..count], from.Length, keepDims: false), gradient);
        return summed.Dimensions.Equals(x.Dimensions) ? summed : Reshape(summed, x.Dimensions);
    }
}
