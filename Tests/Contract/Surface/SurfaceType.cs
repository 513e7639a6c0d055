using Microsoft.CodeAnalysis;

namespace Contract.Surface;

/// <summary>A public type.</summary>
/// <param name="Name">Namespace, types around it, name and type parameters.</param>
/// <param name="Header">Kind, modifiers, and what its type parameters and an enum's values are made of.</param>
/// <param name="Bases">Its base classes, the nearest first, without object.</param>
/// <param name="Interfaces">All interfaces, the inherited ones too.</param>
public sealed record SurfaceType(
    string Name, string Header, INamedTypeSymbol Symbol, IReadOnlyList<INamedTypeSymbol> Bases, IReadOnlyList<INamedTypeSymbol> Interfaces, IReadOnlyList<SurfaceMember> Members);
