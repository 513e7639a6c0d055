using System.Runtime.CompilerServices;
using Labs.Common.Data;
using Tensorflow;
using Tensorflow.NumPy;

namespace Labs.Common;

/// <summary>MNIST, or the images that stand for it, as the slides use it: pixels from 0 to 1, labels one-hot.</summary>
/// <param name="TrainImages">(60000, 28, 28, 1) float32.</param>
/// <param name="TrainLabels">(60000, 10) float32.</param>
/// <param name="TestImages">(10000, 28, 28, 1) float32.</param>
/// <param name="TestLabels">(10000, 10) float32.</param>
/// <param name="Source"><c>mnist</c>, <c>digits</c> or <c>other</c>.</param>
public sealed record MnistData(NDArray TrainImages, NDArray TrainLabels, NDArray TestImages, NDArray TestLabels, string Source)
{
    private const int LabelDim = 10;

    /// <summary>The slides' <c>load_mnist</c>: the images that the options ask for, saying where they come from.</summary>
    /// <exception cref="DataException">They cannot be had.</exception>
    public static MnistData load_mnist(Lab lab)
    {
        ArgumentNullException.ThrowIfNull(lab);
        if (lab.HasImages) return lab.Images;
        lab.Images = Read(lab);
        // The bytes that were read, a quarter of what they became, would otherwise stay for the whole training.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return lab.Images;
    }

    /// <summary>As on the slides: <c>var (train_x, train_y, test_x, test_y) = load_mnist(lab);</c></summary>
    public void Deconstruct(out NDArray train_x, out NDArray train_y, out NDArray test_x, out NDArray test_y) =>
        (train_x, train_y, test_x, test_y) = (TrainImages, TrainLabels, TestImages, TestLabels);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MnistData Read(Lab lab)
    {
        var options = lab.Options;
        var mode = options.Data switch { "mnist" => DataMode.Mnist, "digits" => DataMode.Digits, _ => DataMode.Auto };
        var images = DigitData.Load(mode, options.DataDir, line => Console.WriteLine(Words.Of(line)));
        Console.WriteLine(Words.Of($"Data: {images.Source}, {images.TrainLabels.Length} training and {images.TestLabels.Length} test images ({images.Path})"));
        return Of(images);
    }

    /// <summary>The images as arrays.</summary>
    public static MnistData Of(DigitImages images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new MnistData(Pixels(images.TrainImages), OneHot(images.TrainLabels), Pixels(images.TestImages), OneHot(images.TestLabels), images.Source);
    }

    private static NDArray Pixels(byte[] pixels) =>
        EngineLayers.Fractions(pixels, new Shape(pixels.Length / DigitImages.Pixels, DigitImages.Side, DigitImages.Side, 1));

    private static NDArray OneHot(byte[] labels)
    {
        var rows = new float[labels.Length, LabelDim];
        for (var i = 0; i < labels.Length; i++) rows[i, labels[i]] = 1;
        return np.array(rows);
    }
}
