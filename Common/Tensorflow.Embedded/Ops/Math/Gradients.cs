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
        var summed = Sum(gradient, axes[..count].ToArray(), keepDims: false);
        return summed.Dimensions.Equals(x.Dimensions) ? summed : Reshape(summed, x.Dimensions);
    }

    /// <summary>
    /// The same, after which a gradient that was made only for this is handed back.
    /// </summary>
    public static Tensor UnbroadcastOwn(Tensor gradient, Tensor x)
    {
        var result = Unbroadcast(gradient, x);
        if (!ReferenceEquals(result, gradient)) Free(gradient);
        return result;
    }

    /// <summary>Hands back the storage of a tensor that was made on the way and that nothing else holds; a recording tape might.</summary>
    public static void Free(Tensor scratch)
    {
        if (EngineContext.Current.Tapes is null) scratch.Release();
    }

    /// <summary>The product of <paramref name="dy"/> with a factor made on the way.</summary>
    public static Tensor MulFree(Tensor dy, Tensor factor)
    {
        var product = Mul(dy, factor);
        Free(factor);
        return product;
    }
}
