using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>A summary of any plugin, as <c>tf.summary.write</c> writes it.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="tensor">The data.</param>
    /// <param name="step">The step.</param>
    /// <param name="plugin">The name of the plugin of TensorBoard that shows it.</param>
    /// <param name="content">The plugin's own data; empty for most.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void Write(string tag, SummaryTensor tensor, long step, string plugin, ReadOnlySpan<byte> content = default, DateTimeOffset? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(plugin);
        Write(tag, step, ToProto(tensor), Metadata(plugin, description: null, ByteString.CopyFrom(content)), wallTime);
    }

    /// <summary>
    /// A summary of any plugin with all that can be said of it. A summary read from a file is written again with
    /// <c>Write(value.Tag, value.Tensor, e.Step, value.Metadata, e.Time)</c>.
    /// </summary>
    /// <param name="tag">The tag.</param>
    /// <param name="tensor">The data; null: none, the metadata say it all.</param>
    /// <param name="step">The step.</param>
    /// <param name="metadata">The plugin that shows it, and how.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void Write(string tag, SummaryTensor? tensor, long step, SummaryMetadata metadata, DateTimeOffset? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var proto = Metadata(metadata.Plugin, metadata.Description, ByteString.CopyFrom(metadata.Content.Span), metadata.DisplayName);
        proto.DataClass = (int)metadata.DataClass;
        Write(tag, step, tensor is null ? null : ToProto(tensor), proto, wallTime);
    }

    private static Tensor ToProto(SummaryTensor tensor)
    {
        var proto = new Tensor { Dtype = (int)tensor.DataType, TensorShape = Shape([.. tensor.Shape]), TensorContent = UnsafeByteOperations.UnsafeWrap(tensor.Content) };
        foreach (var text in tensor.StringElements)
            proto.StringVal.Add(UnsafeByteOperations.UnsafeWrap(text));
        return proto;
    }
}
