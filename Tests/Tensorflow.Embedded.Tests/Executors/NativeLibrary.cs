using Tensorflow.Executors;

namespace Tensorflow.Tests.Executors;

/// <summary>Whether this machine has a libtensorflow; tests that need one are skipped, saying so, where it has none.</summary>
internal static class NativeLibrary
{
    private static readonly Lazy<string?> Missing = new(() =>
    {
        try
        {
            _ = NativeRuntime.Shared;
            return null;
        }
        catch (TensorflowException e)
        {
            var reason = $"NOT RUN on libtensorflow: {e.Message}";
            Console.Error.WriteLine(reason);
            return reason;
        }
    });

    public static string? SkipReason => Missing.Value;
}

/// <summary>A test on libtensorflow.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = NativeLibrary.SkipReason;
}

/// <summary>A test with arguments on libtensorflow.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute() => Skip = NativeLibrary.SkipReason;
}
