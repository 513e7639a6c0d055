using Tensorflow.Ops;

namespace Tensorflow.Autodiff;

/// <summary>
/// Gradients on their way back, one slot per tracked tensor. Contributions to a slot are summed when they are taken, by one AddN, as TensorFlow's tape does.
/// </summary>
internal sealed class GradientSlots
{
    [ThreadStatic]
    private static GradientSlots? spare;

    // One array of all that a slot has: an array of references checks what is put into it.
    private struct Slot
    {
        public Tensor? First;
        public List<Tensor>? More;
        public bool IsKept;
        public bool IsNeeded;
    }

    private int count;
    private Slot[] slots = [];

    /// <summary>Empty slots: those of the thread's last backward pass, if it has ended.</summary>
    public static GradientSlots Rent(int count)
    {
        var gradients = spare ?? new GradientSlots();
        spare = null;
        gradients.count = count;
        if (gradients.slots.Length < count) gradients.slots = new Slot[Math.Max(64, 2 * count)];
        return gradients;
    }

    /// <summary>Lets the thread's next backward pass have them. One that ended by an exception keeps its own.</summary>
    public void Return()
    {
        foreach (ref var slot in slots.AsSpan(0, count))
        {
            slot.First = null;
            slot.More?.Clear();
            slot.IsKept = slot.IsNeeded = false;
        }
        spare = this;
    }

    /// <summary>Whether a gradient of the slot is on the way to a source; false at first, and for negative slots.</summary>
    public bool IsNeeded(int slot) => (uint)slot < (uint)count && slots[slot].IsNeeded;

    /// <summary>Notes that it is.</summary>
    public void Need(int slot) => slots[slot].IsNeeded = true;

    /// <summary>Adds a contribution.</summary>
    public void Add(int slot, Tensor gradient)
    {
        BackwardScope.Use(gradient);
        ref var place = ref slots[slot];
        if (place.First is null) place.First = gradient;
        else (place.More ??= []).Add(gradient);
    }

    /// <summary>Marks a slot as a result: it may be taken twice, by the entry that made it and by the caller.</summary>
    public void Keep(int slot) => slots[slot].IsKept = true;

    /// <summary>The sum of the contributions to a slot; null where there is none. To be given to <see cref="BackwardScope.Done"/> once used.</summary>
    public Tensor? Take(int slot)
    {
        ref var place = ref slots[slot];
        if (place.First is not { } gradient) return null;
        if (place.More is { Count: > 0 } others)
        {
            var all = new Tensor[others.Count + 1];
            all[0] = gradient;
            others.CopyTo(all, 1);
            gradient = Primitives.AddN(all);
            BackwardScope.Use(gradient);
            foreach (var part in all) BackwardScope.Done(part);
            others.Clear();
            place.First = gradient;
        }
        if (place.IsKept) BackwardScope.Use(gradient);
        else place.First = null;
        return gradient;
    }
}
