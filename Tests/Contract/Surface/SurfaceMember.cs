using Microsoft.CodeAnalysis;

namespace Contract.Surface;

/// <summary>A public or protected member.</summary>
/// <param name="Overloads">What its overload set is called: a method's or operator's name, <c>.ctor</c>, <c>this[]</c>, <c>implicit</c>.</param>
/// <param name="Signature">All that a program compiled against it can see; see <see cref="Signatures"/>.</param>
/// <param name="Mentions">Full names of all types in it.</param>
/// <param name="Line">The line of the list, for a member of the stub.</param>
public sealed record SurfaceMember(
    string Overloads, string Signature, IReadOnlySet<string> Mentions, ISymbol Symbol, string? Line)
{
    public bool IsOverride => Symbol.IsOverride;

    public bool IsAbstract => Symbol.IsAbstract;

    public bool IsObsolete => Symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute));

    public override string ToString() => $"{Symbol.ContainingType.ToDisplayString(Signatures.Types)} :: {Signature}";
}
