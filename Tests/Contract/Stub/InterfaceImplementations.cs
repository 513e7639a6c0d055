using System.Text;
using Microsoft.CodeAnalysis;

namespace Contract.Stub;

/// <summary>
/// Explicit implementations of what the stub's types declare to implement and the list does not show: TensorFlow.NET has them as explicit ones, or by members
/// of types that the list does not spell out.
/// </summary>
static class InterfaceImplementations
{
    static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat;

    public static string Write(Compilation stub, IReadOnlyList<ContractType> types)
    {
        var source = new StringBuilder("using System;\n");
        foreach (var type in types.Where(type => type.Kind == "class"))
        {
            var symbol = Find(stub, type) ?? throw new InvalidOperationException($"The stub has no {type.FullName}");
            var missing = Missing(symbol).ToList();
            if (missing.Count == 0)
                continue;
            var nested = symbol.ContainingType is { } outer ? $"partial class {outer.Name} {{ " : "";
            source.AppendLine($"namespace {symbol.ContainingNamespace.ToDisplayString()} {{ {nested}partial class {type.Name}{type.TypeParameters} {{");
            foreach (var member in missing)
                source.AppendLine(Implement(member));
            source.AppendLine(nested.Length > 0 ? "} } }" : "} }");
        }

        return source.ToString();
    }

    static INamedTypeSymbol? Find(Compilation stub, ContractType type)
    {
        var arity = type.TypeParameters.Length == 0 ? "" : $"`{type.TypeParameters.Count(c => c == ',') + 1}";
        return stub.GetTypeByMetadataName(type.FullName + arity)
            ?? stub.GetTypeByMetadataName($"{type.Container}+{type.Name}{arity}");
    }

    static IEnumerable<ISymbol> Missing(INamedTypeSymbol type) =>
        type.Interfaces
            .SelectMany(own => own.AllInterfaces.Prepend(own))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .SelectMany(declared => declared.GetMembers())
            .Where(member => member.IsAbstract && member is IMethodSymbol { AssociatedSymbol: null } or IPropertySymbol)
            .Where(member => type.FindImplementationForInterfaceMember(member) is null);

    static string Implement(ISymbol member)
    {
        var declared = member.ContainingType.ToDisplayString(Format);
        return member switch
        {
            IMethodSymbol method when method.IsStatic =>
                $"static {Type(method.ReturnType)} {declared}.{method.Name}({Parameters(method.Parameters)}) => throw null;",
            IMethodSymbol method =>
                $"{Type(method.ReturnType)} {declared}.{method.Name}{TypeParameters(method)}({Parameters(method.Parameters)}) => throw null;",
            IPropertySymbol property =>
                $"{Type(property.Type)} {declared}.{Name(property)} {{ {(property.GetMethod is null ? "" : "get => throw null; ")}{(property.SetMethod is null ? "" : "set { } ")}}}",
            _ => throw new InvalidOperationException($"Not a method or property: {member}"),
        };
    }

    static string Name(IPropertySymbol property) => property.IsIndexer ? $"this[{Parameters(property.Parameters)}]" : property.Name;

    static string TypeParameters(IMethodSymbol method) =>
        method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}>";

    static string Parameters(IEnumerable<IParameterSymbol> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{RefKind(parameter)}{Type(parameter.Type)} @{parameter.Name}"));

    static string RefKind(IParameterSymbol parameter) => parameter.RefKind switch
    {
        Microsoft.CodeAnalysis.RefKind.None => "",
        Microsoft.CodeAnalysis.RefKind.In => "in ",
        Microsoft.CodeAnalysis.RefKind.Out => "out ",
        _ => "ref ",
    };

    static string Type(ITypeSymbol type) => type.ToDisplayString(Format);
}
