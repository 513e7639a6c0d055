using Tensorflow.Ops;

namespace Tensorflow.Autodiff;

/// <summary>
/// Gradients on their way back, one slot per tracked tensor. Contributions to a slot are summed when they are taken, by one AddN, as TensorFlow's tape does.
/// </summary>
internal sealed class GradientSlots(int count)
{
    private readonly Tensor?[] first = new Tensor?[count];
    private List<Tensor>?[]? more;
    private bool[]? kept;

    /// <summary>How many slots there are.</summary>
    public int Count => first.Length;

    /// <summary>Adds a contribution.</summary>
    public void Add(int slot, Tensor gradient)
    {
        BackwardScope.Use(gradient);
        if (first[slot] is null)
        {
            first[slot] = gradient;
            return;
        }
        more ??= new List<Tensor>?[first.Length];
        (more[slot] ??= []).Add(gradient);
    }

    /// <summary>Marks a slot as a result: it may be taken twice, by the entry that made it and by the caller.</summary>
    public void Keep(int slot) => (kept ??= new bool[first.Length])[slot] = true;

    /// <summary>The sum of the contributions to a slot; null where there is none. To be given to <see cref="BackwardScope.Done"/> once used.</summary>
    public Tensor? Take(int slot)
    {
        var gradient = first[slot];
        if (gradient is null) return null;
        if (more?[slot] is { } others)
        {
            var all = new Tensor[others.Count + 1];
            all[0] = gradient;
            others.CopyTo(all, 1);
            gradient = Primitives.AddN(all);
            BackwardScope.Use(gradient);
            foreach (var part in all) BackwardScope.Done(part);
            more[slot] = null;
            first[slot] = gradient;
        }
        if (kept is not null && kept[slot]) BackwardScope.Use(gradient);
        else first[slot] = null;
        return gradient;
    }
}
