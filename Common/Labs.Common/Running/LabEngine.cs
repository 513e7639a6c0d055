namespace Labs.Common;

/// <summary>The engine as a lab's first line names it.</summary>
internal static class LabEngine
{
    /// <summary>Asks the engine for its version; this loads it.</summary>
    public static Func<string?> Version { get; set; } =
#if TENSORFLOW_NET
        () => Tensorflow.Binding.tf.VERSION;
#else
        () => Tensorflow.Executors.EngineChoice.Version;
#endif

    /// <summary><c>Engine: embedded 1.0.0</c>.</summary>
    public static string Line(string engine, string? version) => version is { Length: > 0 } ? $"Engine: {engine} {version}" : $"Engine: {engine}";
}
