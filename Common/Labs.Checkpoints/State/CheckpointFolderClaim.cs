using System.Diagnostics;
using Labs.Checkpoints.Bundle;
using Labs.Files;

namespace Labs.Checkpoints;

/// <summary>
/// A folder of checkpoints that one run has to itself, until it is disposed or its process ends: runs that start at the same moment each get one of their own. A <see cref="CheckpointManager"/>
/// of it writes and deletes there; one without the claim is refused. Any number of threads and processes may ask for claims; one claim is one thread's at a time.
/// </summary>
public sealed class CheckpointFolderClaim : IDisposable
{
    // From making a folder to holding its lock a run takes much less.
    private static readonly TimeSpan making = TimeSpan.FromSeconds(1);

    private readonly LockFile held;
    // Those that were made for the claim, the outermost first.
    private readonly List<string> made;

    private CheckpointFolderClaim(string directory, LockFile held, List<string> made) => (Directory, this.held, this.made) = (directory, held, made);

    /// <summary>The folder.</summary>
    public string Directory { get; }

    /// <summary>
    /// Claims a folder that holds no checkpoints: <paramref name="path"/>, or the first of <c>path-2</c>, <c>path-3</c>, ... that is behind all that hold some, and that no other run has.
    /// It is made where it does not exist.
    /// </summary>
    /// <param name="path">The folder of the first run: <c>checkpoints/lab10-1/relu</c>.</param>
    /// <returns>The claim. Disposing it takes a folder away again that was made for it and holds nothing.</returns>
    /// <exception cref="CheckpointException">The folder cannot be made or written.</exception>
    public static CheckpointFolderClaim Unused(string path)
    {
        path = Checked(path);
        for (var n = NewestNumber(path) + 1; ; n++)
        {
            if (TryClaim(Numbered(path, n)) is not { } claim) continue;
            if (!HoldsCheckpoints(claim.Directory)) return claim;
            // Another run came and went meanwhile.
            claim.Dispose();
        }
    }

    /// <summary>Claims the newest run's folder: the last of <paramref name="path"/>, <c>path-2</c>, <c>path-3</c>, ... that holds checkpoints; where none does, <paramref name="path"/>.</summary>
    /// <param name="path">The folder of the first run.</param>
    /// <exception cref="CheckpointException">Another run has it, or it cannot be made or written.</exception>
    public static CheckpointFolderClaim Newest(string path)
    {
        path = Checked(path);
        var directory = Numbered(path, Math.Max(1, NewestNumber(path)));
        return TryClaim(directory) ?? throw InUse(directory);
    }

    /// <summary>Gives the folder back.</summary>
    public void Dispose()
    {
        held.Dispose();
        for (var i = made.Count - 1; i >= 0; i--)
        {
            try
            {
                System.IO.Directory.Delete(made[i]);
            }
            catch (Exception e) when (CheckpointException.IsFileError(e))
            {
                // Something is in it.
                break;
            }
        }
        made.Clear();
    }

    /// <summary>Takes the folder for one save of a manager that has no claim.</summary>
    /// <exception cref="CheckpointException">Another run has it, or it cannot be written.</exception>
    internal static IDisposable ForOneSave(string directory, TimeSpan patience) =>
        FileOperations.Writing(directory, () => LockFile.Take(LockOf(directory), patience)) ?? throw InUse(directory);

    private static CheckpointFolderClaim? TryClaim(string directory)
    {
        return FileOperations.Writing(directory, () =>
        {
            var made = new List<string>();
            for (var parent = directory; parent is { Length: > 0 } && !System.IO.Directory.Exists(parent); parent = Path.GetDirectoryName(parent)) made.Insert(0, parent);
            // Who takes a folder from its maker before that has locked it would not know that it is to go again.
            if (made.Count == 0) WaitForMaker(directory);
            for (var again = 10; ; again--)
            {
                System.IO.Directory.CreateDirectory(directory);
                try
                {
                    return LockFile.Take(LockOf(directory), TimeSpan.Zero) is { } held ? new CheckpointFolderClaim(directory, held, made) : null;
                }
                catch (DirectoryNotFoundException) when (again > 0)
                {
                    // Whoever made it gave it back at this moment.
                }
            }
        });
    }

    private static void WaitForMaker(string directory)
    {
        // By the clock of the process: that of the machine may go back.
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < making && IsJustMade(directory);) Thread.Sleep(1);
    }

    private static bool IsJustMade(string directory) =>
        (DateTime.UtcNow - System.IO.Directory.GetCreationTimeUtc(directory)).Duration() < making
        && System.IO.Directory.Exists(directory) && !System.IO.Directory.EnumerateFileSystemEntries(directory).Any();

    private static string Checked(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.TrimEndingDirectorySeparator(path);
    }

    private static string Numbered(string path, int n) => n == 1 ? path : $"{path}-{n}";

    /// <summary>The highest number of a folder that holds checkpoints; 0: none does.</summary>
    private static int NewestNumber(string path)
    {
        var newest = HoldsCheckpoints(path) ? 1 : 0;
        var parent = Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".";
        if (!System.IO.Directory.Exists(parent)) return newest;
        var start = Path.GetFileName(path) + "-";
        foreach (var folder in System.IO.Directory.EnumerateDirectories(parent))
        {
            var name = Path.GetFileName(folder.AsSpan());
            if (name.StartsWith(start, StringComparison.Ordinal) && name.Length > start.Length && name[start.Length] is >= '1' and <= '9'
                && int.TryParse(name[start.Length..], System.Globalization.NumberStyles.None, null, out var n) && n > newest && n < int.MaxValue && HoldsCheckpoints(folder)) newest = n;
        }
        return newest;
    }

    private static bool HoldsCheckpoints(string path) => System.IO.Directory.Exists(path) && System.IO.Directory.EnumerateFiles(path, "*.index").Any();

    private static string LockOf(string directory) => Path.Combine(directory, "checkpoint.lock");

    private static CheckpointException InUse(string directory) => new($"'{directory}' is in use: another run writes its checkpoints there; found its lock, expected none") { FilePath = directory };
}
