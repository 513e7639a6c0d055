using System.Globalization;
using System.Text.Json;
using Labs.Testing;

namespace Labs.Tests;

/// <summary>Every line of the published notebooks with seed 777, to the printed digit, from the labs as a user runs them.</summary>
public sealed class PublishedNotebooksTests : IDisposable
{
    private readonly LabFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("eager_09_2", "Lab09_1.Xor", "two-units", "--network two-units")]
    [InlineData("eager_09_3_tf2", "Lab09_1.Xor", "wide-deep", "--network wide-deep")]
    [InlineData("eager_09_4", "Lab09_2.TensorBoard", "lr-0.1", "--learning-rate 0.1")]
    public void Every_published_line_is_printed(string notebook, string lab, string run, string arguments) =>
        Compare(notebook, lab, run, arguments, BuiltEngine.Default);

    // The same rounding is not promised by another order of summation; that the printed digits agree is what the slides show.
    [NativeTheory]
    [InlineData("eager_09_2", "Lab09_1.Xor", "two-units", "--network two-units")]
    [InlineData("eager_09_3_tf2", "Lab09_1.Xor", "wide-deep", "--network wide-deep")]
    [InlineData("eager_09_4", "Lab09_2.TensorBoard", "lr-0.1", "--learning-rate 0.1")]
    public void Every_published_line_is_printed_by_libtensorflow(string notebook, string lab, string run, string arguments) =>
        Compare(notebook, lab, run, arguments, "libtensorflow");

    private void Compare(string notebook, string lab, string run, string arguments, string engine)
    {
        var (lines, results) = _folder.Succeed(lab, $"{arguments} --engine {engine}");
        Assert.StartsWith($"Engine: {engine} ", lines[0], StringComparison.Ordinal);
        Assert.Equal(engine, results.GetProperty("engine").GetString());
        var result = Assert.Single(results.GetProperty("runs").EnumerateArray());
        Assert.Equal(run, result.GetProperty("name").GetString());
        var recorded = result.GetProperty("steps").EnumerateArray()
            .Select(step => (step.GetProperty("step").GetInt32(), step.GetProperty("loss").GetSingle().ToString("F4", CultureInfo.InvariantCulture))).ToArray();

        using var golden = JsonDocument.Parse(File.ReadAllText("Golden/published-xor.json"));
        foreach (var file in golden.RootElement.GetProperty(notebook).GetProperty("published").EnumerateObject())
        {
            var published = file.Value.EnumerateArray().Select(line => (Step: line[0].GetInt32(), Loss: line[1].GetString()!)).ToArray();
            Assert.True(published.Length >= 10);
            Assert.Equal(published, recorded);
            Assert.Equal(
                published.Select(line => $"Iter: {line.Step}, Loss: {line.Loss}").Append("Testset Accuracy: 1.0000"),
                lines.Where(line => line.StartsWith("Iter", StringComparison.Ordinal) || line.StartsWith("Testset", StringComparison.Ordinal)));
        }
        Assert.Equal(1, result.GetProperty("accuracy").GetSingle());
    }
}
