using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>tf.keras.optimizers.SGD(momentum, nesterov=True), whose last word TensorFlow.NET does not heed: v = momentum v - learning_rate g, w += momentum v - learning_rate g.</summary>
/// <param name="learning_rate">The step's length.</param>
/// <param name="momentum">What is left of the velocity after a step.</param>
public sealed class Nesterov(float learning_rate, float momentum) : WrittenOptimizer
{
    /// <inheritdoc/>
    protected override void Update(Tensor gradient, IVariableV1 variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var velocity = Slot(variable, "momentum");
        velocity.assign(velocity.AsTensor() * momentum - learning_rate * gradient);
        variable.assign(variable.AsTensor() + velocity.AsTensor() * momentum - learning_rate * gradient);
    }
}
