using Google.Protobuf;
using Labs.TensorBoard;
using Labs.TensorBoard.Proto;

namespace Labs.Common;

/// <summary>A node of what a tape recorded.</summary>
/// <param name="Name">Unique; slashes make groups.</param>
/// <param name="Op">TensorFlow's name of its op.</param>
/// <param name="Inputs">Names of the nodes that it takes its inputs from.</param>
/// <param name="Type">TensorFlow's number of its output's dtype.</param>
/// <param name="Shape">Its output's shape.</param>
internal sealed record RecordedNode(string Name, string Op, IReadOnlyList<string> Inputs, int Type, long[] Shape);

/// <summary>What a tape recorded as a graph for TensorBoard's Graphs tab.</summary>
internal static class RecordedGraph
{
    // What TensorFlow 2.15 writes.
    private const int Producer = 1645;

    public static void Write(SummaryWriter summaries, IEnumerable<RecordedNode> nodes)
    {
        var graph = new GraphDef { Versions = new VersionDef { Producer = Producer } };
        graph.Node.AddRange(nodes.Select(Node));
        summaries.Graph(graph.ToByteArray());
    }

    private static NodeDef Node(RecordedNode recorded)
    {
        var shape = new TensorShape();
        foreach (var size in recorded.Shape) shape.Dim.Add(new TensorShape.Types.Dim { Size = size });
        var node = new NodeDef { Name = recorded.Name, Op = recorded.Op, Input = { recorded.Inputs } };
        node.Attr["dtype"] = new AttrValue { Type = recorded.Type };
        node.Attr["_output_shapes"] = new AttrValue { List = new AttrValue.Types.ListValue { Shape = { shape } } };
        return node;
    }
}
