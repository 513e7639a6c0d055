using Labs.Common.Data.Digits;

namespace Labs.Common.Data;

/// <summary>
/// Handwritten digits drawn by a program: 60,000 images to train and 10,000 to test, about as hard as MNIST, and the same bytes on every machine.
/// For a machine that has no MNIST and no network. Their accuracies are not MNIST's.
/// </summary>
public static class BuiltInDigits
{
    private const int TrainCount = 60_000, TestCount = 10_000;
    private const ulong Seed = 777;

    /// <summary>Draws all images: some seconds, the same bytes whatever the number of threads.</summary>
    public static DigitImages Draw()
    {
        var (trainImages, trainLabels) = Draw(0, TrainCount);
        var (testImages, testLabels) = Draw(TrainCount, TestCount);
        return new DigitImages(trainImages, trainLabels, testImages, testLabels, DigitKind.Digits, "");
    }

    private static (byte[] Images, byte[] Labels) Draw(int first, int count)
    {
        const int block = 500;
        var images = new byte[count * DigitImages.Pixels];
        var labels = new byte[count];
        Parallel.For(0, count / block, () => (Raster: new StrokeRaster(), Pen: new List<PenSample>()), (b, _, tools) =>
        {
            for (var i = block * b; i < block * (b + 1); i++)
                DrawOne(first + i, tools.Raster, tools.Pen, images.AsSpan(i * DigitImages.Pixels, DigitImages.Pixels), out labels[i]);
            return tools;
        }, _ => { });
        return (images, labels);
    }

    /// <summary>Draws image <paramref name="index"/>, counted through training and test images.</summary>
    internal static void DrawOne(int index, StrokeRaster raster, List<PenSample> pen, Span<byte> image, out byte label)
    {
        var random = new DigitRandom(Seed, (ulong)index);
        label = (byte)random.Below(10);
        Handwriting.Write(label, ref random, pen);
        raster.Draw(pen, ref random, image);
    }
}
