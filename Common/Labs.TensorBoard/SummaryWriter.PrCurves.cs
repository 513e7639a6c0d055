using Google.Protobuf;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>A precision-recall curve of a binary classifier, computed as TensorBoard's own summaries compute it.</summary>
    /// <param name="tag">The tag (TensorBoard's Python API appends "/pr_curves" to it).</param>
    /// <param name="labels">What is true.</param>
    /// <param name="predictions">What was predicted, between 0 and 1; others are clipped.</param>
    /// <param name="step">The step.</param>
    /// <param name="thresholds">At how many thresholds, evenly spaced from 0 to 1, precision and recall are computed. Default: 201, at least 2.</param>
    /// <param name="weights">How much each prediction counts; none: 1 each.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    /// <returns>How many predictions were left out because they are NaN or their weight is not finite; see also <see cref="NonFiniteValues"/>.</returns>
    /// <exception cref="ArgumentException">Not as many labels, predictions and weights, or fewer than two thresholds.</exception>
    public int PrCurve(
        string tag, ReadOnlySpan<bool> labels, ReadOnlySpan<float> predictions, long step, int thresholds = 201, ReadOnlySpan<float> weights = default,
        string? description = null, DateTimeOffset? wallTime = null)
    {
        if (labels.Length != predictions.Length || (!weights.IsEmpty && weights.Length != labels.Length))
            throw new ArgumentException($"PR curve '{tag}' has {labels.Length} labels, {predictions.Length} predictions and {weights.Length} weights; as many of each are expected, or no weights");
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        var (rows, notFinite) = TensorBoard.PrCurve.Of(labels, predictions, weights, thresholds);
        var tensor = ToProto(SummaryTensor.Of<float>(rows, 6, thresholds));
        Write(tag, step, tensor, Metadata("pr_curves", description, PrCurveContent(thresholds), displayName: tag), wallTime);
        Interlocked.Add(ref _nonFiniteValues, notFinite);
        return notFinite;
    }

    /// <summary>PrCurvePluginData { num_thresholds }.</summary>
    private static ByteString PrCurveContent(int thresholds)
    {
        var content = new byte[1 + CodedOutputStream.ComputeInt32Size(thresholds)];
        using var output = new CodedOutputStream(content);
        output.WriteTag(2, WireFormat.WireType.Varint);
        output.WriteUInt32((uint)thresholds);
        output.Flush();
        return UnsafeByteOperations.UnsafeWrap(content);
    }
}
