namespace Tensorflow.Keras.Datasets;

/// <summary>One file of CIFAR-10: 10,000 images and their labels.</summary>
/// <param name="Channels">uint8: of each image the red, the green and the blue pixels.</param>
/// <param name="Labels">From 0 to 9.</param>
internal sealed record CifarBatch(byte[] Channels, byte[] Labels)
{
    /// <summary>Images of a file.</summary>
    public const int Images = 10_000;

    /// <summary>Pixels of an image.</summary>
    public const int Pixels = 32 * 32;

    // Pixels, labels and file names: a file has some 31 million bytes.
    private const long MostBytes = 64 << 20;

    /// <summary>The length, where it may be a file's.</summary>
    /// <exception cref="InvalidDataException">It is more.</exception>
    public static long CheckedLength(long length) => length <= MostBytes ? length : throw new InvalidDataException($"{length} bytes are more than a file of CIFAR-10 has");

    /// <summary>A file's content: what Python pickled, a dict of an array "data", a list "labels", and others.</summary>
    /// <exception cref="InvalidDataException">It is not such a file.</exception>
    public static CifarBatch Of(byte[] file)
    {
        CheckedLength(file.Length);
        if (new PickleReader(file).Read() is not Dictionary<string, object?> dict) throw new InvalidDataException("it holds no dict");
        if (dict.GetValueOrDefault("data") is not PickledArray { Content: { } content } array || array.Dtype != "u1" || array.Shape is not [Images, Pixels * 3] || content.Length != Images * Pixels * 3)
            throw new InvalidDataException($"its data are no uint8 array of {Images} times {Pixels * 3}");
        if (dict.GetValueOrDefault("labels") is not List<object?> list || list.Count != Images || list.Exists(label => label is not (>= 0L and <= 9L)))
            throw new InvalidDataException($"its labels are no list of {Images} numbers from 0 to 9");
        var labels = list.ConvertAll(label => (byte)(long)label!).ToArray();
        if (!array.IsFortran) return new(content, labels);
        var rows = new byte[content.Length];
        for (var i = 0; i < Images; i++)
            for (var p = 0; p < Pixels * 3; p++) rows[(i * Pixels * 3) + p] = content[(p * Images) + i];
        return new(rows, labels);
    }
}
