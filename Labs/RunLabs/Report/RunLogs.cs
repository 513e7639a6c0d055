using System.Text.Json;
using Labs.TensorBoard;

namespace RunLabs.Report;

/// <summary>How a weight or an output is spread, over steps.</summary>
/// <param name="Tag">Its tag in the log.</param>
/// <param name="Steps">A sample of the steps, the last one included.</param>
/// <param name="Least">The smallest value of each.</param>
/// <param name="Greatest">The largest.</param>
/// <param name="Counts">How many values lie in each of the equally wide buckets between them.</param>
internal sealed record LoggedHistogram(string Tag, IReadOnlyList<long> Steps, IReadOnlyList<double> Least, IReadOnlyList<double> Greatest, IReadOnlyList<IReadOnlyList<double>> Counts);

/// <summary>The images of a tag's last step.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Step">The step.</param>
/// <param name="Files">The images as PNG files.</param>
/// <param name="Captions">What each shows; fewer than there are images where the log does not say.</param>
internal sealed record LoggedImages(string Tag, long Step, IReadOnlyList<ReadOnlyMemory<byte>> Files, IReadOnlyList<string> Captions);

/// <summary>What the report takes from a run's event files.</summary>
internal sealed record RunLogs(IReadOnlyList<LoggedHistogram> Histograms, IReadOnlyList<LoggedImages> Images)
{
    /// <summary>The layers of its Keras model, in their order; empty: there is none.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Steps of a histogram that a picture has room for.</summary>
    public const int Columns = 48;

    /// <summary>A tag with this ending holds one line of text for each image of the tag before it.</summary>
    public const string CaptionsEnding = "/captions";

    /// <summary>Reads a run's folder; what is damaged is left out from there on, as in TensorBoard.</summary>
    /// <param name="folder">The run's.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static RunLogs Read(string folder)
    {
        if (!Directory.Exists(folder))
            return new([], []);
        var histograms = new Dictionary<string, List<(long Step, double[] Rows)>>();
        var images = new Dictionary<string, (long Step, ReadOnlyMemory<byte>[] Strings)>();
        var captions = new Dictionary<string, string>();
        IReadOnlyList<string> layers = [];
        foreach (var file in RunDirectory.EventFiles(folder))
        {
            using var reader = new EventFileReader(file);
            while (reader.Read() is { } logged)
            {
                foreach (var value in logged.Values)
                {
                    if (value.Tensor is not { } tensor)
                        continue;
                    if (value.Plugin == "histograms" && tensor.Shape is [_, 3])
                        (histograms.TryGetValue(value.Tag, out var list) ? list : histograms[value.Tag] = []).Add((logged.Step, tensor.ToDoubles()));
                    else if (value.Plugin == "images")
                        images[value.Tag] = (logged.Step, tensor.ToByteStrings());
                    else if (value.Plugin == "graph_keras_model")
                        layers = LayersOf(tensor.ToStrings()[0]);
                    else if (value.Plugin == "text" && value.Tag.EndsWith(CaptionsEnding, StringComparison.Ordinal))
                        captions[value.Tag] = string.Join('\n', tensor.ToStrings());
                }
            }
        }
        return new(
            [.. histograms.Select(tag => Histogram(tag.Key, tag.Value)).OfType<LoggedHistogram>()],
            // The first two strings are width and height.
            [.. images.Select(tag => new LoggedImages(tag.Key, tag.Value.Step, [.. tag.Value.Strings.Skip(2)],
                captions.TryGetValue(tag.Key + CaptionsEnding, out var text) ? [.. text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim().TrimStart('*', ' '))] : []))])
        {
            Layers = layers,
        };
    }

    private static List<string> LayersOf(string model)
    {
        using var json = JsonDocument.Parse(model);
        return [.. json.RootElement.GetProperty("config").GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("config").GetProperty("name").GetString()!)];
    }

    private static LoggedHistogram? Histogram(string tag, List<(long Step, double[] Rows)> entries)
    {
        var filled = entries.Where(entry => entry.Rows.Length > 0).ToList();
        if (filled.Count < 2)
            return null;
        var chosen = Enumerable.Range(0, Math.Min(Columns, filled.Count)).Select(i => filled[(int)((long)i * (filled.Count - 1) / Math.Max(1, Math.Min(Columns, filled.Count) - 1))]).ToList();
        return new(tag, [.. chosen.Select(entry => entry.Step)], [.. chosen.Select(entry => entry.Rows[0])], [.. chosen.Select(entry => entry.Rows[^2])],
            [.. chosen.Select(IReadOnlyList<double> (entry) => [.. entry.Rows.Where((_, i) => i % 3 == 2)])]);
    }
}
