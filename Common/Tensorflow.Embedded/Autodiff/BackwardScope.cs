using Tensorflow.Storage;

namespace Tensorflow.Autodiff;

/// <summary>
/// The one place that gives back what a backward pass makes. Primitives note each tensor that they make within it (<see cref="Note"/>). After each op's formula, what is neither a gradient
/// under way nor shares storage with one goes back; a gradient does once all that needs it has been computed. Formulas need not think of it. There is no scope
/// where a tape records the pass: then it holds everything.
/// </summary>
internal sealed class BackwardScope
{
    // So many uses are not counted any more: the collector finds what is dead.
    private const ushort Uncounted = ushort.MaxValue;

    [ThreadStatic]
    private static BackwardScope? spare;

    private readonly List<Tensor> made = [];
    private long first;

    /// <summary>A scope that begins now: that of the thread's last backward pass, if it has ended.</summary>
    public static BackwardScope Rent()
    {
        var scope = spare ?? new BackwardScope();
        spare = null;
        scope.first = LocalBlocks.Current.NextNumber;
        return scope;
    }

    /// <summary>Lets the thread's next backward pass have it. One that ended by an exception keeps its own.</summary>
    public void Return() => spare = this;

    /// <summary>Notes what a primitive gave. What it made is in no use yet; an input that it passed on is not of this scope.</summary>
    public void Note(Tensor tensor)
    {
        if (!LocalBlocks.IsSince(tensor.Id, first) || tensor.BackwardUses > 0 || !ReferenceEquals(tensor.StorageOwner, tensor)) return;
        tensor.BackwardUses = 1;
        made.Add(tensor);
    }

    /// <summary>Begins a use of a gradient.</summary>
    public static void Use(Tensor gradient)
    {
        var owner = gradient.StorageOwner;
        if (owner.BackwardUses is > 0 and < Uncounted) owner.BackwardUses++;
    }

    /// <summary>Ends a use; after the last one the storage goes back.</summary>
    public static void Done(Tensor gradient)
    {
        var owner = gradient.StorageOwner;
        if (owner.BackwardUses is > 1 and < Uncounted && --owner.BackwardUses == 1) owner.Release();
    }

    /// <summary>Lets a gradient leave the scope: it is given to the program.</summary>
    public static void Leave(Tensor gradient) => gradient.StorageOwner.BackwardUses = 0;

    /// <summary>Gives back what the formula of one op made on the way.</summary>
    public void EndOfFormula()
    {
        foreach (var tensor in made)
            if (tensor.BackwardUses == 1) tensor.Release();
        made.Clear();
    }
}
