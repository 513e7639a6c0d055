using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Contract.Stub;

/// <summary>The source generators that every build has (regular expressions, JSON, P/Invoke), from the SDK's reference pack.</summary>
static class SourceGenerators
{
    static readonly Lazy<IReadOnlyList<ISourceGenerator>> All = new(Load);

    public static GeneratorDriver Driver(CSharpParseOptions options) => CSharpGeneratorDriver.Create(All.Value, parseOptions: options);

    static IReadOnlyList<ISourceGenerator> Load()
    {
        // .../shared/Microsoft.NETCore.App/VERSION/System.Private.CoreLib.dll -> .../packs/Microsoft.NETCore.App.Ref
        var root = Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "../../../.."));
        var packs = new DirectoryInfo(Path.Combine(root, "packs/Microsoft.NETCore.App.Ref"));
        var pack = packs.Exists
            ? packs.GetDirectories($"{Environment.Version.Major}.*").MaxBy(directory => directory.Name, StringComparer.Ordinal)
            : null;
        if (pack is null)
            throw new DirectoryNotFoundException($"No reference pack of .NET {Environment.Version.Major} in {packs.FullName}");
        var loader = new Loader();
        return
        [
            .. Directory.GetFiles(Path.Combine(pack.FullName, "analyzers/dotnet/cs"), "*.dll")
                .Select(file => new AnalyzerFileReference(file, loader))
                .SelectMany(reference => reference.GetGenerators(LanguageNames.CSharp)),
        ];
    }

    sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // Loading from a file finds what stands beside it.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
