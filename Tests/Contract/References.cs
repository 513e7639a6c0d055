using Microsoft.CodeAnalysis;

namespace Contract;

/// <summary>Assemblies that compilations refer to.</summary>
public static class References
{
    /// <summary>.NET itself: the framework that runs this.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Google.Protobuf, whose types some signatures name.</summary>
    public static MetadataReference Protobuf { get; } = MetadataReference.CreateFromFile(typeof(Google.Protobuf.IMessage).Assembly.Location);
}
