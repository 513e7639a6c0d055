using Labs.Common.Data;
using Labs.Common.Tests.Data;
using Labs.Mnist.Tests.Accuracies;
using Xunit.Abstractions;

namespace Labs.Mnist.Tests.Claims;

/// <summary>
/// 10-3: the slide says that dropout prevents over-fitting. The gap between the accuracies on the training set and on the test set does shrink; after one epoch the accuracy on the test set
/// falls.
/// </summary>
[Collection(nameof(BuiltDigits))]
public class DropoutGapTests(BuiltDigits digits, ITestOutputHelper output)
{
    [Fact]
    public void Dropout_narrows_the_gap_and_costs_accuracy_in_one_epoch_over_five_seeds()
    {
        // One epoch of a sixth of the digits.
        var images = digits.Images.First(10_000);
        Compare(seed => (SeededRun.Train(images, seed, () => SlideNetworks.Initializers("xavier", deep: true)), SeededRun.Train(images, seed, SlideNetworks.Dropout)));
    }

    [MnistFact]
    public void Dropout_narrows_the_gap_and_costs_accuracy_in_one_epoch_over_five_seeds_on_MNIST() =>
        Compare(seed => (SeededRun.Of("10-2-deep", seed), SeededRun.Of("10-3-dropout", seed)));

    private void Compare(Func<int, (SeededRun Without, SeededRun With)> train)
    {
        var runs = Enumerable.Range(1, 5).Select(seed =>
        {
            var (without, with) = train(seed);
            output.WriteLine($"seed {seed}: training and test accuracy without dropout {without.Training:F4} {without.Final:F4}, with {with.Training:F4} {with.Final:F4}");
            return (without, with);
        }).ToArray();
        Assert.All(runs, run => Assert.True(run.with.Final < run.without.Final));
        Assert.True(runs.Average(run => run.with.Gap) < .75 * runs.Average(run => run.without.Gap));
    }
}
