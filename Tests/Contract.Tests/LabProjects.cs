using Contract.Stub;
using Microsoft.CodeAnalysis;

namespace Contract.Tests;

/// <summary>The projects that are written on TensorFlow.NET's API, each compiled once against its signatures.</summary>
static class LabProjects
{
    static readonly Dictionary<string, StubBuild> Builds = [];

    static readonly Lazy<IReadOnlyList<string>> Found = new(() =>
    [
        .. new[] { "Common/Labs.Common", "Labs", "Tests/FixtureLab", "Tests/Examples" }
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories)),
    ]);

    /// <summary>Their paths in the repository.</summary>
    public static IEnumerable<string> All => Found.Value.Select(file => Path.GetRelativePath(Repository.Root, file));

    public static StubBuild Build(string project)
    {
        lock (Builds)
            return BuildFile(Path.Combine(Repository.Root, project));
    }

    static StubBuild BuildFile(string projectFile)
    {
        if (Builds.TryGetValue(projectFile, out var built))
            return built;
        var project = SourceProject.Read(projectFile);
        var images = new List<MetadataReference>();
        foreach (var other in project.ProjectReferences.Where(Found.Value.Contains))
        {
            var (messages, image, _) = BuildFile(other);
            if (image is null)
                return Builds[projectFile] = new([$"{other} does not compile: {messages.Count} errors"], null, null);
            images.Add(image);
        }

        return Builds[projectFile] = StubCompilation.Compile(project, [.. Outside.Value, .. images]);
    }

    // Packages and projects that know no engine, from beside this test.
    static readonly Lazy<IReadOnlyList<MetadataReference>> Outside = new(() =>
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => !IsBuilt(file) && Path.GetFileName(file) is not "Tensorflow.Embedded.dll")
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    static bool IsBuilt(string assembly) => Found.Value.Any(project => Path.GetFileNameWithoutExtension(project) == Path.GetFileNameWithoutExtension(assembly));
}
