using Labs.KerasFiles;
using Tensorflow.Keras.Optimizers;

namespace Tensorflow.Keras.Saving;

/// <summary>An optimizer's state in the order in which Keras 2.15's optimizers have their variables: the step, then what stands beside each trained variable.</summary>
internal static class OptimizerState
{
    /// <summary>The state as tensors to be written.</summary>
    public static IEnumerable<KerasValue> Of(OptimizerV2 optimizer, List<IVariableV1> trained)
    {
        yield return KerasValue.Of("iteration:0", [], () => optimizer.StepCount.Value.ToArray<long>());
        foreach (var (variable, slot, name) in Slots(optimizer, trained))
        {
            var value = slot is null ? null : KerasWeights.Value(slot);
            var fullName = $"{optimizer.KerasClass}/{name}/{variable.Name}";
            // Keras' SGD has a momentum without momentum too.
            var shape = variable.shape.dims;
            yield return value is null ? KerasValue.Of(fullName, shape, new float[shape.Aggregate(1L, (product, size) => product * size)]) : value.Named(fullName);
        }
    }

    /// <summary>Sets the state from a file.</summary>
    /// <exception cref="ValueError">The file has another number of tensors, or one of another shape.</exception>
    public static void Load(OptimizerV2 optimizer, List<IVariableV1> trained, KerasGroup state, string filepath, bool isKeras3)
    {
        var tensors = state.Tensors.ToList();
        var slots = Slots(optimizer, trained).ToList();
        // Keras 3 counts the learning rate as a part of the state, behind the step.
        if (isKeras3 && tensors.Count > 1 && tensors[1].Shape.Count == 0)
        {
            KerasWeights.Assign(optimizer.lr, tensors[1]);
            tensors.RemoveAt(1);
        }
        // Keras 3 keeps no momentum where there is none; a file that was saved before training has the step alone.
        if (tensors.Count == 1 || slots.TrueForAll(slot => slot.Slot is null))
        {
            KerasWeights.Assign(optimizer.StepCount, tensors[0]);
            return;
        }
        if (tensors.Count != slots.Count + 1)
            throw new ValueError($"The state of {optimizer.KerasClass} in {filepath} has {tensors.Count} tensors, {slots.Count + 1} expected. Load the model with compile: false, and compile it.");
        if (tensors[1].Name.Split(':')[0].EndsWith("/m", StringComparison.Ordinal)
            || tensors[1].Name.Split(':')[0].EndsWith("/rms", StringComparison.Ordinal) || tensors[1].Name.Split(':')[0].EndsWith("/momentum", StringComparison.Ordinal))
            throw new ValueError($"The state of {optimizer.KerasClass} in {filepath} is of an optimizer before Keras 2.11, which is not offered. Load the model with compile: false, and compile it.");
        for (var i = 0; i < slots.Count; i++)
        {
            var (variable, _, name) = slots[i];
            if (!variable.shape.dims.AsSpan().SequenceEqual(tensors[i + 1].Shape.ToArray()))
                throw new ValueError($"The state of {optimizer.KerasClass} in {filepath}: {name} of {variable.Name} has the shape {variable.shape}, found {tensors[i + 1]}.");
        }
        KerasWeights.Assign(optimizer.StepCount, tensors[0]);
        for (var i = 0; i < slots.Count; i++)
            if (slots[i].Slot is { } slot) KerasWeights.Assign(slot, tensors[i + 1]);
    }

    // adam.py, sgd.py, rmsprop.py, build: Adam's moments variable by variable, the rest slot by slot.
    private static IEnumerable<(IVariableV1 Variable, IVariableV1? Slot, string Name)> Slots(OptimizerV2 optimizer, List<IVariableV1> trained)
    {
        var slots = trained.ConvertAll(variable => optimizer.SlotsOf(variable).ToDictionary(slot => slot.Name, slot => slot.Slot));
        string[][] rounds = optimizer switch
        {
            Adam => [["m", "v"], ["vhat"]],
            RMSprop => [["rms"], ["momentum"], ["mg"]],
            _ => [["momentum"]],
        };
        foreach (var round in rounds)
        {
            for (var i = 0; i < trained.Count; i++)
            {
                foreach (var name in round)
                {
                    if (slots[i].TryGetValue(name, out var slot)) yield return (trained[i], slot, NameInKeras(optimizer, name));
                    else if (optimizer is SGD) yield return (trained[i], null, "m");
                }
            }
        }
    }

    private static string NameInKeras(OptimizerV2 optimizer, string slot) => (optimizer, slot) switch
    {
        (SGD, _) => "m",
        (_, "rms") => "velocity",
        (_, "mg") => "average_gradient",
        _ => slot,
    };
}
