using Tensorflow;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>The slides' functions of the MNIST labs.</summary>
public static class Classification
{
    /// <summary>The mean cross-entropy of one-hot labels with the softmax of the network's logits, in training mode.</summary>
    /// <param name="network">Gives logits (examples, classes).</param>
    /// <param name="images">Its inputs.</param>
    /// <param name="labels">(examples, classes).</param>
    /// <returns>Rank 0.</returns>
    public static Tensor loss_fn(Model network, Tensor images, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(network);
        Tensor logits = network.Apply(images, training: true);
        return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels: labels, logits: logits));
    }

    /// <summary>The share of examples whose largest logit is the label's, in inference mode.</summary>
    /// <inheritdoc cref="loss_fn"/>
    public static Tensor accuracy_fn(Model network, Tensor images, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(network);
        Tensor logits = network.Apply(images, training: false);
        var prediction = tf.equal(tf.math.argmax(logits, -1), tf.math.argmax(labels, -1));
        return tf.reduce_mean(tf.cast(prediction, tf.float32));
    }

    /// <summary>The gradients of <see cref="loss_fn"/> with respect to the trainable variables, in their order.</summary>
    /// <inheritdoc cref="loss_fn"/>
    public static Tensor[] grad(Model network, Tensor images, Tensor labels)
    {
        using var tape = tf.GradientTape();
        var loss = loss_fn(network, images, labels);
        return tape.gradient(loss, network.TrainableVariables);
    }
}
