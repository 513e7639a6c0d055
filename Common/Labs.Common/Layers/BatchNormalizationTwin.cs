using Tensorflow;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>
/// Batch normalisation over the first axis, on the shared API: in training by the batch's mean and (biased) variance, which move the moving statistics; otherwise by those.
/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta, by the ops that Keras takes for inputs of rank 2, in its order: the results are its to the bit.
/// </summary>
public sealed class BatchNormalizationTwin : Layer
{
    // Keras' defaults.
    private const double Momentum = .99;
    private const float Epsilon = 1e-3f;

    private IVariableV1? gamma;
    private IVariableV1? beta;
    private IVariableV1? moving_mean;
    private IVariableV1? moving_variance;

    /// <summary>A layer with Keras' defaults: momentum .99, epsilon .001.</summary>
    public BatchNormalizationTwin() : base(new LayerArgs())
    {
    }

    /// <inheritdoc/>
    public override void build(KerasShapesWrapper input_shape)
    {
        ArgumentNullException.ThrowIfNull(input_shape);
        var units = input_shape.ToSingleShape()[-1];
        var shape = new Shape(units);
        gamma = add_weight("gamma", shape, initializer: tf.ones_initializer);
        beta = add_weight("beta", shape, initializer: tf.zeros_initializer);
        moving_mean = add_weight("moving_mean", shape, initializer: tf.zeros_initializer, trainable: false);
        moving_variance = add_weight("moving_variance", shape, initializer: tf.ones_initializer, trainable: false);
        built = true;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        Tensor x = inputs;
        if (training != true) return Normalise(x, moving_mean!.AsTensor(), moving_variance!.AsTensor());
        // As tf.nn.moments. The identity has every tape add the gradients that come by the product and by the mean before the one that comes by the variance, as TensorFlow's does.
        var examples = tf.identity(x);
        var mean = tf.reduce_mean(examples, axis: 0);
        var variance = tf.reduce_mean(tf.squared_difference(x, tf.stop_gradient(mean)), axis: 0);
        Move(moving_mean!, tf.stop_gradient(mean));
        Move(moving_variance!, tf.stop_gradient(variance));
        return Normalise(examples, mean, variance);
    }

    // As tf.nn.batch_normalization.
    private Tensor Normalise(Tensor x, Tensor mean, Tensor variance)
    {
        var factor = Twins.InverseDeviation(variance, Epsilon) * gamma!.AsTensor();
        return x * factor + (beta!.AsTensor() - mean * factor);
    }

    // batch_normalization.py, _assign_moving_average: variable -= (variable - value) (1 - momentum), where Python computes the difference from 1.
    private static void Move(IVariableV1 moving, Tensor value) => moving.assign_sub((moving.AsTensor() - value) * (float)(1 - Momentum));
}
