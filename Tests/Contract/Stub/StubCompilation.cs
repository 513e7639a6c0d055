using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Contract.Stub;

/// <summary>
/// Compiles sources against the stub, as <c>-p:Engine=TensorFlow.NET</c> would against TensorFlow.NET: what is ambiguous, missing or obsolete there is told here.
/// Warnings count as errors, as in the project's builds.
/// </summary>
public static class StubCompilation
{
    /// <summary>Compiles source files by themselves: nullable on, the SDK's implicit usings, a program where a file has top-level statements.</summary>
    /// <param name="sourceFiles">Paths of C# files.</param>
    /// <param name="references">Assemblies besides .NET and the stub.</param>
    /// <returns>The compiler's errors and warnings; none where the sources compile.</returns>
    public static IReadOnlyList<string> Compile(IEnumerable<string> sourceFiles, params MetadataReference[] references) =>
        Compile(new SourceProject { AssemblyName = "Sources", SourceFiles = [.. sourceFiles] }, references).Messages;

    /// <summary>Compiles a project as MSBuild describes it, with the source generators of the SDK.</summary>
    /// <param name="project">See <see cref="SourceProject.Read"/>.</param>
    /// <param name="references">Assemblies besides .NET and the stub.</param>
    public static StubBuild Compile(SourceProject project, IEnumerable<MetadataReference> references)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: project.DefineConstants);
        var trees = project.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file)).ToList();
        var hasProgram = trees.Exists(tree => tree.GetRoot().ChildNodes().Any(node => node is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax));
        trees.Add(CSharpSyntaxTree.ParseText(project.GeneratedSource, parse));

        Compilation compilation = CSharpCompilation.Create(
            project.AssemblyName,
            trees,
            [.. References.Framework, .. references, StubAssembly.Reference],
            new CSharpCompilationOptions(
                project.IsProgram || hasProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: project.NoWarn.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));
        SourceGenerators.Driver(parse).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out var generated);

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var messages = result.Diagnostics
            .Concat(generated)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
            .Select(diagnostic => diagnostic.ToString())
            .ToList();
        return new(messages, result.Success ? MetadataReference.CreateFromImage(image.ToArray()) : null, compilation);
    }
}
