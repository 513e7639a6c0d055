using Tensorflow;

namespace Labs.Common;

/// <summary>Keras' Adam, whose state can be saved and taken up again: keras.optimizers.Adam with a door to its slots.</summary>
/// <param name="learning_rate">The slides' .001.</param>
public sealed class Adam(float learning_rate = .001f) : Tensorflow.Keras.Optimizers.Adam(learning_rate)
{
    /// <summary>Steps taken so far, int64.</summary>
    public ResourceVariable Iterations => iterations;

    /// <summary>The moving averages of gradients (m) and of their squares (v) of each variable; made, with zeros, where there are none yet.</summary>
    public IEnumerable<(string Key, IVariableV1 Slot)> MovingAverages(IReadOnlyList<IVariableV1> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        _create_slots([.. variables]);
        for (var i = 0; i < variables.Count; i++)
        {
            yield return ($"optimizer/m/{i}", get_slot(variables[i], "m"));
            yield return ($"optimizer/v/{i}", get_slot(variables[i], "v"));
        }
    }
}
