using Labs.Common.Data;

namespace Labs.Mnist.Tests.Claims;

/// <summary>Fewer images, so that an epoch is short.</summary>
internal static class FirstImages
{
    /// <summary>The first so many to train on, and all of the test set.</summary>
    public static DigitImages First(this DigitImages images, int count) =>
        new(images.TrainImages[..(count * DigitImages.Pixels)], images.TrainLabels[..count], images.TestImages, images.TestLabels, DigitKind.Other, "");
}
