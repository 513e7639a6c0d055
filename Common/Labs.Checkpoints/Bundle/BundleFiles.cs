using System.Globalization;

namespace Labs.Checkpoints.Bundle;

/// <summary>The names of a bundle's files.</summary>
internal static class BundleFiles
{
    /// <summary>What a bundle's second, plain companion is called: <c>nn_relu-468-1.resume</c>.</summary>
    public const string ResumeSuffix = ".resume";
    /// <summary>What stands behind the final name while a file is being written; a random part follows.</summary>
    public const string TemporarySuffix = ".tempstate";

    public static string Index(string prefix) => prefix + ".index";

    public static string Data(string prefix, int shard = 0, int shards = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}.data-{shard:D5}-of-{shards:D5}");

    public static string Temporary(string path) => $"{path}{TemporarySuffix}{Guid.NewGuid():N}";

    /// <summary>A bundle's files that exist, the index first: without it the rest is no bundle any more.</summary>
    public static IEnumerable<string> Existing(string prefix)
    {
        if (File.Exists(Index(prefix))) yield return Index(prefix);
        var directory = DirectoryOf(prefix);
        if (!Directory.Exists(directory)) yield break;
        var start = Path.GetFileName(prefix) + ".data-";
        foreach (var path in Directory.EnumerateFiles(directory))
        {
            var name = Path.GetFileName(path.AsSpan());
            if (name.StartsWith(start, StringComparison.Ordinal) && IsShardNumber(name[start.Length..])) yield return path;
        }
    }

    /// <summary>The files of a checkpoint and of its companion that exist; the checkpoint goes first.</summary>
    public static List<string> WithResume(string prefix) => [.. Existing(prefix), .. Existing(prefix + ResumeSuffix)];

    public static string DirectoryOf(string prefix) => Path.GetDirectoryName(prefix) is { Length: > 0 } directory ? directory : ".";

    // 00000-of-00001
    private static bool IsShardNumber(ReadOnlySpan<char> text) =>
        text.Length == 14 && text[5..9] is "-of-" && !text[..5].ContainsAnyExceptInRange('0', '9') && !text[9..].ContainsAnyExceptInRange('0', '9');
}
