using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Labs.TensorBoard.Proto;
using Labs.TensorTypes;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>Rows of a histogram where none are asked for, as TensorBoard's.</summary>
    public const int DefaultBuckets = 30;

    /// <summary>Rows of a histogram, of three doubles each, that one event holds: Protobuf's messages end at 2 GB.</summary>
    public const int MaxBuckets = 1 << 26;

    private static readonly Proto.SummaryMetadata ScalarMetadata = Metadata("scalars", description: null);
    private static readonly Proto.SummaryMetadata HistogramMetadata = Metadata("histograms", description: null);
    private static readonly TensorShape Rank0 = Shape();
    private static readonly TensorShape DefaultRows = Shape(DefaultBuckets, 3);

    /// <summary>A number over steps, kept as float32 (as TensorFlow does); NaN and infinities are shown as such.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The number.</param>
    /// <param name="step">The step.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    public void Scalar(string tag, double value, long step, string? description = null, DateTimeOffset? wallTime = null) =>
        WriteScalar(tag, (float)value, step, description, wallTime);

    /// <summary>A number of any type over steps, kept as the float32 nearest to it.</summary>
    /// <exception cref="ArgumentException">The number has an imaginary part.</exception>
    /// <inheritdoc cref="Scalar(string, double, long, string?, DateTimeOffset?)"/>
    public void Scalar<T>(string tag, T value, long step, string? description = null, DateTimeOffset? wallTime = null)
        where T : INumberBase<T>
    {
        CheckReal(tag, value);
        WriteScalar(tag, float.CreateSaturating(value), step, description, wallTime);
    }

    /// <summary>
    /// The distribution of values over steps: <paramref name="buckets"/> buckets of equal width between the smallest and the largest value, as TensorBoard 2.8 and later count
    /// them. All values equal: all stand in the last bucket, of width 0. No values: all rows are zero. Values are counted as the doubles they are; subnormal ones as zero, as on
    /// TensorFlow's CPU.
    /// </summary>
    /// <param name="tag">The tag.</param>
    /// <param name="values">The values, in any order.</param>
    /// <param name="step">The step.</param>
    /// <param name="buckets">How many buckets, at most <see cref="MaxBuckets"/>. Default: 30. None or fewer: a histogram without rows.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    /// <returns>How many values were left out because they are NaN or infinite; see also <see cref="NonFiniteValues"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More buckets than an event holds.</exception>
    public int Histogram(
        string tag, ReadOnlySpan<float> values, long step, int buckets = DefaultBuckets, string? description = null, DateTimeOffset? wallTime = null) =>
        WriteHistogram(tag, values, step, buckets, description, wallTime);

    /// <inheritdoc cref="Histogram(string, ReadOnlySpan{float}, long, int, string?, DateTimeOffset?)"/>
    public int Histogram(
        string tag, ReadOnlySpan<double> values, long step, int buckets = DefaultBuckets, string? description = null, DateTimeOffset? wallTime = null) =>
        WriteHistogram(tag, values, step, buckets, description, wallTime);

    /// <typeparam name="T">Any number type.</typeparam>
    /// <exception cref="ArgumentException">A number has an imaginary part.</exception>
    /// <inheritdoc cref="Histogram(string, ReadOnlySpan{float}, long, int, string?, DateTimeOffset?)"/>
    public int Histogram<T>(
        string tag, ReadOnlySpan<T> values, long step, int buckets = DefaultBuckets, string? description = null, DateTimeOffset? wallTime = null)
        where T : unmanaged, INumberBase<T>
    {
        var doubles = new double[values.Length];
        for (var i = 0; i < doubles.Length; i++)
        {
            CheckReal(tag, values[i]);
            doubles[i] = double.CreateSaturating(values[i]);
        }
        return WriteHistogram<double>(tag, doubles, step, buckets, description, wallTime);
    }

    private void WriteScalar(string tag, float value, long step, string? description, DateTimeOffset? wallTime) =>
        Write(tag, step, Number(value), description is null ? ScalarMetadata : Metadata("scalars", description), wallTime);

    private int WriteHistogram<T>(string tag, ReadOnlySpan<T> values, long step, int buckets, string? description, DateTimeOffset? wallTime)
        where T : struct
    {
        if (buckets > MaxBuckets) throw new ArgumentOutOfRangeException(nameof(buckets), buckets, $"histogram '{tag}': at most {MaxBuckets} buckets are expected");
        buckets = Math.Max(buckets, 0);
        var (content, notFinite) = HistogramBuckets.Of(values, buckets);
        Write(tag, step, Rows(content, buckets), description is null ? HistogramMetadata : Metadata("histograms", description), wallTime);
        Interlocked.Add(ref _nonFiniteValues, notFinite);
        return notFinite;
    }

    // Conversions to real numbers drop an imaginary part without a word.
    private static void CheckReal<T>(string tag, T value)
        where T : INumberBase<T>
    {
        if ((T.IsComplexNumber(value) || T.IsImaginaryNumber(value)) && !T.IsRealNumber(value))
            throw new ArgumentException($"'{tag}': the number {value} has an imaginary part; a real number is expected", nameof(value));
    }

    private static Tensor Number(float value)
    {
        var content = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(content, value);
        return new Tensor { Dtype = (int)DataType.Float, TensorShape = Rank0, TensorContent = UnsafeByteOperations.UnsafeWrap(content) };
    }

    private static Tensor Rows(byte[] content, int buckets) => new()
    {
        Dtype = (int)DataType.Double, TensorShape = buckets == DefaultBuckets ? DefaultRows : Shape(buckets, 3), TensorContent = UnsafeByteOperations.UnsafeWrap(content),
    };
}
