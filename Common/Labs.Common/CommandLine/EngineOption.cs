namespace Labs.Common;

/// <summary>The option <c>--engine</c>: what computes. <c>tensorflow.net</c> is chosen when the labs are built, the other two when they run.</summary>
public static class EngineOption
{
    /// <summary>The environment's word on the engine, where <c>--engine</c> is not given.</summary>
    public const string EnvironmentVariable = "LABS_ENGINE";

#if TENSORFLOW_NET
    internal const string Default = "tensorflow.net";
    internal static readonly string[] All = ["tensorflow.net"];
#else
    internal const string Default = "embedded";
    internal static readonly string[] All = ["embedded", "libtensorflow"];
#endif

    /// <summary>Reads <see cref="EnvironmentVariable"/>.</summary>
    /// <exception cref="UsageException">It names an engine that this build has not.</exception>
    internal static string FromEnvironment()
    {
        var word = Environment.GetEnvironmentVariable(EnvironmentVariable);
        if (string.IsNullOrEmpty(word))
            return Default;
        return Array.Find(All, engine => engine.Equals(word, StringComparison.OrdinalIgnoreCase)) ??
            throw UsageException.For(EnvironmentVariable, $"'{word}'", $"one of {string.Join(", ", All)}{Suggestions.Of(word, All)}");
    }

    /// <summary>Tells the engine, before its first use, what to run on and how many threads to take (null: its own choice).</summary>
    internal static void Apply(string engine, int? threads)
    {
#if !TENSORFLOW_NET
        // It reads these two when it starts; it has no public switch of its own.
        AppContext.SetData(Tensorflow.Executors.EngineChoice.EngineKey, engine);
        if (threads is { } count)
            AppContext.SetData(Tensorflow.Executors.EngineChoice.ThreadsKey, count);
#endif
    }
}
