using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Contract.Surface;

/// <summary>
/// Signatures as text, alike for a symbol of the stub and the same symbol of an engine. Left out is what no program sees: names of nullable annotations,
/// <c>override</c> (but not whether a subclass can override), <c>async</c>, attributes.
/// </summary>
public static class Signatures
{
    public static SymbolDisplayFormat Types { get; } = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    public static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    public static string Overloads(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Conversion, Name: WellKnownMemberNames.ImplicitConversionName } => "implicit operator",
        IMethodSymbol { MethodKind: MethodKind.Conversion } => "explicit operator",
        IPropertySymbol { IsIndexer: true } => "this[]",
        _ => member.Name,
    };

    public static string Of(ISymbol member) => member switch
    {
        IFieldSymbol field => Of(field),
        IPropertySymbol property => Of(property),
        IMethodSymbol method => Of(method),
        IEventSymbol declared => $"{Modifiers(declared)}event {Type(declared.Type)} {declared.Name}",
        _ => throw new ArgumentException($"Not a member: {member}", nameof(member)),
    };

    public static string Header(INamedTypeSymbol type)
    {
        var kind = type.TypeKind.ToString();
        var modifiers = type.TypeKind == TypeKind.Class ? $"{(type.IsStatic ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}" : "";
        var underlying = type.EnumUnderlyingType is { } of ? $" : {Type(of)}" : "";
        return $"{Access(type)}{modifiers}{kind} {type.ToDisplayString(Types)}{underlying}{Constraints(type.TypeParameters)}";
    }

    /// <summary>All types that a member's signature names, each without its arguments.</summary>
    public static IReadOnlySet<string> Mentions(ISymbol member)
    {
        var names = new HashSet<string>();
        switch (member)
        {
            case IFieldSymbol field:
                Add(field.Type);
                break;
            case IEventSymbol declared:
                Add(declared.Type);
                break;
            case IPropertySymbol property:
                Add(property.Type);
                foreach (var parameter in property.Parameters)
                    Add(parameter.Type);
                break;
            case IMethodSymbol method:
                Add(method.ReturnType);
                foreach (var parameter in method.Parameters)
                    Add(parameter.Type);
                foreach (var constraint in method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes))
                    Add(constraint);
                break;
        }

        return names;

        void Add(ITypeSymbol type) => names.UnionWith(Named(type).Select(named => named.OriginalDefinition.ToDisplayString(Types)));
    }

    /// <summary>A type and its arguments, element types and containers.</summary>
    public static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Named).Prepend(named),
        _ => [],
    };

    static string Of(IFieldSymbol field)
    {
        if (field.ContainingType.TypeKind == TypeKind.Enum)
            return $"{field.Name} = {Value(field.ConstantValue)}";
        var kind = field.IsConst ? "const " : $"{(field.IsStatic ? "static " : "")}{(field.IsReadOnly ? "readonly " : "")}";
        return $"{Access(field)}{kind}{Type(field.Type)} {field.Name}{(field.IsConst ? $" = {Value(field.ConstantValue)}" : "")}";
    }

    static string Of(IPropertySymbol property)
    {
        var name = property.IsIndexer ? $"this[{Parameters(property.Parameters)}]" : property.Name;
        return $"{Modifiers(property)}{Type(property.Type)} {name} {{ {Accessor(property.GetMethod)}{Accessor(property.SetMethod)}}}";

        string Accessor(IMethodSymbol? accessor)
        {
            if (accessor is null || !IsVisible(accessor))
                return "";
            var access = accessor.DeclaredAccessibility == property.DeclaredAccessibility ? "" : Access(accessor);
            return access + (accessor.MethodKind == MethodKind.PropertyGet ? "get; " : accessor.IsInitOnly ? "init; " : "set; ");
        }
    }

    static string Of(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Destructor)
            return "Finalize";
        var parameters = $"({(method.IsExtensionMethod ? "this " : "")}{Parameters(method.Parameters)})";
        if (method.MethodKind == MethodKind.Constructor)
            return $"{Access(method)}{method.ContainingType.Name}{parameters}";
        var generic = method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}>";
        return $"{Modifiers(method)}{Type(method.ReturnType)} {Overloads(method)}{generic}{parameters}{Constraints(method.TypeParameters)}";
    }

    static string Modifiers(ISymbol member)
    {
        if (member.ContainingType.TypeKind == TypeKind.Interface)
            return "";
        var overridable = (member.IsVirtual || member.IsAbstract || member.IsOverride) && !member.IsSealed && !member.ContainingType.IsSealed;
        var kind = member.IsStatic ? "static " : member.IsAbstract ? "abstract " : overridable ? "virtual " : "";
        return Access(member) + kind;
    }

    // Internal members are none of a program's business, so that a protected internal one is a protected one.
    static string Access(ISymbol member) => member.DeclaredAccessibility == Accessibility.Public ? "public " : "protected ";

    static string Parameters(IEnumerable<IParameterSymbol> parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        var kind = $"{(parameter.IsParams ? "params " : "")}{(parameter.RefKind == RefKind.None ? "" : parameter.RefKind.ToString().ToLowerInvariant() + " ")}";
        var value = parameter.HasExplicitDefaultValue ? $" = {Value(parameter.ExplicitDefaultValue)}" : "";
        return $"{kind}{Type(parameter.Type)} {parameter.Name}{value}";
    }));

    // What only says "not null" is an annotation.
    static string Constraints(IEnumerable<ITypeParameterSymbol> parameters) => string.Concat(parameters.Select(parameter =>
    {
        List<string> constraints =
        [
            .. new[]
            {
                parameter.HasUnmanagedTypeConstraint ? "unmanaged" : parameter.HasValueTypeConstraint ? "struct" : parameter.HasReferenceTypeConstraint ? "class" : "",
                parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint ? "new()" : "",
            }.Where(constraint => constraint.Length > 0),
            .. parameter.ConstraintTypes.Select(Type).Order(StringComparer.Ordinal),
        ];
        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }));

    static string Type(ITypeSymbol type) => type.ToDisplayString(Types);

    static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
