using Labs.Common.Data;

namespace Labs.Common.Tests.Data;

public sealed class MnistTests
{
    [MnistFact]
    public void MNIST_is_known_by_its_content_and_stays_so_in_any_container()
    {
        var mnist = MnistFactAttribute.Images;
        Assert.Equal((DigitKind.Mnist, "mnist", 60_000, 10_000), (mnist.Kind, mnist.Source, mnist.TrainLabels.Length, mnist.TestLabels.Length));
        using var folder = new TemporaryFolder();
        SampleImages.WriteZip(folder["mnist.npz"], SampleImages.NpzEntries(mnist));
        Assert.Equal(DigitKind.Mnist, DigitFolder.Read(folder.Path).Kind);
    }

    [MnistFact]
    public void One_changed_pixel_makes_it_other_images()
    {
        var images = (byte[])MnistFactAttribute.Images.TestImages.Clone();
        images[300] ^= 1;
        Assert.Equal(DigitKind.Other, KnownContent.KindOf([MnistFactAttribute.Images.TrainImages, MnistFactAttribute.Images.TrainLabels, images, MnistFactAttribute.Images.TestLabels]));
    }
}
