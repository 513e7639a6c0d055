using Google.Protobuf;
using Labs.Checkpoints.Graph;
using Labs.Checkpoints.Proto;
using ObjectProto = Labs.Checkpoints.Proto.TrackableObjectGraph.Types.TrackableObject;

namespace Labs.Checkpoints;

/// <summary>
/// The objects of a checkpoint, their named edges and the keys of their values: what the tensor <see cref="Key"/> holds. Node 0 is the root.
/// Never changes; any number of threads may use it.
/// </summary>
public sealed class ObjectGraph
{
    /// <summary>The key of the scalar string tensor that holds the object graph.</summary>
    public const string Key = "_CHECKPOINTABLE_OBJECT_GRAPH";

    private readonly TrackableObjectGraph proto;

    private ObjectGraph(TrackableObjectGraph proto)
    {
        this.proto = proto;
        Nodes = [.. proto.Nodes.Select(node => new ObjectGraphNode(
            [.. node.Children.Select(child => (child.LocalName, child.NodeId))],
            [.. node.Attributes.Select(attribute => new ObjectGraphAttribute(attribute.Name, attribute.FullName, attribute.CheckpointKey))],
            [.. node.SlotVariables.Select(slot => new ObjectGraphSlot(slot.SlotName, slot.OriginalVariableNodeId, slot.SlotVariableNodeId))],
            node.HasCheckpointValues))];
    }

    /// <summary>All nodes, the root first, breadth-first, slot variables last.</summary>
    public IReadOnlyList<ObjectGraphNode> Nodes { get; }

    /// <summary>The graph as TensorFlow writes it for a model. Node ids are breadth-first; a value's key is the first, shortest path to it.</summary>
    /// <exception cref="ArgumentException">A slot variable is also a child of a node.</exception>
    public static ObjectGraph Build(TrackableNode root) => Build(root, []).Graph;

    /// <summary>The graph of <paramref name="root"/> with <paramref name="attached"/> as its last children, and the values with their keys in the order of saving.</summary>
    internal static (ObjectGraph Graph, List<(string Key, SavedValue Value)> Values) Build(
        TrackableNode root, IReadOnlyList<(string Name, TrackableNode Node)> attached)
    {
        ArgumentNullException.ThrowIfNull(root);
        List<(TrackableNode Node, string Path)> nodes = [(root, "")];
        Dictionary<TrackableNode, int> ids = new() { [root] = 0 };
        var graph = new TrackableObjectGraph();
        for (var i = 0; i < nodes.Count; i++)
        {
            var (node, path) = nodes[i];
            var proto = new ObjectProto();
            foreach (var (name, child) in i == 0 ? node.Children.Concat(attached) : node.Children)
            {
                if (ids.TryAdd(child, nodes.Count)) nodes.Add((child, CheckpointKey.Join(path, name, parentIsRoot: i == 0)));
                proto.Children.Add(new ObjectProto.Types.ObjectReference { NodeId = ids[child], LocalName = name });
            }
            graph.Nodes.Add(proto);
        }
        AddSlots(nodes, ids, graph);

        List<(string Key, SavedValue Value)> values = [], attributes = [];
        for (var i = 0; i < nodes.Count; i++)
            foreach (var value in nodes[i].Node.SavedValues)
            {
                var key = CheckpointKey.OfAttribute(nodes[i].Path, value.Name);
                graph.Nodes[i].Attributes.Add(new ObjectProto.Types.SerializedTensor { Name = value.Name, FullName = value.FullName, CheckpointKey = key });
                (value == nodes[i].Node.Value ? values : attributes).Add((key, value));
            }
        // What objects keep in Python (py_state) is saved behind all tensors: tensorflow/python/checkpoint/save_util.py, _split_trackables.
        values.AddRange(attributes);
        MarkCheckpointValues(graph);
        return (new ObjectGraph(graph), values);
    }

    /// <summary>Reads a serialized graph.</summary>
    /// <exception cref="CheckpointException">The bytes are no object graph, or it names nodes that it does not have.</exception>
    public static ObjectGraph Parse(ReadOnlySpan<byte> bytes)
    {
        TrackableObjectGraph graph;
        try
        {
            graph = TrackableObjectGraph.Parser.ParseFrom(bytes);
        }
        // Damaged text in it is a failure of another kind.
        catch (Exception e) when (e is InvalidProtocolBufferException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new CheckpointException($"'{Key}' is no object graph: {e.Message}", e);
        }
        if (graph.Nodes.Count == 0) throw new CheckpointException($"'{Key}' has no nodes, at least the root expected.");
        foreach (var id in graph.Nodes.SelectMany(node =>
            node.Children.Select(child => child.NodeId).Concat(node.SlotVariables.SelectMany(slot => new[] { slot.OriginalVariableNodeId, slot.SlotVariableNodeId }))))
            if (id < 0 || id >= graph.Nodes.Count)
                throw new CheckpointException($"'{Key}' names node {id}, 0 to {graph.Nodes.Count - 1} expected.");
        return new ObjectGraph(graph);
    }

    /// <summary>Reads the graph of an open checkpoint.</summary>
    /// <exception cref="CheckpointException">The checkpoint has none, or it is damaged, or it names variables' values that the checkpoint does not have.</exception>
    public static ObjectGraph Read(BundleReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Contains(Key))
            throw new CheckpointException($"'{reader.Prefix}' has no object graph ('{Key}'): it is no object-based checkpoint; its tensors can be read with BundleReader.");
        var values = reader.ReadStrings(Key);
        if (values.Length != 1) throw new CheckpointException($"'{reader.Prefix}': '{Key}' has {values.Length} elements, 1 expected.");
        try
        {
            var graph = Parse(values[0]);
            // Another attribute's key may be only the beginning of its tensors': an iterator's ITERATOR stands for ITERATOR_STATE.
            foreach (var attribute in graph.Nodes.SelectMany(node => node.Attributes).Where(attribute => attribute.Name == TrackableVariable.AttributeName))
                if (!reader.Contains(attribute.CheckpointKey))
                    throw new CheckpointException($"'{Key}' names the tensor '{attribute.CheckpointKey}', which the checkpoint does not have.");
            return graph;
        }
        catch (CheckpointException e)
        {
            throw new CheckpointException($"'{reader.Prefix}': {e.Message}", e);
        }
    }

    /// <summary>The graph in the form in which checkpoints hold it.</summary>
    public byte[] ToByteArray() => proto.ToByteArray();

    // Per optimizer, per slot name, in the order of the variables' nodes: tensorflow/python/checkpoint/util.py, serialize_slot_variables.
    private static void AddSlots(List<(TrackableNode Node, string Path)> nodes, Dictionary<TrackableNode, int> ids, TrackableObjectGraph graph)
    {
        var optimizers = nodes.Count;
        for (var i = 0; i < optimizers; i++)
        {
            var (optimizer, optimizerPath) = nodes[i];
            foreach (var slots in optimizer.SlotVariables.GroupBy(slot => slot.SlotName))
                foreach (var (_, original, slot) in slots.Where(slot => ids.ContainsKey(slot.Original)).OrderBy(slot => ids[slot.Original]))
                {
                    if (!ids.TryAdd(slot, nodes.Count))
                        throw new ArgumentException($"The slot variable '{slot.FullName}' is also a child of a node or another slot.");
                    graph.Nodes[i].SlotVariables.Add(new ObjectProto.Types.SlotVariableReference
                    {
                        SlotName = slots.Key, OriginalVariableNodeId = ids[original], SlotVariableNodeId = nodes.Count,
                    });
                    graph.Nodes.Add(new ObjectProto());
                    nodes.Add((slot, CheckpointKey.OfSlot(nodes[ids[original]].Path, optimizerPath, slots.Key)));
                }
        }
    }

    /// <summary>Every node says whether it or a node that can be reached from it has values.</summary>
    private static void MarkCheckpointValues(TrackableObjectGraph graph)
    {
        var parents = new List<int>[graph.Nodes.Count];
        for (var i = 0; i < parents.Length; i++) parents[i] = [];
        Stack<int> open = new();
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            foreach (var child in node.Children) parents[child.NodeId].Add(i);
            node.HasCheckpointValues = node.Attributes.Count > 0 || node.SlotVariables.Count > 0;
            if (node.HasCheckpointValues == true) open.Push(i);
        }
        while (open.TryPop(out var id))
            foreach (var parent in parents[id])
                if (graph.Nodes[parent].HasCheckpointValues != true)
                {
                    graph.Nodes[parent].HasCheckpointValues = true;
                    open.Push(parent);
                }
    }
}
