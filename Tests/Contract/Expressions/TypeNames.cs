using Microsoft.CodeAnalysis;

namespace Contract.Expressions;

/// <summary>Names of types as the lists of expressions have them: <c>IEnumerable[ValueTuple[Tensor,IVariableV1]]</c>.</summary>
public static class TypeNames
{
    static readonly Dictionary<string, string> Keywords = new()
    {
        ["bool"] = "Boolean", ["int"] = "Int32", ["long"] = "Int64", ["float"] = "Single", ["double"] = "Double", ["void"] = "Void",
    };

    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic => $"{generic.Name}[{string.Join(",", generic.TypeArguments.Select(Of))}]",
        _ => type.MetadataName,
    };

    /// <summary>The name with C#'s keywords spelled out.</summary>
    public static string WithoutKeywords(string name) =>
        System.Text.RegularExpressions.Regex.Replace(name, @"\w+", word => Keywords.GetValueOrDefault(word.Value, word.Value));
}
