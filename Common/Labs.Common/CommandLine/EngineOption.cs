using Tensorflow.Executors;

namespace Labs.Common;

/// <summary>The option <c>--engine</c>: what computes. <c>tensorflow.net</c> is chosen when the labs are built, the other two when they run.</summary>
public static class EngineOption
{
    /// <summary>The environment's word on the engine, where <c>--engine</c> is not given.</summary>
    public const string EnvironmentVariable = "LABS_ENGINE";

#if TENSORFLOW_NET
    internal const string Default = "tensorflow.net";
    internal static readonly string[] All = ["tensorflow.net"];

    /// <summary>What <c>dotnet run</c> takes to build for the same engine.</summary>
    internal static readonly string[] BuildArguments = ["-p:Engine=TensorFlow.NET"];
#else
    internal const string Default = "embedded";
    internal static readonly string[] All = ["embedded", "libtensorflow"];

    /// <summary>What <c>dotnet run</c> takes to build for the same engine.</summary>
    internal static readonly string[] BuildArguments = [];
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
    /// <param name="engine">One of <see cref="All"/>.</param>
    /// <param name="threads">From 1.</param>
    /// <param name="verbose">Whether TensorFlow's library may tell standard error about itself.</param>
    internal static void Apply(string engine, int? threads, bool verbose)
    {
        NativeEnvironment.SetDefault("TF_CPP_MIN_LOG_LEVEL", verbose ? "0" : "1");
#if TENSORFLOW_NET
        // TensorFlow.NET starts the library with a configuration of its own, in which the number of threads is open (Contexts/Context.cs).
        if (threads is { } count)
        {
            var number = FormattableString.Invariant($"{count}");
            NativeEnvironment.SetDefault("TF_NUM_INTRAOP_THREADS", number);
            NativeEnvironment.SetDefault("TF_NUM_INTEROP_THREADS", number);
        }
#else
        // It reads these two when it starts; it has no public switch of its own.
        AppContext.SetData(EngineChoice.EngineKey, engine);
        if (threads is { } count)
            AppContext.SetData(EngineChoice.ThreadsKey, count);
#endif
    }
}
