using Labs.Checkpoints.Graph;

namespace Labs.Checkpoints;

/// <summary>
/// An object of a model (a layer, a list, the model itself) as checkpoints see it: named edges to other objects, in order. Values hang on
/// <see cref="TrackableVariable"/> and <see cref="TrackableTable{TKey, TValue}"/>, which are nodes too, or on the object itself (<see cref="AddAttribute"/>). The same node may be reached over several edges, and edges may form cycles.
/// One thread builds it; any number may read it then.
/// </summary>
public class TrackableNode
{
    private readonly List<(string Name, TrackableNode Node)> children = [];
    private readonly Dictionary<string, TrackableNode> byName = [];
    private readonly List<(string SlotName, TrackableVariable Original, TrackableVariable Slot)> slots = [];
    private readonly List<SavedValue> attributes = [];

    /// <summary>The edges in the order in which they were added: it decides the order of nodes and of values in a checkpoint.</summary>
    public IReadOnlyList<(string Name, TrackableNode Node)> Children => children;

    /// <summary>What an optimizer keeps per variable: slot name (<c>m</c>), the model's variable, the optimizer's.</summary>
    public IReadOnlyList<(string SlotName, TrackableVariable Original, TrackableVariable Slot)> SlotVariables => slots;

    /// <summary>Adds an edge and returns this node.</summary>
    /// <exception cref="ArgumentException">There is an edge of that name.</exception>
    public TrackableNode Add(string name, TrackableNode child)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(child);
        if (!byName.TryAdd(name, child)) throw new ArgumentException($"There is a child '{name}' already.", nameof(name));
        children.Add((name, child));
        return this;
    }

    /// <summary>
    /// Adds a value of the object itself and returns this node: the <c>py_state</c> of a <c>tf.train.experimental.PythonState</c>, the <c>OBJECT_CONFIG_JSON</c> of Keras' layers of TensorFlow 2.0.
    /// </summary>
    /// <param name="name">What the object calls it.</param>
    /// <param name="value">Its bytes: it is no node of the checkpoint by that, and its full name is not stored.</param>
    /// <exception cref="ArgumentException">There is an attribute of that name.</exception>
    public TrackableNode AddAttribute(string name, TrackableVariable value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (SavedValues.Any(saved => saved.Name == name)) throw new ArgumentException($"There is an attribute '{name}' already.", nameof(name));
        attributes.Add(value.Value.As(name));
        return this;
    }

    /// <summary>Adds a slot variable and returns this node, an optimizer. The slot variable is saved where the model's variable is; it is no child of any node.</summary>
    /// <exception cref="ArgumentException">There is a slot of that name for that variable.</exception>
    public TrackableNode AddSlot(string slotName, TrackableVariable original, TrackableVariable slot)
    {
        ArgumentNullException.ThrowIfNull(slotName);
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(slot);
        if (slots.Exists(s => s.SlotName == slotName && s.Original == original))
            throw new ArgumentException($"'{original.FullName}' has a slot '{slotName}' already.", nameof(slotName));
        slots.Add((slotName, original, slot));
        return this;
    }

    /// <summary>What a node of this kind is: a variable's value, a table; null of others.</summary>
    internal virtual SavedValue? Value => null;

    /// <summary>All values of the object.</summary>
    internal IEnumerable<SavedValue> SavedValues => Value is { } own ? [own, .. attributes] : attributes;

    /// <summary>The node at the end of edge <paramref name="name"/>; null where there is none.</summary>
    internal TrackableNode? Child(string name) => byName.GetValueOrDefault(name);

    /// <summary>Whether a variable can be reached from here.</summary>
    internal bool HasVariables()
    {
        HashSet<TrackableNode> seen = [this];
        Queue<TrackableNode> open = new(seen);
        while (open.TryDequeue(out var node))
        {
            if (node is TrackableVariable) return true;
            foreach (var (_, child) in node.children)
                if (seen.Add(child)) open.Enqueue(child);
        }
        return false;
    }
}
