using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Packages.Tests;

/// <summary>What the packages' READMEs show compiles, one example after the other, against the packages' assemblies.</summary>
public partial class ReadmeTests
{
    // What a new console project has.
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading.Tasks;";

    [Theory]
    [InlineData("Labs.TensorBoard")]
    [InlineData("Labs.Checkpoints")]
    [InlineData("Labs.KerasFiles")]
    [InlineData("Labs.TensorTypes")]
    [InlineData("Tensorflow.Embedded")]
    public void The_examples_of_a_README_compile(string package)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "Common", package, "README.md"));
        var examples = Example().Matches(readme).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(examples);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Example", [CSharpSyntaxTree.ParseText(string.Concat(examples)), CSharpSyntaxTree.ParseText(Usings)], references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
