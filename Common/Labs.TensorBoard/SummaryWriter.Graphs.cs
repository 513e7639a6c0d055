using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    private static readonly ByteString GraphContent = ByteString.CopyFromUtf8("1");

    /// <summary>A Keras model, which the Graphs tab shows as a conceptual graph (Keras' own callback writes it with the tag "keras" and step 0).</summary>
    /// <param name="json">The model as <c>model.to_json()</c> gives it: a Sequential or functional model.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="step">The step.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void KerasModel(string json, string tag = "keras", long step = 0, DateTimeOffset? wallTime = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(json);
        Write(tag, step, Strings(Rank0, [ByteString.CopyFromUtf8(json)]), Metadata("graph_keras_model", null, GraphContent), wallTime);
    }

    /// <summary>The graph of operations of a step, as <c>tf.summary.trace_export</c> writes it.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="runMetadata">A serialised tensorflow.RunMetadata.</param>
    /// <param name="step">The step.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void TracedGraph(string tag, ReadOnlySpan<byte> runMetadata, long step, DateTimeOffset? wallTime = null) =>
        Write(tag, step, Strings(Rank0, [ByteString.CopyFrom(runMetadata)]), Metadata("graph_run_metadata_graph", null, GraphContent), wallTime);

    /// <summary>The run's graph of operations, as <c>tf.summary.graph</c> writes it.</summary>
    /// <param name="graphDef">A serialised tensorflow.GraphDef.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void Graph(ReadOnlySpan<byte> graphDef, DateTimeOffset? wallTime = null) => Write(new Event { GraphDef = ByteString.CopyFrom(graphDef) }, wallTime);
}
