using Labs.Common.Tests.Data;
using Xunit.Abstractions;

namespace Labs.Mnist.Tests.Traces;

/// <summary>The MNIST labs with seed 777 against TensorFlow's runs of them.</summary>
public class MnistTraceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Labs => [.. TracedLab.Traced];

    private static GoldenTrace Golden(string lab) => new("mnist-trace.json", "mnist-trace-envelope.csv", lab);

    [MnistTheory]
    [MemberData(nameof(Labs))]
    public void Draws_the_batch_and_the_kernels_of_TensorFlow_and_finds_its_loss_and_gradients(string lab) =>
        TraceChecks.Start(Golden(lab), TracedLab.All[lab], MnistFactAttribute.Images);

    [MnistTheory]
    [MemberData(nameof(Labs))]
    public void Stays_within_the_rounding_of_sums_over_all_steps(string lab) =>
        Run(lab, "--eval-every", "50");

    [NativeMnistTheory]
    [MemberData(nameof(Labs))]
    public void Stays_within_the_rounding_of_sums_over_all_steps_on_libtensorflow(string lab) =>
        Run(lab, "--eval-every", "0", "--engine", "libtensorflow");

    // The runs of TensorFlow itself agree on these accuracies to the last digit: .9245, .9507, .9529.
    private void Run(string lab, params string[] options) =>
        TraceChecks.Run(Golden(lab), TracedLab.All[lab], ["--data", "mnist", .. options], accuracyIsExact: lab is "10-1-sigmoid" or "10-1-tanh" or "10-1-elu", output);
}
