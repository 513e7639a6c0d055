namespace RunLabs;

/// <summary>Which engine the labs run on, how they are built for it, and why it was chosen (null: it was asked for).</summary>
internal sealed record EngineSelection(string Engine, string Build, string? Reason)
{
    public const string Auto = "auto";
    public const string TensorFlowNet = "tensorflow.net";
    public const string LibTensorFlow = "libtensorflow";
    public const string Embedded = "embedded";

    private const string TensorFlowNetBuild = "TensorFlow.NET";
    private const string EmbeddedBuild = "Embedded";

    /// <summary>The first line of a run.</summary>
    public string Line => Reason is null ? $"Engine: {Engine}" : $"Engine: {Engine} ({Reason})";

    /// <summary>What is said where the labs do not build for it.</summary>
    public string Failure(BuildError error) =>
        !error.IsRestore ? $"the labs do not build{(Engine == TensorFlowNet ? " with -p:Engine=TensorFlow.NET" : "")}: {error.Text}"
        : Engine == TensorFlowNet ? $"TensorFlow.NET's packages do not restore: {error.Text}; add a feed that has them with 'dotnet nuget add source URL', or take --engine embedded, which needs none of them"
        : $"the labs' packages do not restore: {error.Text}";

    /// <summary>The engine of that name. For <c>auto</c>: TensorFlow.NET if it builds and a step trains, else libtensorflow if a step trains on it, else the embedded one.</summary>
    /// <param name="engine">As on the command line.</param>
    /// <param name="tryBuild">Builds a lab for an engine; null or what failed first.</param>
    /// <param name="tryStep">Trains one step on that build with these arguments; null or the error.</param>
    public static EngineSelection Choose(string engine, Func<string, BuildError?> tryBuild, Func<string, string[], string?> tryStep)
    {
        switch (engine)
        {
            case TensorFlowNet: return new(TensorFlowNet, TensorFlowNetBuild, null);
            case LibTensorFlow or Embedded: return new(engine, EmbeddedBuild, null);
        }
        var withoutNet = tryBuild(TensorFlowNetBuild) is { } error ? $"TensorFlow.NET{(error.IsRestore ? "'s packages do not restore" : " does not build")} here ({error.Text})"
            : tryStep(TensorFlowNetBuild, []) is { } step ? $"TensorFlow.NET does not train here ({step})"
            : null;
        if (withoutNet is null)
            return new(TensorFlowNet, TensorFlowNetBuild, "TensorFlow.NET's packages restore and a step trains");
        var withoutLibrary = tryBuild(EmbeddedBuild)?.Text ?? tryStep(EmbeddedBuild, ["--engine", LibTensorFlow]);
        return withoutLibrary is null
            ? new(LibTensorFlow, EmbeddedBuild, $"{withoutNet}; a libtensorflow was found")
            : new(Embedded, EmbeddedBuild, $"{withoutNet}; libtensorflow does not run here ({withoutLibrary})");
    }
}
