using System.Xml.Linq;
using Contract.Stub;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Contract.Tests;

/// <summary>The engine's floors: what stands on one uses only its own and those below. And the projects: labs use Labs.Common, Labs.Common the libraries, never the other way.</summary>
public class FloorsTests
{
    const string Engine = "Common/Tensorflow.Embedded";

    // From the ground up, by folder, or by the beginning of a file's name.
    static readonly (string Name, string[] Parts)[] Floors =
    [
        ("kernels, storage", ["Kernels/", "Storage/", "Exceptions/"]),
        ("tensor core", ["Tensors/", "Variables/", "Ops/", "Autodiff/", "Executors/", "Nests/", "Framework/", "Printing/", "Training/", "Checkpoint/", "Functions/", "NumPy/"]),
        ("datasets, initialisers", ["Data/", "Operations/"]),
        ("Keras", ["Keras/"]),
        ("facade", ["Facade/", "NumPy/np.", "NumPy/Npz", "NumPy/RandomizedImpl"]),
        ("start", ["Start/"]),
    ];

    [Fact]
    public void The_engine_uses_nothing_of_a_floor_above()
    {
        var sources = Repository.Sources(Engine).ToDictionary(file => file[(Engine.Length + 1)..], Repository.Read);
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var usings = new SourceProject { AssemblyName = "Floors", SourceFiles = [] }.GeneratedSource;
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, options, source.Key)).ToList();
        var compilation = CSharpCompilation.Create(
            "Floors", [.. trees, CSharpSyntaxTree.ParseText(usings, options)], Assemblies(),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        // CS8795: what source generators write is not here.
        Assert.Empty(compilation.GetDiagnostics().Where(message => message.Severity == DiagnosticSeverity.Error && message.Id != "CS8795").Take(5));

        var upward = trees.SelectMany(tree => Used(compilation, tree).Where(used => Floor(used) > Floor(tree.FilePath)).Select(used => $"{tree.FilePath} -> {used}"));
        Assert.Empty(upward.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_of_the_engine_has_a_floor() =>
        Assert.DoesNotContain(Repository.Sources(Engine).Select(file => file[(Engine.Length + 1)..]), file => Floor(file) < 0);

    [Theory]
    [InlineData("Labs/Lab", "Labs.Common")]
    [InlineData("Labs/Study", "Labs.Common", "Labs.Pictures")]
    [InlineData("Common/Labs.Pictures", "Labs.Common")]
    [InlineData("Common/Labs.Common", "Labs.TensorBoard", "Labs.Checkpoints", "Labs.KerasFiles", "Tensorflow.Embedded")]
    [InlineData(Engine, "Labs.Checkpoints", "Labs.KerasFiles")]
    [InlineData("Common/Labs.TensorBoard", "Labs.TensorTypes")]
    [InlineData("Common/Labs.Checkpoints", "Labs.TensorTypes")]
    [InlineData("Common/Labs.TensorTypes")]
    [InlineData("Common/Labs.KerasFiles")]
    public void Projects_refer_one_way(string projects, params string[] allowed)
    {
        foreach (var file in Repository.Sources("", "*.csproj").Where(file => file.StartsWith(projects, StringComparison.Ordinal)))
        {
            // What Engine.props adds is the engine, to Labs.Common alone.
            var referred = XDocument.Parse(Repository.Read(file)).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
            Assert.Empty(referred.Except(allowed));
        }
    }

    static int Floor(string file)
    {
        // The longest beginning counts: np is the facade's, arrays are tensors.
        var (floor, length) = (-1, 0);
        for (var i = 0; i < Floors.Length; i++)
            foreach (var part in Floors[i].Parts)
                if (file.StartsWith(part, StringComparison.Ordinal) && part.Length > length) (floor, length) = (i, part.Length);
        return floor;
    }

    // The files of the types that a file names, or whose members it names.
    static IEnumerable<string> Used(CSharpCompilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            // Names in comments and using directives are no use of them.
            if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null) continue;
            var symbol = model.GetSymbolInfo(name).Symbol;
            if (symbol is INamespaceSymbol) continue;
            var type = symbol as INamedTypeSymbol ?? (symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol ? symbol.ContainingType : null);
            // Of a type in several files, that of the member; of a partial type itself, its first.
            var declaration = (symbol is INamedTypeSymbol ? type : symbol)?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()
                ?? type?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault();
            if (declaration is not null && declaration.SyntaxTree.FilePath.Length > 0) yield return declaration.SyntaxTree.FilePath;
        }
    }

    static IEnumerable<MetadataReference> Assemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is not ("Tensorflow.Embedded" or "Contract" or "Contract.Tests" or "Labs.Common"))
            .Select(path => MetadataReference.CreateFromFile(path));
}
