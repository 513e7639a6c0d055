using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Contract.Stub;

/// <summary>TensorFlow.NET's signatures as an assembly without code.</summary>
public static class StubAssembly
{
    static readonly Lazy<CSharpCompilation> Built = new(Build);
    static readonly Lazy<PortableExecutableReference> Image = new(Emit);

    /// <summary>The stub's symbols.</summary>
    public static Compilation Compilation => Built.Value;

    /// <summary>The stub as a reference for other compilations.</summary>
    public static MetadataReference Reference => Image.Value;

    static CSharpCompilation Build()
    {
        var (types, _) = ContractType.ReadAll();
        var lines = StubSource.Write(types).Split('\n');
        var stub = Compile(string.Join('\n', lines), Lists.Resource("UndeclaredTypes.cs"));

        // An override of a member whose type the list does not spell out: there is nothing to override here.
        foreach (var error in stub.GetDeclarationDiagnostics().Where(error => error.Id == "CS0115"))
        {
            var line = error.Location.GetLineSpan().StartLinePosition.Line;
            lines[line] = lines[line].Replace(" override ", " virtual ", StringComparison.Ordinal);
        }

        stub = Compile(string.Join('\n', lines), Lists.Resource("UndeclaredTypes.cs"));
        return stub.AddSyntaxTrees(CSharpSyntaxTree.ParseText(InterfaceImplementations.Write(stub, types), ParseOptions));
    }

    static PortableExecutableReference Emit()
    {
        using var image = new MemoryStream();
        var result = Built.Value.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20);
            throw new InvalidOperationException($"The stub does not compile:\n{string.Join('\n', errors)}");
        }

        return MetadataReference.CreateFromImage(image.ToArray());
    }

    static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Tensorflow.Stub",
        sources.Select(source => CSharpSyntaxTree.ParseText(source, ParseOptions)),
        [.. References.Framework, References.Protobuf],
        // Nullability is as the list prints it: annotated where there is a question mark, unknown elsewhere.
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Disable));
}
