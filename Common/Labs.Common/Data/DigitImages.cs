namespace Labs.Common.Data;

/// <summary>What a set of images is, told from its bytes.</summary>
public enum DigitKind
{
    /// <summary>MNIST: all four files have its SHA-256.</summary>
    Mnist,

    /// <summary>The digits that Labs.Common draws itself.</summary>
    Digits,

    /// <summary>Another set of 28x28 images in ten classes.</summary>
    Other,
}

/// <summary>Images of digits with their labels, for training and for testing.</summary>
public sealed class DigitImages
{
    /// <summary>Height and width of an image.</summary>
    public const int Side = 28;

    /// <summary>Bytes of an image.</summary>
    public const int Pixels = Side * Side;

    internal DigitImages(byte[] trainImages, byte[] trainLabels, byte[] testImages, byte[] testLabels, DigitKind kind, string path)
    {
        TrainImages = trainImages;
        TrainLabels = trainLabels;
        TestImages = testImages;
        TestLabels = testLabels;
        Kind = kind;
        Path = path;
    }

    /// <summary>Grey levels, 0 to 255, shape (n, 28, 28) row-major; n is the length of <see cref="TrainLabels"/>.</summary>
    public byte[] TrainImages { get; }

    /// <summary>0 to 9, shape (n).</summary>
    public byte[] TrainLabels { get; }

    /// <summary>Grey levels, 0 to 255, shape (n, 28, 28) row-major; n is the length of <see cref="TestLabels"/>.</summary>
    public byte[] TestImages { get; }

    /// <summary>0 to 9, shape (n).</summary>
    public byte[] TestLabels { get; }

    /// <summary>What they are, told from their bytes.</summary>
    public DigitKind Kind { get; }

    /// <summary>"mnist", "digits" or "other", as the labs report it.</summary>
    public string Source => Kind switch { DigitKind.Mnist => "mnist", DigitKind.Digits => "digits", _ => "other" };

    /// <summary>The folder or file that they were read from; empty if they were drawn and not cached.</summary>
    public string Path { get; }

    internal byte[] this[DigitPart part] =>
        part == DigitPart.TrainImages ? TrainImages : part == DigitPart.TrainLabels ? TrainLabels : part == DigitPart.TestImages ? TestImages : TestLabels;

    internal DigitImages At(string path) => new(TrainImages, TrainLabels, TestImages, TestLabels, Kind, path);
}
