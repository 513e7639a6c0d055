using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>What the XOR labs measure.</summary>
public static class Xor
{
    /// <summary>The slides' binary cross-entropy, written out.</summary>
    /// <param name="hypothesis">Probabilities, (examples, 1).</param>
    /// <param name="labels">0 or 1, (examples, 1).</param>
    /// <returns>The mean, rank 0.</returns>
    public static Tensor Loss(Tensor hypothesis, Tensor labels) =>
        -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis));

    /// <summary>The share of examples whose prediction, 1 where the hypothesis is above .5, is the label.</summary>
    /// <inheritdoc cref="Loss"/>
    public static Tensor Accuracy(Tensor hypothesis, Tensor labels)
    {
        var predicted = tf.cast(hypothesis > 0.5f, tf.float32);
        return tf.reduce_mean(tf.cast(tf.equal(predicted, labels), tf.float32));
    }
}
