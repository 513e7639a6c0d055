using Labs.Checkpoints.Bundle;
using Labs.Checkpoints.Graph;
using Labs.TensorTypes;

namespace Labs.Checkpoints;

/// <summary>What <see cref="Checkpoint.Restore"/> matched and what it did not. Never changes; any number of threads may use it.</summary>
public sealed class CheckpointLoadStatus
{
    private readonly string prefix;

    private CheckpointLoadStatus(string prefix) => this.prefix = prefix;

    /// <summary>Keys of the values that were assigned.</summary>
    public IReadOnlyList<string> Restored { get; private set; } = [];

    /// <summary>Paths of the model's variables, tables and attributes for which the checkpoint has no value; they kept theirs.</summary>
    public IReadOnlyList<string> UnmatchedVariables { get; private set; } = [];

    /// <summary>Keys of the checkpoint's values that the model does not have.</summary>
    public IReadOnlyList<string> UnusedValues { get; private set; } = [];

    internal IReadOnlyCollection<SavedValue> Matched { get; private set; } = [];

    /// <summary>Requires that every value of the checkpoint and every variable of the model was matched.</summary>
    /// <returns>This status.</returns>
    /// <exception cref="CheckpointException">One was not; the message lists the first ten.</exception>
    public CheckpointLoadStatus AssertConsumed()
    {
        AssertExistingObjectsMatched();
        if (UnusedValues.Count > 0) throw new CheckpointException($"'{prefix}' has {UnusedValues.Count} values that the model has no variable for: {List(UnusedValues)}.");
        return this;
    }

    /// <summary>Requires that every variable of the model was matched; the checkpoint may have more.</summary>
    /// <returns>This status.</returns>
    /// <exception cref="CheckpointException">One was not; the message lists the first ten.</exception>
    public CheckpointLoadStatus AssertExistingObjectsMatched()
    {
        if (UnmatchedVariables.Count > 0)
            throw new CheckpointException($"'{prefix}' has no value for {UnmatchedVariables.Count} variables of the model: {List(UnmatchedVariables)}.");
        return this;
    }

    /// <summary>Requires that anything was restored.</summary>
    /// <returns>This status.</returns>
    /// <exception cref="CheckpointException">Nothing was.</exception>
    public CheckpointLoadStatus AssertNontrivialMatch()
    {
        if (Restored.Count == 0) throw new CheckpointException($"'{prefix}' has no value that matches a variable of the model.");
        return this;
    }

    /// <summary>Says in the program's text that a partial match is meant, as in TensorFlow.</summary>
    /// <returns>This status.</returns>
    public CheckpointLoadStatus ExpectPartial() => this;

    private static string List(IReadOnlyList<string> names) => string.Join(", ", names.Take(10)) + (names.Count > 10 ? ", ..." : "");

    /// <summary>Matches a checkpoint's objects with a model's, checks all matched values, then assigns them.</summary>
    internal static CheckpointLoadStatus Match(
        BundleReader reader, ObjectGraph graph, TrackableNode root, IReadOnlyList<(string Name, TrackableNode Node)> attached)
    {
        var bound = Bind(graph, root, attached);
        List<(SavedValue Value, string Key)> values = [];
        List<string> restored = [], unused = [];
        HashSet<SavedValue> matched = [];
        for (var id = 0; id < graph.Nodes.Count; id++)
            foreach (var attribute in graph.Nodes[id].Attributes)
                if (bound[id]?.SavedValues.FirstOrDefault(value => value.Name == attribute.Name) is { } value)
                {
                    value.Require(reader, attribute.CheckpointKey);
                    if (!matched.Add(value)) continue;
                    values.Add((value, attribute.CheckpointKey));
                    restored.Add(attribute.CheckpointKey);
                }
                else
                    unused.Add(attribute.CheckpointKey);
        Assign(reader, values);

        return new CheckpointLoadStatus(reader.Prefix)
        {
            Restored = restored,
            UnusedValues = unused,
            UnmatchedVariables = [.. ObjectGraph.Build(root, []).Values.Where(v => !matched.Contains(v.Value)).Select(v => v.Key[..v.Key.LastIndexOf("/.ATTRIBUTES/", StringComparison.Ordinal)])],
            Matched = matched,
        };
    }

    /// <summary>Checks every byte of all values, then reads each into its place.</summary>
    internal static void Assign(BundleReader reader, IReadOnlyList<(SavedValue Value, string Key)> values)
    {
        var bytes = values.Sum(value => value.Value.SizeIn(reader, value.Key));
        ManyTensors.Each(values, bytes, value => value.Value.Verify(reader, value.Key));
        ManyTensors.Each([.. values.Where(value => value.Value.IsOwn)], bytes, value => value.Value.Restore(reader, value.Key));
        foreach (var (value, key) in values.Where(value => !value.Value.IsOwn)) value.Restore(reader, key);
    }

    /// <summary>The model's object for each of the checkpoint's, null where there is none.</summary>
    private static TrackableNode?[] Bind(ObjectGraph graph, TrackableNode root, IReadOnlyList<(string Name, TrackableNode Node)> attached)
    {
        var bound = new TrackableNode?[graph.Nodes.Count];
        bound[0] = root;
        Queue<int> open = new([0]);
        while (open.TryDequeue(out var id))
            foreach (var (name, childId) in graph.Nodes[id].Children)
            {
                var child = bound[id]!.Child(name) ?? (id == 0 ? attached.FirstOrDefault(edge => edge.Name == name).Node : null);
                if (child is null || bound[childId] is not null) continue;
                bound[childId] = child;
                open.Enqueue(childId);
            }
        for (var id = 0; id < bound.Length; id++)
            foreach (var slot in graph.Nodes[id].SlotVariables)
                if (bound[slot.OriginalNodeId] is { } original)
                    bound[slot.SlotNodeId] ??= bound[id]?.SlotVariables.FirstOrDefault(s => s.SlotName == slot.SlotName && s.Original == original).Slot;
        return bound;
    }

    internal static void RequireSame(BundleReader reader, string key, TrackableVariable variable)
    {
        var entry = reader[key];
        if (entry.DataType != variable.DataType || !entry.Shape.SequenceEqual(variable.Shape))
            throw new CheckpointException(
                $"'{reader.Prefix}': tensor '{key}' is {entry.DataType.Name()} {TensorShape.Text(entry.Shape)}, "
                + $"{variable.DataType.Name()} {TensorShape.Text(variable.Shape)} expected for the model's variable '{variable.FullName}'.");
    }
}
