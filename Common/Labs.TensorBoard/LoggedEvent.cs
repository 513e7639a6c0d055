namespace Labs.TensorBoard;

/// <summary>An event read from a file.</summary>
/// <param name="Offset">Where its record begins, in bytes from the start of the file.</param>
/// <param name="WallTime">Seconds since 1970.</param>
/// <param name="Step">The step.</param>
/// <param name="FileVersion">"brain.Event:2" in the first event of a file, else null.</param>
/// <param name="GraphDef">The run's graph (a serialised GraphDef), null in other events.</param>
/// <param name="Values">The summaries; empty in other events.</param>
public sealed record LoggedEvent(
    long Offset, double WallTime, long Step, string? FileVersion, ReadOnlyMemory<byte>? GraphDef, IReadOnlyList<LoggedValue> Values);

/// <summary>A summary read from a file.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Plugin">The TensorBoard plugin that shows it: "scalars", "histograms", "images", "text", "graph_keras_model", "hparams", ...</param>
/// <param name="PluginContent">The plugin's own data.</param>
/// <param name="Description">Markdown; empty if there is none.</param>
/// <param name="Tensor">The data; null for kinds that TF1 wrote, but for its scalars.</param>
public sealed record LoggedValue(string Tag, string Plugin, ReadOnlyMemory<byte> PluginContent, string Description, LoggedTensor? Tensor);
