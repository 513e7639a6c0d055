using Contract.Stub;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Contract.Surface;

/// <summary>The public types of an assembly, by name.</summary>
public sealed class PublicSurface
{
    PublicSurface(INamespaceSymbol root, Func<ISymbol, string?> line)
    {
        Types = Visible(root).Select(type => Read(type, line)).ToDictionary(type => type.Name);
    }

    /// <summary>What the list has, from the stub. Types that it only mentions are in it too, without a member.</summary>
    public static PublicSurface OfContract { get; } = new(StubAssembly.Compilation.Assembly.GlobalNamespace, StubAssembly.LineOf);

    public IReadOnlyDictionary<string, SurfaceType> Types { get; }

    /// <summary>What an assembly has.</summary>
    public static PublicSurface Of(MetadataReference reference)
    {
        var compilation = CSharpCompilation.Create("Surface", references: [.. References.Framework, References.Protobuf, reference]);
        var assembly = (IAssemblySymbol?)compilation.GetAssemblyOrModuleSymbol(reference) ?? throw new BadImageFormatException($"Not an assembly: {reference.Display}");
        return new(assembly.GlobalNamespace, _ => null);
    }

    static SurfaceType Read(INamedTypeSymbol type, Func<ISymbol, string?> line) => new(
        type.ToDisplayString(Signatures.Types),
        Signatures.Header(type),
        type,
        [.. BaseClasses(type)],
        [.. type.AllInterfaces.Where(Signatures.IsVisible)],
        [
            .. type.GetMembers()
                .Where(Signatures.IsVisible)
                .Where(member => member is IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { AssociatedSymbol: null })
                .Where(member => member is IFieldSymbol || type.TypeKind != TypeKind.Enum)
                .Select(member => new SurfaceMember(Signatures.Overloads(member), Signatures.Of(member), Signatures.Mentions(member), member, line(member))),
        ]);

    static IEnumerable<INamedTypeSymbol> BaseClasses(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            yield return current;
    }

    static IEnumerable<INamedTypeSymbol> Visible(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => Visible(inner),
        INamedTypeSymbol type when Signatures.IsVisible(type) => Visible(type).Prepend(type),
        _ => [],
    });
}
