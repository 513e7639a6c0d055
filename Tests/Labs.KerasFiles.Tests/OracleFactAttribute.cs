namespace Labs.KerasFiles.Tests;

/// <summary>A test that needs Python's Keras: LABS_ORACLE is a program that runs a script with it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OracleFactAttribute : FactAttribute
{
    public OracleFactAttribute() => Skip = Program is null ? "NOT RUN: LABS_ORACLE names no Python with Keras." : null;

    internal static string? Program => Environment.GetEnvironmentVariable("LABS_ORACLE");
}
