using System.Buffers.Binary;

namespace Labs.TensorBoard;

/// <summary>Encodes sound as WAV with 16 bits a sample, as <c>tf.audio.encode_wav</c> does (tensorflow/core/lib/wav/wav_io.cc).</summary>
internal static class Wav
{
    private const int HeaderBytes = 44;
    private const int SampleBytes = sizeof(short);

    /// <param name="samples">Shape [frames, channels], between -1 and 1; others are clipped, NaN is silence.</param>
    /// <param name="channels">At least 1, at most 65,535.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static byte[] Encode(ReadOnlySpan<float> samples, int channels, int sampleRate)
    {
        var data = checked(samples.Length * SampleBytes);
        var wav = new byte[checked(HeaderBytes + data)];
        var header = wav.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderBytes - 8 + data);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);                                                 // bytes of this chunk
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);                                                  // PCM
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], (uint)((ulong)sampleRate * (ulong)channels * SampleBytes));   // bytes a second
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], (ushort)(channels * SampleBytes));                  // bytes a frame
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 8 * SampleBytes);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], data);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(header[(HeaderBytes + i * SampleBytes)..], Sample(samples[i]));
        return wav;
    }

    private static short Sample(float value) =>
        float.IsNaN(value) ? (short)0 : (short)Math.Clamp(MathF.Round(value * 32768f, MidpointRounding.AwayFromZero), short.MinValue, short.MaxValue);
}
