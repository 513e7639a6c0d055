using Tensorflow.Ops;

namespace Tensorflow.Autodiff;

/// <summary>
/// Gradients on their way back, one slot per tracked tensor. Contributions to a slot are summed when they are taken, by one AddN, as TensorFlow's tape does.
/// </summary>
internal sealed class GradientSlots
{
    [ThreadStatic]
    private static GradientSlots? spare;

    private int count;
    private Tensor?[] first = [];
    private List<Tensor>?[] more = [];
    private bool[] kept = [];
    private bool[] needed = [];

    /// <summary>Empty slots: those of the thread's last backward pass, if it has ended.</summary>
    public static GradientSlots Rent(int count)
    {
        var slots = spare ?? new GradientSlots();
        spare = null;
        slots.count = count;
        if (slots.first.Length >= count) return slots;
        var capacity = Math.Max(64, 2 * count);
        slots.first = new Tensor?[capacity];
        slots.more = new List<Tensor>?[capacity];
        slots.kept = new bool[capacity];
        slots.needed = new bool[capacity];
        return slots;
    }

    /// <summary>Lets the thread's next backward pass have them. One that ended by an exception keeps its own.</summary>
    public void Return()
    {
        Array.Clear(first, 0, count);
        Array.Clear(kept, 0, count);
        Array.Clear(needed, 0, count);
        foreach (var others in more.AsSpan(0, count)) others?.Clear();
        spare = this;
    }

    /// <summary>Whether a gradient of the slot is on the way to a source. All false at first.</summary>
    public Span<bool> Needed => needed.AsSpan(0, count);

    /// <summary>Adds a contribution.</summary>
    public void Add(int slot, Tensor gradient)
    {
        BackwardScope.Use(gradient);
        if (first[slot] is null)
        {
            first[slot] = gradient;
            return;
        }
        (more[slot] ??= []).Add(gradient);
    }

    /// <summary>Marks a slot as a result: it may be taken twice, by the entry that made it and by the caller.</summary>
    public void Keep(int slot) => kept[slot] = true;

    /// <summary>The sum of the contributions to a slot; null where there is none. To be given to <see cref="BackwardScope.Done"/> once used.</summary>
    public Tensor? Take(int slot)
    {
        var gradient = first[slot];
        if (gradient is null) return null;
        if (more[slot] is { Count: > 0 } others)
        {
            var all = new Tensor[others.Count + 1];
            all[0] = gradient;
            others.CopyTo(all, 1);
            gradient = Primitives.AddN(all);
            BackwardScope.Use(gradient);
            foreach (var part in all) BackwardScope.Done(part);
            others.Clear();
            first[slot] = gradient;
        }
        if (kept[slot]) BackwardScope.Use(gradient);
        else first[slot] = null;
        return gradient;
    }
}
