using Labs.Common.Data;
using Labs.Common.Data.Digits;

namespace Labs.Common.Tests.Data;

[Collection(nameof(BuiltDigits))]
public sealed class BuiltInDigitsTests(BuiltDigits digits)
{
    [Fact]
    public void They_are_the_same_bytes_on_every_machine()
    {
        // The golden traces in Golden/digits are TensorFlow's on exactly these bytes.
        Assert.Equal("2f1f722ffe9789e78fb330929ad0484affb1667c3ca58730a3cde27a225ca12d", KnownContent.Sha256(DigitPart.TrainImages, digits.Images.TrainImages));
        Assert.Equal("455a8d6924acdf456d5660caecf8fa876435020cc15174873963d4cedd66e433", KnownContent.Sha256(DigitPart.TrainLabels, digits.Images.TrainLabels));
        Assert.Equal("efd431e688a00160d6a3cbcec7c6ed35e0a8773c2f3e733205e876f1fee845d5", KnownContent.Sha256(DigitPart.TestImages, digits.Images.TestImages));
        Assert.Equal("c849373a5df465da3681e7e69371709ee2119517cc2fe39da7cf9aaf5bbbff2c", KnownContent.Sha256(DigitPart.TestLabels, digits.Images.TestLabels));
        Assert.Equal(DigitKind.Digits, DigitFolder.Read(digits.Folder).Kind);
    }

    [Fact]
    public void An_image_does_not_depend_on_the_order_or_the_thread_in_which_it_is_drawn()
    {
        var raster = new StrokeRaster();
        var pen = new List<PenSample>();
        var image = new byte[DigitImages.Pixels];
        foreach (var i in new[] { 59_999, 0, 31_234 })
        {
            BuiltInDigits.DrawOne(i, raster, pen, image, out var label);
            Assert.Equal(digits.Images.TrainLabels[i], label);
            Assert.Equal(digits.Images.TrainImages[(i * DigitImages.Pixels)..((i + 1) * DigitImages.Pixels)], image);
        }
    }

    [Fact]
    public void There_are_as_many_as_in_MNIST_with_labels_in_random_order()
    {
        Assert.Equal((60_000, 10_000), (digits.Images.TrainLabels.Length, digits.Images.TestLabels.Length));
        foreach (var labels in new[] { digits.Images.TrainLabels, digits.Images.TestLabels })
        {
            // A count's standard deviation is 73 of 6,000 and 30 of 1,000: five of them are allowed.
            var expected = labels.Length / 10.0;
            foreach (var digit in labels.GroupBy(label => label)) Assert.InRange(digit.Count(), expected - 5 * Math.Sqrt(0.9 * expected), expected + 5 * Math.Sqrt(0.9 * expected));
            Assert.Equal(10, labels.Distinct().Count());
            var repeats = labels.Zip(labels.Skip(1)).Count(pair => pair.First == pair.Second);
            Assert.InRange(repeats, expected - 5 * Math.Sqrt(0.9 * expected), expected + 5 * Math.Sqrt(0.9 * expected));
        }
    }

    [Fact]
    public void Their_ink_is_like_that_of_MNIST()
    {
        // MNIST: mean .1307, standard deviation .3081, 19.1 % of the pixels not blank.
        var pixels = digits.Images.TrainImages;
        double sum = 0, squares = 0, inked = 0;
        foreach (var pixel in pixels)
        {
            var ink = pixel / 255.0;
            sum += ink;
            squares += ink * ink;
            if (pixel > 0) inked++;
        }
        var mean = sum / pixels.Length;
        Assert.InRange(mean, 0.125, 0.136);
        Assert.InRange(Math.Sqrt(squares / pixels.Length - mean * mean), 0.30, 0.315);
        Assert.InRange(inked / pixels.Length, 0.175, 0.2);
    }

    [Fact]
    public void Each_is_centred_by_mass_within_two_pixels_and_no_two_are_equal()
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < digits.Images.TestLabels.Length; i++)
        {
            var image = digits.Images.TestImages.AsSpan(i * DigitImages.Pixels, DigitImages.Pixels);
            double mass = 0, x = 0, y = 0;
            for (var p = 0; p < image.Length; p++)
            {
                mass += image[p];
                x += image[p] * (p % DigitImages.Side);
                y += image[p] * (p / DigitImages.Side);
            }
            // Half a pixel for rounding, one where the image is shifted, the rest for what its noise moves.
            Assert.InRange(x / mass, 12, 16);
            Assert.InRange(y / mass, 12, 16);
            Assert.True(seen.Add(Convert.ToBase64String(image)), $"image {i} is drawn twice");
        }
    }
}
