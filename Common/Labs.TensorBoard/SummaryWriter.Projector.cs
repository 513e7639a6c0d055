namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>Vectors for the projector, which shows them in two or three dimensions. They are files of their own in the run's directory, written at once.</summary>
    /// <param name="name">The embedding's name; a later one of the same name takes its place.</param>
    /// <param name="vectors">Row-major, shape [vectors, <paramref name="dimensions"/>].</param>
    /// <param name="dimensions">Numbers in each vector, at least 1.</param>
    /// <param name="labels">One for each vector; null: none.</param>
    /// <param name="images">A thumbnail for each vector; null: none.</param>
    /// <exception cref="ArgumentException">Not as many numbers, labels or pixels as the other arguments ask for.</exception>
    /// <exception cref="InvalidOperationException">The writer writes into a stream.</exception>
    /// <exception cref="IOException">The files cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The files may not be written.</exception>
    public void Projector(string name, ReadOnlySpan<float> vectors, int dimensions, IReadOnlyList<string>? labels = null, ProjectorImages? images = null) =>
        WriteProjector(name, vectors, dimensions, header: null, labels?.Select(label => new[] { label }).ToArray(), images);

    /// <param name="columns">What the labels say, at least two headings.</param>
    /// <param name="labels">For each vector its cells, one below each heading.</param>
    /// <param name="name">The embedding's name; a later one of the same name takes its place.</param>
    /// <param name="vectors">Row-major, shape [vectors, <paramref name="dimensions"/>].</param>
    /// <param name="dimensions">Numbers in each vector, at least 1.</param>
    /// <param name="images">A thumbnail for each vector; null: none.</param>
    /// <inheritdoc cref="Projector(string, ReadOnlySpan{float}, int, IReadOnlyList{string}?, ProjectorImages?)"/>
    public void Projector(
        string name, ReadOnlySpan<float> vectors, int dimensions, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> labels, ProjectorImages? images = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(labels);
        // TensorBoard takes the first line of a table for headings where it has more than one column.
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Count, 2, nameof(columns));
        if (labels.FirstOrDefault(row => row.Count != columns.Count) is { } wrong)
            throw new ArgumentException($"embedding '{name}' has {columns.Count} columns of labels, and a vector with {wrong.Count}");
        WriteProjector(name, vectors, dimensions, columns, labels, images);
    }

    private void WriteProjector(
        string name, ReadOnlySpan<float> vectors, int dimensions, IReadOnlyList<string>? header, IReadOnlyList<IReadOnlyList<string>>? labels, ProjectorImages? images)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var (count, rest) = Math.DivRem(vectors.Length, dimensions);
        if (rest != 0) throw new ArgumentException($"embedding '{name}' holds {vectors.Length} numbers; a multiple of its {dimensions} dimensions is expected");
        if (labels is not null && labels.Count != count) throw new ArgumentException($"embedding '{name}' has {count} vectors and {labels.Count} labels; as many of each are expected");
        if (images is not null)
        {
            CheckImages(name, images.Pixels.Length, count, images.Height, images.Width, images.Channels, maxOutputs: 0);
            ArgumentOutOfRangeException.ThrowIfZero(count, nameof(vectors));
        }

        var run = Directory("Projector");
        var folder = Path.Combine("projector", FileName(name));
        System.IO.Directory.CreateDirectory(Path.Combine(run, folder));
        string InFolder(string file) => Path.Combine(folder, file).Replace(Path.DirectorySeparatorChar, '/');

        var rows = new string[count];
        for (var i = 0; i < count; i++)
            rows[i] = ProjectorFiles.Row(vectors.Slice(i * dimensions, dimensions).ToArray().Select(ProjectorFiles.Number));
        ProjectorFiles.WriteTable(Path.Combine(run, folder, "tensors.tsv"), rows);
        if (labels is not null)
            ProjectorFiles.WriteTable(Path.Combine(run, folder, "metadata.tsv"), (header is null ? labels : [header, .. labels]).Select(ProjectorFiles.Row));
        if (images is not null)
            File.WriteAllBytes(Path.Combine(run, folder, "sprite.png"), ProjectorFiles.Sprite(images.Pixels.Span, count, images.Height, images.Width, images.Channels));
        lock (_parts)
        {
            ProjectorFiles.WriteConfig(
                run, name, InFolder("tensors.tsv"), labels is null ? null : InFolder("metadata.tsv"), images is null ? null : InFolder("sprite.png"),
                images is null ? default : (images.Width, images.Height));
        }
    }
}
