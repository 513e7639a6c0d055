namespace Tensorflow.Keras.Engine;

/// <summary>The uses of layers between symbolic inputs and outputs, ordered as Keras orders them (functional.py, _map_graph_network).</summary>
internal sealed class LayerGraph
{
    private readonly string model;
    private readonly HashSet<Tensor> inputs;
    private readonly List<Node> postOrder = [];
    private readonly HashSet<Node> done = new(ReferenceEqualityComparer.Instance);
    private readonly List<Layer> created = [];

    /// <exception cref="ValueError">The outputs depend on a symbolic input that is not among the inputs.</exception>
    public LayerGraph(string model, Tensor[] inputs, Tensor[] outputs)
    {
        this.model = model;
        this.inputs = new HashSet<Tensor>(inputs, ReferenceEqualityComparer.Instance);
        foreach (var output in outputs) Visit(Node.Of(output));
        foreach (var input in inputs)
            if (!created.Contains(Node.Of(input).Layer)) created.Add(Node.Of(input).Layer);

        var nodeDepth = new Dictionary<Node, int>(ReferenceEqualityComparer.Instance);
        var layerDepth = new Dictionary<Layer, int>(ReferenceEqualityComparer.Instance);
        foreach (var node in Enumerable.Reverse(postOrder))
        {
            var depth = Math.Max(nodeDepth.GetValueOrDefault(node), layerDepth.GetValueOrDefault(node.Layer));
            layerDepth[node.Layer] = depth;
            nodeDepth[node] = depth;
            foreach (var symbol in node.Inputs)
            {
                var before = Node.Of(symbol);
                nodeDepth[before] = Math.Max(depth + 1, nodeDepth.GetValueOrDefault(before));
                layerDepth[before.Layer] = Math.Max(nodeDepth[before], layerDepth.GetValueOrDefault(before.Layer));
            }
        }
        Order = [.. postOrder.Where(node => !IsInput(node)).OrderByDescending(node => nodeDepth[node])];
        Layers = [.. created.OrderByDescending(layer => layerDepth.GetValueOrDefault(layer))];

        var lastUse = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < Order.Length; i++)
        {
            foreach (var symbol in Order[i].Inputs) lastUse[symbol] = i;
            foreach (var symbol in Order[i].Outputs) lastUse.TryAdd(symbol, i);
        }
        LastUses = new Tensor[Order.Length][];
        for (var i = 0; i < Order.Length; i++)
            LastUses[i] = [.. lastUse.Where(pair => pair.Value == i && !outputs.Contains(pair.Key, ReferenceEqualityComparer.Instance)).Select(pair => pair.Key)];
    }

    /// <summary>In the order in which they run.</summary>
    public Node[] Order { get; }

    /// <summary>Input layers first.</summary>
    public Layer[] Layers { get; }

    /// <summary>By use, the symbols that no later one needs.</summary>
    public Tensor[][] LastUses { get; }

    private bool IsInput(Node node) => node.Outputs.Any(inputs.Contains);

    private void Visit(Node node)
    {
        if (!done.Add(node)) return;
        if (!created.Contains(node.Layer)) created.Add(node.Layer);
        if (!IsInput(node))
        {
            if (node.Inputs.Length == 0)
                throw new ValueError($"Graph disconnected: model \"{model}\" needs a value for the input \"{node.Layer.Name}\", which is not among its inputs.");
            foreach (var symbol in node.Inputs) Visit(Node.Of(symbol));
        }
        postOrder.Add(node);
    }
}
