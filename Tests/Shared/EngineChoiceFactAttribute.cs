namespace Labs.Testing;

/// <summary>A test that chooses among engines when it runs, or compares two of them; skipped, saying so, where there is one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineChoiceFactAttribute : FactAttribute
{
    public EngineChoiceFactAttribute() => Skip = BuiltEngine.NoChoice;
}
