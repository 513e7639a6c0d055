namespace Labs.Checkpoints.Bundle;

/// <summary>The steps by which files change; tests stop a save at each of them.</summary>
internal class FileOperations
{
    public static FileOperations System { get; } = new();

    public virtual void CreateDirectory(string path) => Directory.CreateDirectory(path);

    public virtual Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);

    /// <summary>Waits until the disk has what was written.</summary>
    public virtual void Sync(Stream file)
    {
        if (file is FileStream stream) stream.Flush(flushToDisk: true);
    }

    public virtual void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Deletes what an attempt left behind; what cannot be deleted stays, since the attempt's own error matters more.</summary>
    public void TryDelete(string path)
    {
        try
        {
            Delete(path);
        }
        catch (Exception e) when (CheckpointException.IsFileError(e))
        {
        }
    }

    /// <summary>Runs <paramref name="steps"/>; what the file system refuses becomes a one-line <see cref="CheckpointException"/> that names <paramref name="path"/>.</summary>
    public static T Writing<T>(string path, Func<T> steps)
    {
        try
        {
            return steps();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"'{path}' cannot be written: {e.Message}", e);
        }
    }

    /// <inheritdoc cref="Writing{T}"/>
    public static void Writing(string path, Action steps) => Writing(path, () =>
    {
        steps();
        return true;
    });
}
