namespace Tensorflow.Ops;

/// <summary>What works along the last axis, along another one: the axis changes places with the last, and back.</summary>
internal static class LastAxis
{
    /// <summary>The function of the tensor with that axis last; a negative one counts from the last.</summary>
    public static Tensor Run(Tensor x, int axis, Func<Tensor, Tensor> apply)
    {
        var along = axis < 0 ? axis + x.ndim : axis;
        if (along == x.ndim - 1) return apply(x);
        return Swap(apply(Swap(x, along)), along);
    }

    /// <summary>Exchanges an axis with the last: its own inverse.</summary>
    public static Tensor Swap(Tensor x, int axis)
    {
        if (axis == x.ndim - 1) return x;
        var order = Enumerable.Range(0, x.ndim).ToArray();
        (order[axis], order[^1]) = (order[^1], order[axis]);
        return Primitives.Transpose(x, order);
    }
}
