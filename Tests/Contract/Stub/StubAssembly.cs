using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Contract.Stub;

/// <summary>TensorFlow.NET's signatures as an assembly without code.</summary>
public static class StubAssembly
{
    const string ListedTypes = "ListedTypes.cs";
    static readonly Lazy<(CSharpCompilation Compilation, IReadOnlyDictionary<int, string> Members)> Built = new(Build);
    static readonly Lazy<PortableExecutableReference> Image = new(Emit);

    /// <summary>The stub's symbols.</summary>
    public static Compilation Compilation => Built.Value.Compilation;

    /// <summary>The stub as a reference for other compilations.</summary>
    public static MetadataReference Reference => Image.Value;

    /// <summary>The list's line of a member of the stub; null for members of types that the list only mentions.</summary>
    public static string? LineOf(ISymbol member)
    {
        var place = member.Locations[0].GetLineSpan();
        return place.Path == ListedTypes && Built.Value.Members.TryGetValue(place.StartLinePosition.Line, out var line) ? line : null;
    }

    static (CSharpCompilation Compilation, IReadOnlyDictionary<int, string> Members) Build()
    {
        var (source, members) = StubSource.Write(ContractType.All);
        var lines = source.Split('\n');
        var stub = Compile(string.Join('\n', lines));

        // An override of a member whose type the list does not spell out: there is nothing to override here.
        foreach (var error in stub.GetDeclarationDiagnostics().Where(error => error.Id == "CS0115"))
        {
            var line = error.Location.GetLineSpan().StartLinePosition.Line;
            lines[line] = lines[line].Replace(" override ", " virtual ", StringComparison.Ordinal);
        }

        stub = Compile(string.Join('\n', lines));
        return (stub.AddSyntaxTrees(CSharpSyntaxTree.ParseText(InterfaceImplementations.Write(stub, ContractType.All), ParseOptions)), members);
    }

    static PortableExecutableReference Emit()
    {
        using var image = new MemoryStream();
        var result = Built.Value.Compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20);
            throw new InvalidOperationException($"The stub does not compile:\n{string.Join('\n', errors)}");
        }

        return MetadataReference.CreateFromImage(image.ToArray());
    }

    static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    static CSharpCompilation Compile(string listedTypes) => CSharpCompilation.Create(
        "Tensorflow.Stub",
        [
            CSharpSyntaxTree.ParseText(listedTypes, ParseOptions, ListedTypes),
            CSharpSyntaxTree.ParseText(Lists.Resource("UndeclaredTypes.cs"), ParseOptions),
        ],
        [.. References.Framework, References.Protobuf],
        // As TensorFlow.NET's own projects: null only where the list has a question mark.
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
}
