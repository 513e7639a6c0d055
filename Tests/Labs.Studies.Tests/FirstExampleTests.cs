using System.Text.Json;
using Labs.Common.Tests.Data;

namespace Labs.Studies.Tests;

/// <summary>Deck 003, the first Keras example, held to TensorFlow's runs of it. Needs MNIST.</summary>
public sealed class FirstExampleTests
{
    [MnistFact]
    public void Five_epochs_of_469_updates_end_in_TensorFlows_band()
    {
        using var study = new Output();
        study.IsAsItsSlide();
        Assert.Equal(Enumerable.Repeat(469.0, 5), Enumerable.Range(1, 5).Select(epoch => study.Value("first-example", $"updates, epoch {epoch}")));
        // Keras' progress line, once an epoch.
        Assert.Equal(Enumerable.Range(1, 5).Select(epoch => $"Epoch: 00{epoch}/005"), study.Lines.Where(line => line.StartsWith("Epoch: ", StringComparison.Ordinal)));
        Assert.Contains(study.Lines, line => line.Contains("0469/0469 [", StringComparison.Ordinal) && line.Contains("loss: ", StringComparison.Ordinal) && line.Contains("accuracy: ", StringComparison.Ordinal));

        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "first-example-band.json")));
        var runs = golden.RootElement.GetProperty("runs").EnumerateArray().ToList();
        for (var epoch = 0; epoch < 5; epoch++)
            IsOneOf(runs.Select(run => run.GetProperty("accuracy")[epoch].GetDouble()), study.Value("first-example", $"accuracy, epoch {epoch + 1}"));
        IsOneOf(runs.Select(run => run.GetProperty("test_accuracy").GetDouble()), study.Value("first-example", "test accuracy"));
    }

    // Another run of the same kind: Student's t with five degrees of freedom, two-sided .99.
    private static void IsOneOf(IEnumerable<double> results, double ours)
    {
        var band = Band.Of([.. results]);
        Assert.Equal(6, band.Seeds);
        Assert.InRange(Math.Abs(ours - band.Mean), 0, 4.032 * band.Deviation * Math.Sqrt(1 + (1 / 6.0)));
    }

    private sealed class Output() : StudyOutput("Study5.FirstExample", "--data mnist");
}
