using System.Buffers.Binary;
using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>Rows of a histogram where none are asked for, as TensorBoard's.</summary>
    public const int DefaultBuckets = 30;

    private static readonly SummaryMetadata Scalars = Metadata("scalars", description: null);
    private static readonly SummaryMetadata Histograms = Metadata("histograms", description: null);
    private static readonly TensorShape Rank0 = Shape();
    private static readonly TensorShape DefaultRows = Shape(DefaultBuckets, 3);

    /// <summary>A number over steps, kept as float32 (as TensorFlow does); NaN and infinities are shown as such.</summary>
    public void Scalar(string tag, double value, long step, string? description = null) =>
        Write(tag, step, Number(value), description is null ? Scalars : Metadata("scalars", description));

    /// <summary>
    /// The distribution of values over steps: <paramref name="buckets"/> buckets of equal width between the smallest and the largest value, as TensorBoard 2.8 and later count
    /// them. All values equal: all stand in the last bucket, of width 0. No values: all rows are zero.
    /// </summary>
    /// <returns>How many values were left out because they are NaN or infinite; see also <see cref="NonFiniteValues"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="buckets"/> is negative.</exception>
    public int Histogram(string tag, ReadOnlySpan<float> values, long step, int buckets = DefaultBuckets, string? description = null) =>
        WriteHistogram(tag, values, step, buckets, description);

    /// <inheritdoc cref="Histogram(string, ReadOnlySpan{float}, long, int, string?)"/>
    public int Histogram(string tag, ReadOnlySpan<double> values, long step, int buckets = DefaultBuckets, string? description = null) =>
        WriteHistogram(tag, values, step, buckets, description);

    private int WriteHistogram<T>(string tag, ReadOnlySpan<T> values, long step, int buckets, string? description)
        where T : struct
    {
        ArgumentOutOfRangeException.ThrowIfNegative(buckets);
        var (content, notFinite) = HistogramBuckets.Of(values, buckets);
        Write(tag, step, Rows(content, buckets), description is null ? Histograms : Metadata("histograms", description));
        Interlocked.Add(ref _nonFiniteValues, notFinite);
        return notFinite;
    }

    private static Tensor Number(double value)
    {
        var content = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(content, (float)value);
        return new Tensor { Dtype = (int)TensorType.Float, TensorShape = Rank0, TensorContent = UnsafeByteOperations.UnsafeWrap(content) };
    }

    private static Tensor Rows(byte[] content, int buckets) => new()
    {
        Dtype = (int)TensorType.Double, TensorShape = buckets == DefaultBuckets ? DefaultRows : Shape(buckets, 3), TensorContent = UnsafeByteOperations.UnsafeWrap(content),
    };
}
