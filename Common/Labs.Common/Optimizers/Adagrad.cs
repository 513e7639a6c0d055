using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>tf.keras.optimizers.Adagrad, which TensorFlow.NET lacks: accumulator += g^2, w -= learning_rate g / (sqrt(accumulator) + epsilon) (training_ops, ResourceApplyAdagradV2).</summary>
/// <param name="learning_rate">Keras' default, .001.</param>
/// <param name="initial_accumulator_value">Keras' default, .1.</param>
/// <param name="epsilon">Keras' default, 1e-7.</param>
public sealed class Adagrad(float learning_rate = .001f, float initial_accumulator_value = .1f, float epsilon = 1e-7f) : WrittenOptimizer
{
    /// <inheritdoc/>
    protected override void Update(Tensor gradient, IVariableV1 variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var accumulator = Slot(variable, "accumulator", initial_accumulator_value);
        accumulator.assign(accumulator.AsTensor() + tf.square(gradient));
        variable.assign(variable.AsTensor() - learning_rate * gradient / (tf.sqrt(accumulator.AsTensor()) + epsilon));
    }
}
