using System.Collections.Concurrent;

namespace Tensorflow.Keras;

/// <summary>Warnings on standard error, each once in a process, as Python's warnings are.</summary>
internal static class KerasWarning
{
    private static readonly ConcurrentDictionary<string, byte> said = new();

    /// <summary>What has been said.</summary>
    public static ICollection<string> Said => said.Keys;

    public static void Say(string message)
    {
        if (said.TryAdd(message, 0)) Console.Error.WriteLine($"UserWarning: {message}");
    }
}
