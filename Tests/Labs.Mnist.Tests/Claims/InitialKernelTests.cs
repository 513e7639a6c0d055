using Labs.Common;
using Labs.Common.Data;
using Labs.Common.Tests.Data;
using Labs.Mnist.Tests.Accuracies;
using Xunit.Abstractions;

namespace Labs.Mnist.Tests.Claims;

/// <summary>10-2: Xavier's variance is 2 / (inputs + outputs), He's 2 / inputs, twice that where inputs and outputs are as many; the drawing before had variance 1, and both help.</summary>
[Collection(nameof(BuiltDigits))]
public class InitialKernelTests(BuiltDigits digits, ITestOutputHelper output)
{
    private static readonly (int Inputs, int Outputs)[] Kernels = [(784, 256), (256, 256), (256, 10)];

    [Theory]
    [InlineData("xavier", 1.8)]
    [InlineData("he", 1.8)]
    [InlineData("normal", 3.0)]
    [InlineData("normal-1", 3.0)]
    public void Sample_variances_are_those_of_the_slide(string initializer, double kurtosis)
    {
        Seeds.Set(777);
        var network = SlideNetworks.Initializers(initializer);
        network.Apply(Tensorflow.Binding.tf.zeros((1, 28, 28, 1)), training: false);
        var kernels = network.TrainableVariables.Where(variable => variable.shape.ndim == 2).Select(variable => variable.numpy().ToArray<float>()).ToArray();
        foreach (var ((inputs, outputs), kernel) in Kernels.Zip(kernels))
        {
            var expected = initializer switch { "xavier" => 2.0 / (inputs + outputs), "he" => 2.0 / inputs, "normal" => .05 * .05, _ => 1.0 };
            var mean = kernel.Average(value => (double)value);
            var variance = kernel.Average(value => (value - mean) * (value - mean));
            output.WriteLine($"{initializer} {inputs} x {outputs}: mean {mean:E2}, variance {variance:E4}, expected {expected:E4}");
            // Four standard errors, of the mean and of the variance of so many numbers of this kurtosis.
            Assert.InRange(mean, -4 * Math.Sqrt(expected / kernel.Length), 4 * Math.Sqrt(expected / kernel.Length));
            Assert.Equal(1, variance / expected, 4 * Math.Sqrt((kurtosis - 1) / kernel.Length));
        }
    }

    [Fact]
    public void Xavier_and_He_are_better_than_variance_1()
    {
        // One epoch of a sixth of the digits.
        var images = digits.Images.First(10_000);
        var accuracies = new[] { "normal-1", "xavier", "he" }.ToDictionary(name => name, name => SeededRun.Train(images, 777, () => SlideNetworks.Initializers(name)).Final);
        output.WriteLine(string.Join(", ", accuracies.Select(run => $"{run.Key} {run.Value:F4}")));
        Assert.True(Math.Min(accuracies["xavier"], accuracies["he"]) > accuracies["normal-1"] + .1, output.ToString());
    }

    [MnistTheory]
    [InlineData("xavier")]
    [InlineData("he")]
    public void On_MNIST_each_is_better_than_variance_1_by_a_tenth(string initializer)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var (helped, before) = (SeededRun.Of($"10-2-{initializer}", seed).Final, SeededRun.Of("10-2-normal-1", seed).Final);
            output.WriteLine($"seed {seed}: {initializer} {helped:F4}, normal-1 {before:F4}");
            // TensorFlow's runs: .9568 or more, and .8635 or less.
            Assert.True(helped > before + .09);
        }
    }
}
