namespace Labs.Common.Data;

/// <summary>Files that others see whole or not at all: written under a temporary name beside their place, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes several files of a folder, which is made if need be; they are renamed only when all are written.</summary>
    /// <exception cref="DataException">The folder cannot be written, or the disk is full. What stood there before stands there still.</exception>
    public static void WriteAll(string folder, IEnumerable<(string Name, Action<Stream> Write)> files)
    {
        var written = new List<(string Temporary, string Final)>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, write) in files)
            {
                var final = Path.Combine(folder, name);
                // A name of its own for each writer, so that two programs that write the same file never mix.
                var temporary = $"{final}.{Guid.NewGuid():N}.tmp";
                written.Add((temporary, final));
                using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            foreach (var (temporary, final) in written) File.Move(temporary, final, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{folder}: cannot be written: {e.Message}", e);
        }
        finally
        {
            foreach (var (temporary, _) in written) DeleteQuietly(temporary);
        }
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A temporary file that stays behind harms nobody; the first error is the one to tell.
        }
    }
}
