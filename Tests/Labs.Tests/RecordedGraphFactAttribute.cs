using Labs.Testing;

namespace Labs.Tests;

/// <summary>A test of what a tape recorded; skipped, saying so, on an engine whose tapes keep it to themselves.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedGraphFactAttribute : FactAttribute
{
    public RecordedGraphFactAttribute() => Skip = BuiltEngine.NoChoice is null ? null : $"NOT RUN: tapes of {BuiltEngine.Default} do not tell what they recorded";
}
