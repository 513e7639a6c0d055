namespace Labs.Checkpoints.Tests;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("checkpoints-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public IEnumerable<string> Names => Directory.EnumerateFiles(Path).Select(path => System.IO.Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>All files with their bytes, to compare before and after.</summary>
    public Dictionary<string, string> Snapshot() => Names.ToDictionary(name => name, name => Convert.ToHexString(System.IO.File.ReadAllBytes(File(name))));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
