using System.Runtime.CompilerServices;
using Labs.Common.Data;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>MNIST, or the images that stand for it, as the slides use it: pixels from 0 to 1, labels one-hot.</summary>
/// <param name="TrainImages">(60000, 28, 28, 1) float32.</param>
/// <param name="TrainLabels">(60000, 10) float32.</param>
/// <param name="TestImages">(10000, 28, 28, 1) float32.</param>
/// <param name="TestLabels">(10000, 10) float32.</param>
/// <param name="Source"><c>mnist</c>, <c>digits</c> or <c>other</c>.</param>
public sealed record MnistData(NDArray TrainImages, NDArray TrainLabels, NDArray TestImages, NDArray TestLabels, string Source)
{
    /// <summary>Classes of the labels.</summary>
    public const int LabelDim = 10;

    // The slides'; more than there are images, so the shuffle is a full one.
    private const int ShuffleBuffer = 100_000;

    /// <summary>Loads what the options ask for, saying where it comes from.</summary>
    /// <exception cref="DataException">It cannot be had.</exception>
    public static MnistData Load(Lab lab)
    {
        ArgumentNullException.ThrowIfNull(lab);
        var data = Read(lab);
        // The bytes that were read, a quarter of what they became, would otherwise stay for the whole training.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return data;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MnistData Read(Lab lab)
    {
        var options = lab.Options;
        var mode = options.Data switch { "mnist" => DataMode.Mnist, "digits" => DataMode.Digits, _ => DataMode.Auto };
        var images = DigitData.Load(mode, options.DataDir, Console.WriteLine);
        lab.Data = images.Source;
        Console.WriteLine($"Data: {images.Source}, {images.TrainLabels.Length} training and {images.TestLabels.Length} test images ({images.Path})");
        return Of(images);
    }

    /// <summary>The images as arrays.</summary>
    public static MnistData Of(DigitImages images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new MnistData(Pixels(images.TrainImages), OneHot(images.TrainLabels), Pixels(images.TestImages), OneHot(images.TestLabels), images.Source);
    }

    /// <summary>
    /// The slides' datasets: the training set shuffled and in batches without remainder, the test set shuffled and in one batch. Draws two op seeds, in this order.
    /// </summary>
    /// <param name="batchSize">Examples in a training batch.</param>
    /// <param name="seeds">The stream.</param>
    /// <exception cref="UsageException">A batch is larger than the training set.</exception>
    public (IDatasetV2 Train, IDatasetV2 Test) Datasets(int batchSize, Seeds seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        var count = (int)TrainImages.shape[0];
        if (batchSize > count) throw new UsageException($"--batch-size: found {batchSize}, expected at most the {count} training images");
        var train = tf.data.Dataset.from_tensor_slices((Tensor)TrainImages, (Tensor)TrainLabels).shuffle(ShuffleBuffer, seed: seeds.Next());
        var test = tf.data.Dataset.from_tensor_slices((Tensor)TestImages, (Tensor)TestLabels).shuffle(ShuffleBuffer, seed: seeds.Next());
        // take before batch stands for drop_remainder, which throws in TensorFlow.NET (its fault 5.2).
        return (train.take(count / batchSize * batchSize).batch(batchSize).prefetch(1), test.batch((int)TestImages.shape[0]));
    }

    /// <summary>Steps of one epoch.</summary>
    public int StepsPerEpoch(int batchSize) => (int)TrainImages.shape[0] / batchSize;

    private static NDArray Pixels(byte[] pixels) =>
        new NDArray(pixels, new Shape(pixels.Length / DigitImages.Pixels, DigitImages.Side, DigitImages.Side, 1), TF_DataType.TF_UINT8) / 255f;

    private static NDArray OneHot(byte[] labels)
    {
        var rows = new float[labels.Length, LabelDim];
        for (var i = 0; i < labels.Length; i++) rows[i, labels[i]] = 1;
        return np.array(rows);
    }
}
