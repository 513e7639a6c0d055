using Labs.TensorTypes;

namespace Labs.TensorBoard;

/// <summary>What TensorBoard knows of a series of summaries besides its tag: which plugin shows it, and how. Never changes; any number of threads may use it.</summary>
/// <param name="Plugin">The plugin's name: "scalars", "histograms", "images", "text", "audio", "pr_curves", "hparams", "custom_scalars", "graph_keras_model", ...; empty: none.</param>
public sealed record SummaryMetadata(string Plugin)
{
    internal static readonly SummaryMetadata None = new("");

    /// <summary>The plugin's own data.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The name under which the series is shown; empty: its tag.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Markdown; empty if there is none.</summary>
    public string Description { get; init; } = "";

    /// <summary>
    /// How TensorBoard keeps the data. Default: <see cref="SummaryDataClass.Unknown"/>, as TensorFlow writes it; TensorBoard then knows it for its own plugins. A plugin that is
    /// not TensorBoard's own has to say it.
    /// </summary>
    public SummaryDataClass DataClass { get; init; }
}

/// <summary>How TensorBoard keeps the data of a series, with its numbers (tensorboard/compat/proto/summary.proto).</summary>
public enum SummaryDataClass
{
    /// <summary>Not said.</summary>
    Unknown = 0,
    /// <summary>Single numbers: tensors of <see cref="DataType.Float"/> without dimensions.</summary>
    Scalar = 1,
    /// <summary>Small tensors of any type and shape.</summary>
    Tensor = 2,
    /// <summary>Lists of byte strings: tensors of <see cref="DataType.String"/> with one dimension.</summary>
    BlobSequence = 3,
}
