using System.Text.Json;
using Labs.Mnist.Tests.Checkpoints;
using Labs.Testing;

namespace Labs.Mnist.Tests.Traces;

/// <summary>Lab 11-1's first steps on built-in digits are those of TensorFlow with the same seed.</summary>
public sealed class ConvolutionalTraceTests(SmallImages images) : IClassFixture<SmallImages>
{
    [Fact]
    public void Losses_and_accuracies_are_those_that_TensorFlow_recorded() => Compare(BuiltEngine.Default);

    [Labs.Tests.NativeTheory]
    [InlineData("libtensorflow")]
    public void On_libtensorflow_too(string engine) => Compare(engine);

    private void Compare(string engine)
    {
        using var run = new SmallRun(images.Folder, "Lab11_1.Cnn", "lab11-1/cnn", $"--epochs 1 --no-logs --engine {engine}");
        run.Run().Succeeded();
        var steps = run.Json.Steps;
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "digits", "cnn-trace.json")));
        var losses = golden.RootElement.GetProperty("train_loss").EnumerateArray().Select(loss => loss.GetSingle()).ToArray();
        var accuracies = golden.RootElement.GetProperty("train_accuracy").EnumerateArray().Select(accuracy => accuracy.GetSingle()).ToArray();
        Assert.Equal(losses.Length, steps.Count);
        for (var i = 0; i < losses.Length; i++)
        {
            // TensorFlow's own two sets of kernels, which differ in the order of sums, part by 5e-6 of the loss in the first eight steps and by 8e-4 to the last.
            var loss = run.Json.TrainLoss(i);
            Assert.True(Math.Abs(loss - losses[i]) <= (i < 8 ? 1e-5 : 2e-3) * losses[i], $"step {i}: loss {loss:R}, TensorFlow's {losses[i]:R}");
            // One image in 128 that lies on the edge.
            Assert.InRange(steps[i].GetProperty("train_accuracy").GetSingle(), accuracies[i] - .008f, accuracies[i] + .008f);
        }
    }
}
