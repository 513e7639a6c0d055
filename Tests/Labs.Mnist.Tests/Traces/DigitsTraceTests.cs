using Labs.Common.Tests.Data;
using Labs.Tests;
using Xunit.Abstractions;

namespace Labs.Mnist.Tests.Traces;

/// <summary>The same on the built-in digits, which every clone has.</summary>
[Collection(nameof(BuiltDigits))]
public class DigitsTraceTests(BuiltDigits digits, ITestOutputHelper output)
{
    public static TheoryData<string> Labs => [.. TracedLab.Traced];

    // An epoch of 4 x 512 takes the native runtime long; on MNIST those networks run on it too.
    public static TheoryData<string> LabsOfTwoLayers => [.. TracedLab.Traced.Where(lab => lab is not ("10-2-deep" or "10-3-dropout" or "10-4-batchnorm"))];

    private static GoldenTrace Golden(string lab) => new("digits/digits-trace.json", "digits/digits-trace-envelope.csv", lab);

    [Theory]
    [MemberData(nameof(Labs))]
    public void Draws_the_batch_and_the_kernels_of_TensorFlow_and_finds_its_loss_and_gradients(string lab) =>
        TraceChecks.Start(Golden(lab), TracedLab.All[lab], digits.Images);

    [Theory]
    [MemberData(nameof(Labs))]
    public void Stays_within_the_rounding_of_sums_over_all_steps(string lab) =>
        Run(lab, "--eval-every", "50");

    [NativeTheory]
    [MemberData(nameof(LabsOfTwoLayers))]
    public void Stays_within_the_rounding_of_sums_over_all_steps_on_libtensorflow(string lab) =>
        Run(lab, "--eval-every", "0", "--engine", "libtensorflow");

    // The sigmoid lab's accuracy is the same in all runs of TensorFlow.
    private void Run(string lab, params string[] options) =>
        TraceChecks.Run(Golden(lab), TracedLab.All[lab], ["--data", "digits", "--data-dir", digits.Folder, .. options], accuracyIsExact: lab is "10-1-sigmoid", output);
}
