using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>Focal loss, which TensorFlow.NET lacks: what is already right weighs less, so that the rare and hard weighs more (Lin et al., Focal Loss for Dense Object Detection).</summary>
public static class FocalLoss
{
    private const float Epsilon = 1e-7f;

    /// <summary>tf.keras.losses.binary_focal_crossentropy on probabilities: the mean over the last axis of alpha_t (1 - p_t)^gamma times the cross-entropy.</summary>
    /// <param name="y_true">0 or 1, float32, rank 1 or more.</param>
    /// <param name="y_pred">Probabilities, of the same shape.</param>
    /// <param name="gamma">0: the plain cross-entropy. Keras' default, 2.</param>
    /// <param name="alpha">Weight of class 1, class 0 has 1 - alpha; null: none, as Keras' apply_class_balancing=False.</param>
    public static Tensor binary_focal_crossentropy(Tensor y_true, Tensor y_pred, float gamma = 2f, float? alpha = null)
    {
        ArgumentNullException.ThrowIfNull(y_true);
        var p = tf.clip_by_value(y_pred, Epsilon, 1 - Epsilon);
        var p_t = y_true * p + (1f - y_true) * (1f - p);
        // x^gamma by exp and log: 1 - p_t is above 0.
        var loss = tf.exp(gamma * tf.math.log(1f - p_t)) * -tf.math.log(p_t);
        if (alpha is { } weight) loss = (y_true * weight + (1f - y_true) * (1f - weight)) * loss;
        return tf.reduce_mean(loss, axis: -1);
    }
}
