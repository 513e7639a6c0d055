using Tensorflow;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>An optimizer that TensorFlow.NET lacks, on every engine: its update in ops, its slots in variables.</summary>
public abstract class WrittenOptimizer : IOptimizer
{
    private readonly Dictionary<(IVariableV1, string), IVariableV1> slots = new(SameVariable.Instance);

    /// <summary>Changes a variable by its gradient.</summary>
    protected abstract void Update(Tensor gradient, IVariableV1 variable);

    /// <summary>The slot of a variable, of its shape, filled with one value at first.</summary>
    protected IVariableV1 Slot(IVariableV1 variable, string name, float initial = 0)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (!slots.TryGetValue((variable, name), out var slot))
            slots[(variable, name)] = slot = tf.Variable(tf.zeros_like(variable.AsTensor()) + initial, trainable: false, name: name);
        return slot;
    }

    /// <inheritdoc/>
    public IVariableV1 add_slot(IVariableV1 var, string slot_name, IInitializer? initializer = null) => Slot(var, slot_name);

    /// <inheritdoc/>
    public Tensor[] aggregate_gradients(IEnumerable<(Tensor, IVariableV1)> grads_and_vars) => [.. grads_and_vars.Select(pair => pair.Item1)];

    /// <inheritdoc/>
    public Tensor[] clip_gradients(Tensor[] grads) => grads;

    /// <inheritdoc/>
    public void apply_gradients((Tensor, IVariableV1) grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true) => Update(grads_and_vars.Item1, grads_and_vars.Item2);

    /// <inheritdoc/>
    public void apply_gradients((Tensor, ResourceVariable) grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true) => Update(grads_and_vars.Item1, grads_and_vars.Item2);

    /// <inheritdoc/>
    public void apply_gradients(IEnumerable<(Tensor, IVariableV1)> grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true)
    {
        ArgumentNullException.ThrowIfNull(grads_and_vars);
        foreach (var (gradient, variable) in grads_and_vars) Update(gradient, variable);
    }

    /// <inheritdoc/>
    public void apply_gradients(IEnumerable<(Tensor, ResourceVariable)> grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true)
    {
        ArgumentNullException.ThrowIfNull(grads_and_vars);
        foreach (var (gradient, variable) in grads_and_vars) Update(gradient, variable);
    }

    // Variables have an == of their own, which compares elements.
    private sealed class SameVariable : IEqualityComparer<(IVariableV1 Variable, string Name)>
    {
        public static readonly SameVariable Instance = new();

        public bool Equals((IVariableV1 Variable, string Name) x, (IVariableV1 Variable, string Name) y) => ReferenceEquals(x.Variable, y.Variable) && x.Name == y.Name;

        public int GetHashCode((IVariableV1 Variable, string Name) obj) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Variable), obj.Name);
    }
}
