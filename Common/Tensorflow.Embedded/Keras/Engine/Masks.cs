using System.Runtime.CompilerServices;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Engine;

/// <summary>Which steps count: masks that tensors carry from layer to layer, and from a model's output to loss and metrics (Keras' _keras_mask).</summary>
internal static class Masks
{
    private static readonly ConditionalWeakTable<Tensor, Tensor> Carried = [];
    private static volatile bool used;

    /// <summary>Whether any tensor has carried one.</summary>
    public static bool Used => used;

    /// <summary>A tensor's mask: booleans of its first axes; null: everything counts.</summary>
    public static Tensor? Of(Tensor x) => used && Carried.TryGetValue(x, out var mask) ? mask : null;

    /// <summary>Has a tensor carry a mask.</summary>
    public static void Set(Tensor x, Tensor mask)
    {
        Carried.AddOrUpdate(x, mask);
        used = true;
    }

    /// <summary>Has what was made of tensors, one by one, carry their masks.</summary>
    public static Tensors Copy(Tensors from, Tensors to)
    {
        for (var i = 0; used && i < from.Length; i++)
            if (Of(from.Items[i]) is { } mask) Set(to.Items[i], mask);
        return to;
    }

    /// <summary>Steps that count in each of the tensors that say so (merging/base_merge.py, compute_mask).</summary>
    public static Tensor? OfAll(Tensors tensors)
    {
        Tensor? all = null;
        foreach (var item in tensors.Items)
            if (Of(item) is { } mask) all = all is null ? mask : Primitives.LogicalAnd(all, mask);
        return all;
    }

    // losses_utils.py, apply_valid_mask.
    /// <summary>What examples count with a mask of the predictions.</summary>
    /// <param name="mask">Null: the weights as they are.</param>
    /// <param name="weights">Null: 1.</param>
    /// <param name="mean">Whether a mean over all will be taken: one over what counts comes out.</param>
    public static Tensor? Weights(Tensor? mask, Tensor? weights, bool mean)
    {
        if (mask is null) return weights;
        var counted = Primitives.Cast(mask, TF_DataType.TF_FLOAT);
        if (mean) counted = Primitives.Mul(counted, Primitives.RealDiv(Scalars.Of(TF_DataType.TF_FLOAT, (double)mask.Count), Primitives.Sum(counted, null, keepDims: false)));
        if (weights is null) return counted;
        return Primitives.Mul(Primitives.ExpandTo(Primitives.Cast(weights, TF_DataType.TF_FLOAT), counted.ndim), counted);
    }
}
