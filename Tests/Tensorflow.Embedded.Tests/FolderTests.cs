namespace Tensorflow.Tests;

/// <summary>Tests each of which has a folder of its own, which goes with it.</summary>
public abstract class FolderTests : IDisposable
{
    /// <summary>The folder.</summary>
    private protected string Folder { get; } = Directory.CreateTempSubdirectory("engine-").FullName;

    private protected string At(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
