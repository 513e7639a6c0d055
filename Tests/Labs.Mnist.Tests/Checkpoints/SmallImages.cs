using Labs.Common.Data;
using Labs.Common.Tests.Data;

namespace Labs.Mnist.Tests.Checkpoints;

/// <summary>Images as any folder of IDX files may hold them, and few, so that a run is short: 20 steps of 128.</summary>
public sealed class SmallImages : IDisposable
{
    public const int TrainCount = 2560 + 17, TestCount = 300, Steps = 20;

    private readonly TemporaryFolder _folder = new();

    public SmallImages() => Write(TrainCount);

    public string Folder => _folder["images"];

    /// <summary>Writes so many to train on, in place of those that are there.</summary>
    public void Write(int trainCount)
    {
        var (images, labels) = Draw(trainCount + TestCount);
        var pixels = trainCount * DigitImages.Pixels;
        DataExport.Write(Folder, new DigitImages(images[..pixels], labels[..trainCount], images[pixels..], labels[trainCount..], DigitKind.Other, ""));
    }

    public void Dispose() => _folder.Dispose();

    private static (byte[] Images, byte[] Labels) Draw(int count)
    {
        var (raster, pen) = (new Common.Data.Digits.StrokeRaster(), new List<Common.Data.Digits.PenSample>());
        var (images, labels) = (new byte[count * DigitImages.Pixels], new byte[count]);
        for (var i = 0; i < count; i++)
            BuiltInDigits.DrawOne(i, raster, pen, images.AsSpan(i * DigitImages.Pixels, DigitImages.Pixels), out labels[i]);
        return (images, labels);
    }
}
