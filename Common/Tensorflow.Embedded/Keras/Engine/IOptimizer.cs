namespace Tensorflow.Keras.Engine;

/// <summary>Applies gradients to variables.</summary>
public interface IOptimizer
{
    /// <summary>Adds state beside a variable, or finds what is there under that name.</summary>
    /// <param name="var">The variable.</param>
    /// <param name="slot_name">A name that is free to choose.</param>
    /// <param name="initializer">Of its first value, of the variable's shape and dtype; null: zeros.</param>
    IVariableV1 add_slot(IVariableV1 var, string slot_name, IInitializer? initializer = null);

    /// <summary>The gradients, summed over replicas.</summary>
    Tensor[] aggregate_gradients(IEnumerable<(Tensor, IVariableV1)> grads_and_vars);

    /// <summary>Applies one gradient to its variable: one step.</summary>
    /// <param name="grads_and_vars">Gradients of the variables' shapes and dtypes; a null gradient leaves its variable as it is.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="experimental_aggregate_gradients">Has no effect on one device.</param>
    /// <exception cref="ValueError">All gradients are null.</exception>
    /// <exception cref="InvalidArgumentError">A gradient's shape or dtype differs from its variable's.</exception>
    void apply_gradients((Tensor, IVariableV1) grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true);

    /// <inheritdoc cref="apply_gradients(ValueTuple{Tensor, IVariableV1}, string, bool)"/>
    void apply_gradients((Tensor, ResourceVariable) grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true);

    /// <summary>Applies gradients to variables: one step.</summary>
    /// <param name="grads_and_vars">Gradients of the variables' shapes and dtypes; a null gradient leaves its variable as it is.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="experimental_aggregate_gradients">Has no effect on one device.</param>
    /// <exception cref="ValueError">All gradients are null.</exception>
    /// <exception cref="InvalidArgumentError">A gradient's shape or dtype differs from its variable's.</exception>
    void apply_gradients(IEnumerable<(Tensor, IVariableV1)> grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true);

    /// <inheritdoc cref="apply_gradients(IEnumerable{ValueTuple{Tensor, IVariableV1}}, string, bool)"/>
    void apply_gradients(IEnumerable<(Tensor, ResourceVariable)> grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true);

    /// <summary>The gradients, each scaled down to ClipNorm or cut to ClipValue where the optimizer was given one.</summary>
    Tensor[] clip_gradients(Tensor[] grads);
}
