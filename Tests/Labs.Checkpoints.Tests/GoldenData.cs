using System.Text.Json;

namespace Labs.Checkpoints.Tests;

/// <summary>Checkpoints written by TensorFlow 2.15.1 and what is in them.</summary>
internal static class GoldenData
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Golden", "checkpoints");

    /// <summary>Checkpoints recorded with Golden/record.py.</summary>
    public static string Recorded(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);

    public static JsonElement Contents { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "contents.json"))).RootElement.GetProperty("checkpoints");

    /// <summary>Every checkpoint in the folder.</summary>
    public static TheoryData<string> Prefixes { get; } = new(
        Directory.EnumerateFiles(Folder, "*.index", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path)[..^".index".Length].Replace('\\', '/')).Order());

    /// <summary>Those with contents.</summary>
    public static TheoryData<string> Names { get; } = new(Contents.EnumerateObject().Where(c => c.Value.TryGetProperty("tensors", out _)).Select(c => c.Name));

    public static string Prefix(string relative) => Path.Combine(Folder, relative);

    public static BundleReader Open(string name) => new(Prefix(Contents.GetProperty(name).GetProperty("prefix").GetString()!));
}
