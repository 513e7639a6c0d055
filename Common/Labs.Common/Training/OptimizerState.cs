using Labs.Checkpoints;
using Tensorflow;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Optimizers;
#if TENSORFLOW_NET
using System.Reflection;
using static Tensorflow.Binding;
#endif

namespace Labs.Common;

/// <summary>
/// What an optimizer of keras.optimizers, whichever it is, keeps from step to step: how many there were, and its slots beside each variable. TensorFlow.NET keeps both to itself; this is the
/// file in which they are reached.
/// </summary>
internal sealed class OptimizerState(IOptimizer optimizer, IReadOnlyList<IVariableV1> variables)
{
    private const string IterationsKey = "optimizer/iterations";

    private readonly OptimizerV2 optimizer = optimizer as OptimizerV2
        ?? throw new NotSupportedException($"the state of {optimizer.GetType().Name} cannot be saved: found no OptimizerV2, expected one of keras.optimizers");

    /// <summary>Adds all of it to a bundle.</summary>
    public void Save(BundleWriter bundle)
    {
        foreach (var (key, variable) in All())
            bundle.Add(key, (Labs.TensorTypes.DataType)(int)variable.dtype, variable.shape.dims, EngineLayers.Bytes(variable));
    }

    /// <summary>Takes all of it from a bundle.</summary>
    public void Restore(BundleReader bundle)
    {
        foreach (var (key, variable) in All()) ModelNodes.Assign(variable, bundle.ReadBytes(key));
    }

    private IEnumerable<(string Key, IVariableV1 Variable)> All()
    {
        yield return (IterationsKey, Iterations);
        for (var i = 0; i < variables.Count; i++)
            foreach (var (name, slot) in SlotsOf(variables[i])) yield return ($"optimizer/{name}/{i}", slot);
    }

#if TENSORFLOW_NET
    private static readonly PropertyInfo iterations = typeof(OptimizerV2).GetProperty("iterations", BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly FieldInfo slots = typeof(OptimizerV2).GetField("_slots", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private IVariableV1 Iterations => (IVariableV1)iterations.GetValue(optimizer)!;

    /// <summary>
    /// Makes counter and slots, which are there only after a step (its fault 6.5): one with gradients of zero, which leaves the slots at zero. What it moves all the same, the counter and by AdamW's
    /// decay the variables, is put back, so that a run that finds nothing to restore is a new one.
    /// </summary>
    public void MakeSlots()
    {
        var values = variables.Select(variable => variable.AsTensor()).ToList();
        optimizer.apply_gradients(variables.Select(variable => (tf.zeros_like(variable.AsTensor()), variable)));
        foreach (var (variable, value) in variables.Zip(values)) variable.assign(value, read_value: false);
        Iterations.assign(tf.constant(0L), read_value: false);
    }

    private IEnumerable<(string Name, IVariableV1 Slot)> SlotsOf(IVariableV1 variable)
    {
        var all = (Dictionary<string, Dictionary<string, IVariableV1>>)slots.GetValue(optimizer)!;
        return all.TryGetValue(variable.UniqueId, out var own) ? own.Select(slot => (slot.Key, slot.Value)) : [];
    }
#else
    private ResourceVariable Iterations => optimizer.StepCount;

    /// <summary>Makes the slots.</summary>
    public void MakeSlots()
    {
        foreach (var variable in variables) SlotsOf(variable);
    }

    private IEnumerable<(string Name, IVariableV1 Slot)> SlotsOf(IVariableV1 variable) => optimizer.SlotsOf(variable);
#endif
}
