using System.Reflection;

namespace Labs.Testing;

/// <summary>The engines that this build of the labs takes by <c>--engine</c>: tests find them here and name none themselves.</summary>
internal static class BuiltEngine
{
    /// <summary>All, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } =
        typeof(BuiltEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Engines").Value!.Split(' ');

    public static string Default => Names[0];

    /// <summary>Null, or why a test that goes from one engine to another when it runs is skipped.</summary>
    public static string? NoChoice => Names.Count > 1 ? null : $"NOT RUN: {Default} was chosen when this was built, and nothing is left to choose";
}
