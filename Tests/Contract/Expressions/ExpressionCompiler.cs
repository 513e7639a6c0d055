using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Contract.Expressions;

/// <summary>Compiles expressions against an assembly that offers TensorFlow.NET's API, each by itself.</summary>
public static class ExpressionCompiler
{
    const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        {0}
        using static Tensorflow.Binding;
        using static Tensorflow.KerasApi;
        """;

    // The namespaces that a lab opens; one that the assembly lacks is not opened.
    static readonly string[] Namespaces =
    [
        "Tensorflow",
        "Tensorflow.NumPy",
        "Tensorflow.Keras",
        "Tensorflow.Keras.Engine",
        "Tensorflow.Keras.ArgsDefinition",
        "Tensorflow.Common.Types",
        "Tensorflow.Keras.Saving",
        "Tensorflow.Keras.Utils",
        "Tensorflow.Operations.Initializers",
    ];

    /// <summary>The verdicts in the expressions' order.</summary>
    /// <param name="api">The assembly, or the stub of it.</param>
    /// <param name="variables">The types of the variables that the expressions use, by name. An expression has those that it names.</param>
    /// <param name="expressions">C# expressions.</param>
    public static IReadOnlyList<ExpressionVerdict> Compile(MetadataReference api, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> expressions)
    {
        var compilation = CSharpCompilation.Create(
            "Expressions", references: [.. References.Framework, References.Protobuf, api], options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var opened = Namespaces.Where(name => Exists(compilation, name)).Select(name => $"using {name};");
        var source = new StringBuilder(Usings.Replace("{0}", string.Join('\n', opened), StringComparison.Ordinal)).AppendLine().AppendLine("static class Expressions {");
        for (var i = 0; i < expressions.Count; i++)
            source.AppendLine($"static void M{i}({Parameters(expressions[i], variables)}) {{ var result = {expressions[i]}; }}");
        source.AppendLine("}");

        var tree = CSharpSyntaxTree.ParseText(source.ToString());
        compilation = compilation.AddSyntaxTrees(tree);
        var errors = compilation.GetDiagnostics()
            // A call that returns nothing compiles, though not as a variable's value.
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS0815")
            .ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        var model = compilation.GetSemanticModel(tree);
        var results = tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(variable => variable.Identifier.Text == "result").ToList();
        if (results.Count != expressions.Count)
            throw new ArgumentException($"{expressions.Count} expressions were read as {results.Count}", nameof(expressions));
        return [.. results.Select(result => Judge(model, result.Initializer!.Value, errors[result.GetLocation().GetLineSpan().StartLinePosition.Line].FirstOrDefault()))];
    }

    static string Parameters(string expression, IReadOnlyDictionary<string, string> variables) => string.Join(", ", SyntaxFactory.ParseTokens(expression)
        .Select(token => token.Text)
        .Where(variables.ContainsKey)
        .Distinct()
        .Select(name => $"{variables[name]} {name}"));

    static bool Exists(Compilation compilation, string name)
    {
        INamespaceSymbol? symbol = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
            symbol = symbol?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        return symbol is not null;
    }

    static ExpressionVerdict Judge(SemanticModel model, ExpressionSyntax expression, Diagnostic? error)
    {
        if (error is not null)
            return new(null, error.Id, error.GetMessage(), false);
        var compares = model.GetSymbolInfo(expression).Symbol is IMethodSymbol { MethodKind: MethodKind.BuiltinOperator } built
            && built.Parameters.All(parameter => parameter.Type.SpecialType == SpecialType.System_Object);
        return new(TypeNames.Of(model.GetTypeInfo(expression).Type!), null, null, compares);
    }
}
