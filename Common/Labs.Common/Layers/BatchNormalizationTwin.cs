using Tensorflow;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>
/// Batch normalisation over the first axis, on the shared API: in training by the batch's mean and (biased) variance, which move the moving statistics; otherwise by those.
/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta.
/// </summary>
public sealed class BatchNormalizationTwin : Layer
{
    // Keras' defaults.
    private const float Momentum = .99f;
    private const float Epsilon = 1e-3f;

    private IVariableV1? gamma;
    private IVariableV1? beta;
    private IVariableV1? moving_mean;
    private IVariableV1? moving_variance;

    /// <summary>A layer with Keras' defaults: momentum .99, epsilon .001.</summary>
    public BatchNormalizationTwin() : base(new LayerArgs { Name = null })
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
        var mean = tf.reduce_mean(x, axis: 0);
        var variance = tf.reduce_mean(tf.square(x - mean), axis: 0);
        Move(moving_mean!, tf.stop_gradient(mean));
        Move(moving_variance!, tf.stop_gradient(variance));
        return Normalise(x, mean, variance);
    }

    private Tensor Normalise(Tensor x, Tensor mean, Tensor variance)
    {
        var scale = gamma!.AsTensor() / tf.sqrt(variance + Epsilon);
        return x * scale + (beta!.AsTensor() - mean * scale);
    }

    // moving_averages.py: variable -= (variable - value) (1 - momentum).
    private static void Move(IVariableV1 moving, Tensor value) => moving.assign_sub((moving.AsTensor() - value) * (1f - Momentum), read_value: false);
}
