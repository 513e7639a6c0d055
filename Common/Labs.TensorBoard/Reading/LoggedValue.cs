namespace Labs.TensorBoard;

/// <summary>
/// A summary read from a file. What TensorFlow 1, PyTorch and others write in the old style (a number, histogram, image or audio clip of its own kind) is read as TensorBoard
/// converts it (tensorboard/data_compat.py), as if it were a tensor of the plugin that shows it. Never changes; any number of threads may use it.
/// </summary>
public sealed class LoggedValue
{
    private readonly LoggedSeries _series;
    private readonly TensorLayout? _layout;
    private readonly object? _data;   // byte[], of which the part below is the tensor's content, or ReadOnlyMemory<byte>[] of strings
    private readonly int _offset;
    private readonly int _length;

    internal LoggedValue(LoggedSeries series, TensorLayout? layout, object? data, int offset, int length)
    {
        _series = series;
        _layout = layout;
        _data = data;
        _offset = offset;
        _length = length;
    }

    /// <summary>The tag.</summary>
    public string Tag => _series.Tag;

    /// <summary>
    /// Which plugin of TensorBoard shows it, and how. Where the event itself says nothing (TensorFlow 1 says it in the first event of a tag only), what the file said of the tag first.
    /// </summary>
    public SummaryMetadata Metadata => _series.Metadata;

    /// <summary>The plugin that shows it: "scalars", "histograms", "images", "text", "graph_keras_model", "hparams", ...; empty where the file names none.</summary>
    public string Plugin => Metadata.Plugin;

    /// <summary>The plugin's own data.</summary>
    public ReadOnlyMemory<byte> PluginContent => Metadata.Content;

    /// <summary>Markdown; empty if there is none.</summary>
    public string Description => Metadata.Description;

    /// <summary>The hyperparameters of a session, numbers as doubles, by name; null where this is not a session's start. Read anew at each call.</summary>
    public IReadOnlyDictionary<string, HParamValue>? HParams => LoggedHParams.Of(this)?.SessionStartInfo is { } start ? LoggedHParams.ValuesOf(start) : null;

    /// <summary>How a session ended; null where this is not a session's end. Read anew at each call.</summary>
    public HParamStatus? HParamStatus => (HParamStatus?)LoggedHParams.Of(this)?.SessionEndInfo?.Status;

    /// <summary>The data; null where the event holds none, and for a kind that TensorBoard does not read either.</summary>
    public SummaryTensor? Tensor => (_layout, _data) switch
    {
        ({ } layout, byte[] bytes) => new SummaryTensor(layout, bytes.AsMemory(_offset, _length)),
        ({ } layout, ReadOnlyMemory<byte>[] strings) => new SummaryTensor(layout, strings),
        _ => null,
    };
}

/// <summary>What the summaries of a tag have in common.</summary>
internal sealed record LoggedSeries(string Tag, SummaryMetadata Metadata);
