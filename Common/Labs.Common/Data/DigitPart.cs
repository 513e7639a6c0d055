namespace Labs.Common.Data;

/// <summary>One of the four arrays of a set of images, with its names in IDX and in mnist.npz.</summary>
internal sealed record DigitPart(string IdxName, string NpzName, int Rank)
{
    public static readonly DigitPart TrainImages = new("train-images-idx3-ubyte", "x_train", 3);
    public static readonly DigitPart TrainLabels = new("train-labels-idx1-ubyte", "y_train", 1);
    public static readonly DigitPart TestImages = new("t10k-images-idx3-ubyte", "x_test", 3);
    public static readonly DigitPart TestLabels = new("t10k-labels-idx1-ubyte", "y_test", 1);

    /// <summary>In the order in which every list of the four goes.</summary>
    public static readonly IReadOnlyList<DigitPart> All = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>The shape in words, for messages.</summary>
    public string Expected => Rank == 3 ? "(n, 28, 28)" : "(n)";

    /// <summary>Bytes of one item: 784 for images, 1 for labels.</summary>
    public int ItemBytes => Rank == 3 ? DigitImages.Pixels : 1;

    /// <summary>Throws unless the shape is (n, 28, 28) for images, (n) for labels, n at least 1 and the whole within an array.</summary>
    /// <exception cref="DataException">What was found and what was expected.</exception>
    public void Check(string where, IReadOnlyList<long> shape)
    {
        if (shape.Count != Rank || Rank == 3 && (shape[1] != DigitImages.Side || shape[2] != DigitImages.Side) || shape[0] < 1)
            throw new DataException($"{where}: found shape ({string.Join(", ", shape)}), expected {Expected}");
        if (shape[0] > Array.MaxLength / ItemBytes)
            throw new DataException($"{where}: found {shape[0]} items, expected at most {Array.MaxLength / ItemBytes}");
    }
}
