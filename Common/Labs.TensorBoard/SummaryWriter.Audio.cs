using Google.Protobuf;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    private static readonly ByteString WavContent = ByteString.CopyFrom(0x10, 11);   // AudioPluginData { encoding: WAV }

    /// <summary>Sound, stored as WAV with 16 bits a sample, like <c>tf.summary.audio</c>.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="samples">
    /// Row-major, shape [<paramref name="clips"/>, <paramref name="frames"/>, <paramref name="channels"/>], between -1 and 1; others are clipped, NaN is silence.
    /// </param>
    /// <param name="clips">How many clips.</param>
    /// <param name="frames">How many samples of each channel.</param>
    /// <param name="channels">1 mono, 2 stereo; up to 65,535.</param>
    /// <param name="sampleRate">Frames a second.</param>
    /// <param name="step">The step.</param>
    /// <param name="maxOutputs">At most this many of the clips, from the first on, are written. Default: 3.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    /// <exception cref="ArgumentException">The shape is not one of clips or does not hold as many samples as there are, or the rate is not positive.</exception>
    public void Audio(
        string tag, ReadOnlySpan<float> samples, int clips, int frames, int channels, int sampleRate, long step,
        int maxOutputs = 3, string? description = null, DateTimeOffset? wallTime = null)
    {
        if (clips < 0 || frames < 0 || channels is < 1 or > ushort.MaxValue || sampleRate < 1 || maxOutputs < 0)
        {
            throw new ArgumentException(
                $"audio '{tag}' has the shape [{clips}, {frames}, {channels}], {sampleRate} frames a second, and at most {maxOutputs} clips are to be written; "
                + "[clips, frames, 1 to 65535 channels], a rate of at least 1 and at least 0 are expected");
        }
        if ((Int128)clips * frames * channels != samples.Length)
            throw new ArgumentException($"audio '{tag}' holds {samples.Length} samples; its shape [{clips}, {frames}, {channels}] asks for {(Int128)clips * frames * channels}");

        var written = Math.Min(clips, maxOutputs);
        var clip = frames * channels;
        List<ByteString> strings = [];
        for (var i = 0; i < written; i++)
        {
            strings.Add(UnsafeByteOperations.UnsafeWrap(Wav.Encode(samples.Slice(i * clip, clip), channels, sampleRate)));
            strings.Add(ByteString.Empty);   // its label
        }
        Write(tag, step, Strings(Shape(written, 2), strings), Metadata("audio", description, WavContent), wallTime);
    }
}
