namespace Tensorflow.Keras.Engine;

/// <summary>Applies gradients to variables.</summary>
public interface IOptimizer
{
    IVariableV1 add_slot(IVariableV1 var, string slot_name, IInitializer? initializer = null);

    Tensor[] aggregate_gradients(IEnumerable<(Tensor, IVariableV1)> grads_and_vars);

    void apply_gradients((Tensor, IVariableV1) grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true);

    void apply_gradients((Tensor, ResourceVariable) grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true);

    void apply_gradients(IEnumerable<(Tensor, IVariableV1)> grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true);

    void apply_gradients(IEnumerable<(Tensor, ResourceVariable)> grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true);

    Tensor[] clip_gradients(Tensor[] grads);
}
