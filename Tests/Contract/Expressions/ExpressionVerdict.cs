namespace Contract.Expressions;

/// <summary>What a compiler says of an expression.</summary>
/// <param name="Type">The type's name as reflection has it, generic arguments in brackets; null where it does not compile.</param>
/// <param name="ErrorId">The first error's number; null where it compiles.</param>
/// <param name="Message">The first error's text; null where it compiles.</param>
/// <param name="ComparesReferences">Whether the expression is C#'s own comparison of two objects' identities.</param>
public sealed record ExpressionVerdict(string? Type, string? ErrorId, string? Message, bool ComparesReferences)
{
    public bool Compiles => Type is not null;

    public bool IsAmbiguous => ErrorId is "CS9342" or "CS0034" or "CS0121";

    public override string ToString() => Type ?? $"{ErrorId}: {Message}";
}
