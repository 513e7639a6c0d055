namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    private readonly Dictionary<string, Part> _parts = new(StringComparer.Ordinal);   // also what guards it
    private bool _partsAreClosed;

    /// <summary>
    /// Several numbers that TensorBoard shows as lines of one chart: "train" and "validation" of "loss". Each name is a run of its own below this one, in the directory
    /// <c>loss_train</c>, with the tag "loss", since TensorBoard puts the same tag of several runs together. As PyTorch's <c>add_scalars</c>.
    /// </summary>
    /// <param name="tag">The tag, and with each name the directory; characters that a directory's name cannot have become '_'.</param>
    /// <param name="values">Names and numbers.</param>
    /// <param name="step">The step.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="wallTime">When; null: now.</param>
    /// <exception cref="ArgumentException">Two names that make the same directory.</exception>
    /// <exception cref="InvalidOperationException">The writer writes into a stream.</exception>
    /// <exception cref="IOException">A run's file cannot be created.</exception>
    public void Scalars(string tag, IEnumerable<KeyValuePair<string, double>> values, long step, string? description = null, DateTimeOffset? wallTime = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values)
            PartOf(tag, name).Scalar(tag, value, step, description, wallTime);
    }

    private sealed record Part(string Name, SummaryWriter Writer);

    private SummaryWriter PartOf(string tag, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var directory = FileName($"{tag}_{name}");
        var key = $"{tag}\0{name}";
        lock (_parts)
        {
            ObjectDisposedException.ThrowIf(_partsAreClosed, this);
            if (_parts.TryGetValue(directory, out var part))
                return part.Name == key ? part.Writer : throw new ArgumentException($"the names '{name}' and '{part.Name.Split('\0')[1]}' both make the directory '{directory}'");
            var writer = new SummaryWriter(Path.Combine(Directory("Scalars"), directory), _options);
            _parts.Add(directory, new(key, writer));
            return writer;
        }
    }

    private SummaryWriter[] Parts(bool last = false)
    {
        lock (_parts)
        {
            _partsAreClosed |= last;
            return [.. _parts.Values.Select(part => part.Writer)];
        }
    }

    private string Directory(string method) =>
        LogDirectory is "" ? throw new InvalidOperationException($"{method} writes files beside the event file; this writer writes into a stream") : LogDirectory;

    /// <summary>The same on every system: a run's directory is carried from one to another.</summary>
    private static string FileName(string name) =>
        string.Concat(name.Select(c => c < ' ' || "\"*/:<>?\\|".Contains(c, StringComparison.Ordinal) ? '_' : c));
}
