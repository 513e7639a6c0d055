using Labs.Files;

namespace Labs.TensorBoard;

/// <summary>Directories of runs. A run is a directory that holds event files; TensorBoard names it by its path below --logdir. Any number of threads may ask.</summary>
public static class RunDirectory
{
    /// <summary>
    /// <paramref name="path"/> if it holds no event files yet, else the first of <c>path-2</c>, <c>path-3</c>, ... that does not. Nothing is created. Programs that may
    /// start at the same moment use <see cref="SummaryWriter.StartRun"/>.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public static string Unused(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.TrimEndingDirectorySeparator(path);
        var candidate = path;
        for (var n = 2; HoldsEvents(candidate); n++)
            candidate = $"{path}-{n}";
        return candidate;
    }

    /// <summary>Whether event files stand in this directory itself (not below it).</summary>
    public static bool HoldsEvents(string path) => Directory.Exists(path) && Directory.EnumerateFiles(path).Any(IsEventFile);

    /// <summary>The event files of a run in the order in which TensorBoard reads them: by name. Empty where there is no such directory.</summary>
    public static IReadOnlyList<string> EventFiles(string path) =>
        Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Where(IsEventFile).Order(StringComparer.Ordinal)] : [];

    /// <summary>Every run at or below a log directory, as paths relative to it with '/' ("." for the directory itself), by name, as TensorBoard lists them.</summary>
    public static IReadOnlyList<string> Runs(string logDirectory)
    {
        if (!Directory.Exists(logDirectory)) return [];
        return
        [
            .. Directory.EnumerateFiles(logDirectory, "*", SearchOption.AllDirectories)
                .Where(IsEventFile)
                .Select(file => Path.GetRelativePath(logDirectory, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsEventFile(string path) => Path.GetFileName(path).Contains("tfevents", StringComparison.Ordinal);

    /// <summary>
    /// Runs <paramref name="create"/> with a directory that no other program gets meanwhile: the search and the creation of the first event file in it are one step,
    /// under a lock file beside the run's directory.
    /// </summary>
    internal static T Claim<T>(string path, TimeSpan patience, Func<string, T> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        using var claim = TakeLock(path + ".lock", patience);
        return create(Unused(path));
    }

    private static LockFile TakeLock(string path, TimeSpan patience)
    {
        try
        {
            // It is held for milliseconds; whoever cannot get it for this long has another problem.
            if (LockFile.Take(path, patience) is { } held) return held;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: the run's directory cannot be claimed: {e.Message}", e);
        }
        throw new IOException($"{path}: the run's directory cannot be claimed: another program has it");
    }
}
