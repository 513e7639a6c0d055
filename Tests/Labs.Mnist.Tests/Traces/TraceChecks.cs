using System.Security.Cryptography;
using Labs.Common;
using Labs.Common.Data;
using Labs.Common.Tests.Data;
using Tensorflow;
using Tensorflow.Keras.Engine;
using Xunit.Abstractions;
using static Tensorflow.Binding;

namespace Labs.Mnist.Tests.Traces;

/// <summary>Holds a lab to TensorFlow's trace of it.</summary>
internal static class TraceChecks
{
    private const int Seed = 777;
    private const int LabelDim = 10;

    // Values that TensorFlow computes with other sums: float32's rounding.
    private const double Relative = 1e-6;
    private const double Absolute = 1e-6;

    /// <summary>What happens up to the first update: batch, kernels, loss, gradients.</summary>
    public static void Start(GoldenTrace golden, TracedLab lab, DigitImages images)
    {
        var (_, train, _, network) = SlideStart.Of(MnistData.Of(images), Seed, lab.Network);

        var kernels = network.TrainableVariables.Where(variable => variable.shape.ndim == 2).ToList();
        Assert.Equal(golden.Kernels.Count, kernels.Count);
        foreach (var (expected, kernel) in golden.Kernels.Zip(kernels))
        {
            Assert.Equal(expected.Shape, kernel.shape.dims);
            Kernel(expected, kernel.numpy().ToArray<float>(), golden.KernelsAreNormal);
        }

        var (first, firstLabels) = train.First();
        Tensor batch = first, labels = firstLabels;
        Batch(golden.FirstBatch, batch.ToArray<float>(), labels.ToArray<float>(), images);

        using var tape = tf.GradientTape();
        var loss = Lab10_1.Relu.Slide.loss_fn(network, batch, labels);
        var gradients = tape.gradient(loss, network.TrainableVariables);
        Close(golden.FirstLoss, (float)loss, "loss before the first update");
        Assert.Equal(golden.GradientNorms.Count, gradients.Length);
        for (var i = 0; i < gradients.Length; i++)
            Close(golden.GradientNorms[i], Math.Sqrt(gradients[i].ToArray<float>().Sum(value => (double)value * value)), $"norm of gradient {i}");
    }

    /// <summary>The lab's own program, over all steps.</summary>
    /// <param name="options">Its options that say where the images are, and further ones.</param>
    /// <param name="accuracyIsExact">Whether the final test accuracy is TensorFlow's to the last digit.</param>
    public static void Run(GoldenTrace golden, TracedLab lab, string[] options, bool accuracyIsExact, ITestOutputHelper output)
    {
        using var folder = new TemporaryFolder();
        MnistLab.Run(lab.Program, folder.Path,
            [.. lab.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. options, "--seed", $"{Seed}", "--no-logs", "--checkpoint-every", "0", "--json", "run.json"]).Succeeded();
        var run = new LabJson(folder["run.json"]);

        var apart = golden.Rows.Select(row => (row.Step, Share: Math.Abs(run.TrainLoss(row.Step) - row.TrainLoss) / golden.Bound(row.Step))).MaxBy(row => row.Share);
        output.WriteLine($"furthest from TensorFlow at step {apart.Step}: {apart.Share:F3} of the bound; test accuracy {run.TestAccuracy:F4}, TensorFlow's {golden.Rows[^1].TestAccuracy:F4}");
        foreach (var row in golden.Rows)
        {
            var loss = run.TrainLoss(row.Step);
            Assert.True(Math.Abs(loss - row.TrainLoss) <= golden.Bound(row.Step), $"training loss at step {row.Step}: found {loss:R}, expected {row.TrainLoss:R} within {golden.Bound(row.Step):E2}");
        }
        if (accuracyIsExact) Assert.Equal(golden.Rows[^1].TestAccuracy, run.TestAccuracy);
    }

    private static void Kernel(GoldenKernel expected, float[] actual, bool normal)
    {
        if (!normal)
        {
            Assert.Equal(expected.Sha256, Convert.ToHexStringLower(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(actual))));
            return;
        }
        // The logarithm, sine and cosine of normal numbers are not TensorFlow's to the last bit.
        for (var i = 0; i < expected.First.Count; i++)
            Assert.True(Math.Abs(Ordinal(expected.First[i]) - Ordinal(actual[i])) <= 2, $"kernel element {i}: found {actual[i]:R}, expected {expected.First[i]:R} within 2 ulp");
        var ulps = actual.Sum(value => 2.0 * (Math.BitIncrement(Math.Abs(value)) - Math.Abs(value)));
        Assert.InRange(actual.Sum(value => (double)value), expected.Sum - ulps, expected.Sum + ulps);
    }

    // Neighbours of one sign differ by 1.
    private static long Ordinal(float value) => BitConverter.SingleToInt32Bits(value) is var bits && bits < 0 ? int.MinValue - (long)bits : bits;

    private static void Batch(IReadOnlyList<int> indices, float[] batch, float[] labels, DigitImages images)
    {
        for (var i = 0; i < indices.Count; i++)
        {
            var pixels = images.TrainImages.AsSpan(indices[i] * DigitImages.Pixels, DigitImages.Pixels).ToArray().Select(pixel => pixel / 255f);
            Assert.Equal(pixels, batch.Skip(i * DigitImages.Pixels).Take(DigitImages.Pixels));
            Assert.Equal(1f, labels[i * LabelDim + images.TrainLabels[indices[i]]]);
        }
    }

    private static void Close(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Relative * Math.Abs(expected) + Absolute, $"{what}: found {actual:R}, expected {expected:R}");
}
