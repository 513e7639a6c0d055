namespace Labs.Files;

/// <summary>A file that one holder in all processes has at a time. It goes with its holder; what a killed process leaves is nobody's, and is taken as if it were not there.</summary>
internal sealed class LockFile : IDisposable
{
    // EAGAIN of Linux, EWOULDBLOCK of macOS, ERROR_SHARING_VIOLATION.
    private static readonly int[] HeldCodes = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream stream;

    private LockFile(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock, waiting for it where another has it.</summary>
    /// <returns>Null where another still has it.</returns>
    /// <exception cref="IOException">The file cannot be made, for as long as that.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static LockFile? Take(string path, TimeSpan patience)
    {
        var start = Environment.TickCount64;
        while (true)
        {
            var over = Environment.TickCount64 - start >= patience.TotalMilliseconds;
            try
            {
                if (TryTake(path) is { } held) return held;
                // Its name was deleted by its last holder between our opening and our locking it: others lock another file of that name. At once again.
                continue;
            }
            catch (IOException e) when (HeldCodes.Contains(e.HResult))
            {
                if (over) return null;
            }
            // Windows refuses a name that is being deleted.
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && !over)
            {
            }
            Thread.Sleep(5);
        }
    }

    /// <summary>Gives the lock back; the file is gone then.</summary>
    public void Dispose()
    {
        // While it is held: after that it may be another's.
        if (!OperatingSystem.IsWindows() && stream.SafeFileHandle is { IsClosed: false })
        {
            try
            {
                File.Delete(stream.Name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // An empty file that nobody holds stays; it hinders nobody.
            }
        }
        stream.Dispose();
    }

    private static LockFile? TryTake(string path)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        if (OperatingSystem.IsWindows()) return new LockFile(stream);
        try
        {
            // Whether the file of that name is the one that is locked shows in its time, which is asked for without opening it: one in two thousand million for another's to be the same.
            // (Its length would do, were there room for every length on a disk that is full or in a file that may not grow.)
            File.SetLastWriteTimeUtc(stream.SafeFileHandle, DateTime.UnixEpoch.AddSeconds(Random.Shared.Next()));
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(stream.SafeFileHandle)) return new LockFile(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
        stream.Dispose();
        return null;
    }
}
