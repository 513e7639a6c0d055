using System.Text.RegularExpressions;

namespace Tensorflow.Keras.Engine;

/// <summary>Names as Keras gives them: the class in snake case, numbered from the second on.</summary>
internal static partial class LayerNames
{
    private static readonly Dictionary<string, int> used = [];

    /// <summary>The class's name in snake case (generic_utils.py, to_snake_case).</summary>
    public static string SnakeCase(string name) => Boundaries().Replace(Words().Replace(name, "$1_$2"), "$1_$2").ToLowerInvariant();

    /// <summary>dense, dense_1, dense_2, ...; not zero-based input_1, input_2, ...</summary>
    public static string Unique(string stem, bool zeroBased = true)
    {
        lock (used)
        {
            var number = used.GetValueOrDefault(stem, zeroBased ? -1 : 0) + 1;
            used[stem] = number;
            return number == 0 ? stem : $"{stem}_{number}";
        }
    }

    /// <summary>The next number of the names that begin so: 1, 2, ...</summary>
    public static int Number(string stem)
    {
        lock (used) return used[stem] = used.GetValueOrDefault(stem) + 1;
    }

    /// <summary>Starts the numbers anew.</summary>
    public static void Clear()
    {
        lock (used) used.Clear();
    }

    [GeneratedRegex("(.)([A-Z][a-z0-9]+)")]
    private static partial Regex Words();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex Boundaries();
}
