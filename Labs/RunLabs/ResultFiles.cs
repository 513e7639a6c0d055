namespace RunLabs;

/// <summary>The results files of the last runs: <c>logs/run-labs/Lab10_1.Relu-0-777.json</c>.</summary>
internal static class ResultFiles
{
    public static string Folder(string logDir) => Path.Combine(logDir, "run-labs");

    /// <param name="logDir">The folder of all logs.</param>
    /// <param name="lab">The lab's project.</param>
    /// <param name="invocation">Which of the lab's invocations.</param>
    /// <param name="seed">The seed.</param>
    public static string PathOf(string logDir, string lab, int invocation, int seed) => Path.Combine(Folder(logDir), FormattableString.Invariant($"{lab}-{invocation}-{seed}.json"));

    /// <summary>Where a study draws its picture: beside its results.</summary>
    public static string PictureOf(string results) => Path.ChangeExtension(results, ".svg");

    /// <summary>Removes what a lab left before: the last runs are those of one call.</summary>
    public static void Remove(string logDir, string lab)
    {
        if (!Directory.Exists(Folder(logDir)))
            return;
        foreach (var file in Directory.EnumerateFiles(Folder(logDir), lab + "-*.json").ToList())
        {
            File.Delete(file);
            File.Delete(PictureOf(file));
        }
    }

    public static IReadOnlyList<LabResult> ReadAll(string logDir) => Directory.Exists(Folder(logDir))
        ? [.. Directory.EnumerateFiles(Folder(logDir), "*.json").Order(StringComparer.Ordinal).Select(LabResult.Read)]
        : [];
}
