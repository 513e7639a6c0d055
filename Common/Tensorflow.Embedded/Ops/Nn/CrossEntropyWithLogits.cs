namespace Tensorflow.Ops;

/// <summary>The cross-entropies of logits that TensorFlow composes of its ops: for <c>tf.nn</c> and for Keras' losses.</summary>
internal static class CrossEntropyWithLogits
{
    /// <summary>Of label distributions with the softmax of logits along an axis; the shape without that axis.</summary>
    /// <exception cref="InvalidArgumentError">The shapes differ.</exception>
    public static Tensor Softmax(Tensor labels, Tensor logits, int axis = -1)
    {
        if (!labels.Dimensions.Equals(logits.Dimensions))
            throw new InvalidArgumentError($"logits and labels must be broadcastable: logits_size={Errors.Brackets(logits.Dimensions)} labels_size={Errors.Brackets(labels.Dimensions)} [Op:SoftmaxCrossEntropyWithLogits]");
        if (logits.ndim == 2 && axis is -1 or 1) return Primitives.SoftmaxCrossEntropyWithLogits(logits, labels);
        var along = axis < 0 ? axis + logits.ndim : axis;
        Tensor Rows(Tensor x) => Primitives.Reshape(LastAxis.Swap(x, along), Shape.Adopt([x.Count / Math.Max(1, x.Dimensions[along]), x.Dimensions[along]]));
        var loss = Primitives.SoftmaxCrossEntropyWithLogits(Rows(logits), Rows(labels));
        return Primitives.Reshape(loss, Shape.Adopt([.. logits.Dimensions.Span[..along], .. logits.Dimensions.Span[(along + 1)..]]));
    }

    /// <summary>Of labels with the sigmoid of logits, each element by itself. nn_impl.py: max(x, 0) - x z + log(1 + exp(-|x|)), which does not overflow.</summary>
    public static Tensor Sigmoid(Tensor labels, Tensor logits)
    {
        var zeros = Primitives.ZerosLike(logits);
        var positive = Primitives.GreaterEqual(logits, zeros);
        var rectified = Primitives.Select(positive, logits, zeros);
        var negative = Primitives.Select(positive, Primitives.Neg(logits), logits);
        return Primitives.Add(Primitives.Sub(rectified, Primitives.Mul(logits, labels)), Primitives.Log1p(Primitives.Exp(negative)));
    }
}
