using System.Globalization;
using Tensorflow.Kernels;

namespace Tensorflow.Executors;

/// <summary>Which executor a program runs on and with how many threads: the program's word (AppContext) before the environment's.</summary>
internal static class EngineChoice
{
    public const string Embedded = "embedded";
    public const string Libtensorflow = "libtensorflow";

    internal const string EngineKey = "Labs.Engine";
    internal const string EngineVariable = "LABS_ENGINE";
    internal const string ThreadsKey = "Labs.Threads";
    internal const string ThreadsVariable = "LABS_THREADS";

    private static readonly Lock gate = new();
    private static bool threadsApplied;

    /// <summary>Threads that compute; null: the executor's own choice, all cores.</summary>
    /// <exception cref="ValueError">Not a positive whole number.</exception>
    public static int? Threads => ThreadsOf(AppContext.GetData(ThreadsKey), Environment.GetEnvironmentVariable(ThreadsVariable));

    /// <summary>The executor for a thread's primitives: null for the managed kernels.</summary>
    /// <exception cref="ValueError">An engine that is not known.</exception>
    /// <exception cref="RuntimeError">The library is not found.</exception>
    public static NativeExecutor? ForThread()
    {
        var name = NameOf(AppContext.GetData(EngineKey) as string, Environment.GetEnvironmentVariable(EngineVariable));
        ApplyThreads();
        return name == Libtensorflow ? new NativeExecutor(NativeRuntime.Shared) : null;
    }

    /// <summary>Name and version of the calling thread's executor, and where a library lies: <c>embedded 1.0.0</c>, <c>libtensorflow 2.15.1 (path)</c>.</summary>
    public static string Description =>
        EngineContext.Current.Native is { } native ? $"{Libtensorflow} {native.Version} ({native.LibraryPath})" : $"{Embedded} {EmbeddedVersion}";

    /// <summary>Version of what computes: the library's where libtensorflow does, else this assembly's.</summary>
    public static string Version => EngineContext.Current.Native?.Version ?? EmbeddedVersion;

    /// <summary>The TensorFlow whose API and numbers this is.</summary>
    public const string TensorFlowVersion = "2.15.1";

    /// <summary>Version of this assembly.</summary>
    public static string EmbeddedVersion => typeof(EngineChoice).Assembly.GetName().Version!.ToString(3);

    internal static string NameOf(string? program, string? environment)
    {
        var (name, origin) = program is { Length: > 0 } ? (program, EngineKey) : (environment, EngineVariable);
        return name switch
        {
            null or "" => Embedded,
            Embedded or Libtensorflow => name,
            _ => throw new ValueError($"{origin}: unknown engine '{name}'; this build has {Embedded} and {Libtensorflow}."),
        };
    }

    internal static int? ThreadsOf(object? program, string? environment)
    {
        var (value, origin) = program is not null ? (program, ThreadsKey) : (environment, ThreadsVariable);
        if (value is null or "") return null;
        if (!int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            throw new ValueError($"{origin}: expected a number of threads of at least 1, found '{value}'.");
        return count;
    }

    private static void ApplyThreads()
    {
        lock (gate)
        {
            if (threadsApplied) return;
            if (Threads is { } count) Workers.Count = count;
            threadsApplied = true;
        }
    }
}
