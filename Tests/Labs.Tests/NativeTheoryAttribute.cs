using Labs.Testing;

namespace Labs.Tests;

/// <summary>A test that runs labs on libtensorflow; skipped, saying so, where LABS_LIBTENSORFLOW does not name one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> Missing = new(() =>
    {
        if (BuiltEngine.NoChoice is { } noChoice)
            return noChoice;
        if (Environment.GetEnvironmentVariable("LABS_LIBTENSORFLOW") is { Length: > 0 })
            return null;
        const string reason = "NOT RUN on libtensorflow: LABS_LIBTENSORFLOW is not set";
        Console.Error.WriteLine(reason);
        return reason;
    });

    public NativeTheoryAttribute() => Skip = Missing.Value;
}
