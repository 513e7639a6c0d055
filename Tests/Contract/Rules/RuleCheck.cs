using Microsoft.CodeAnalysis;

namespace Contract.Rules;

/// <summary>Holds a program that was compiled against the stub to the rules.</summary>
public static class RuleCheck
{
    /// <summary>A line for every place that breaks a rule: file, line, fault and what to write instead.</summary>
    public static IReadOnlyList<string> Broken(Compilation program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return [.. program.SyntaxTrees.SelectMany(tree => Broken(program.GetSemanticModel(tree), tree)).Distinct()];
    }

    static IEnumerable<string> Broken(SemanticModel model, SyntaxTree tree) =>
        from node in tree.GetRoot().DescendantNodes()
        let operation = model.GetOperation(node)
        where operation is not null && operation.Syntax == node
        from rule in SharedSourceRules.All
        where rule.IsBroken(operation)
        let place = node.GetLocation().GetLineSpan()
        select $"{place.Path}({place.StartLinePosition.Line + 1}): {rule.Fault}: {rule.Says}";
}
