using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Contract.Rules;

/// <summary>A layer's Call returns something of its own.</summary>
static class OwnInputRule
{
    public static bool IsBroken(IOperation operation) =>
        operation is IReturnOperation { ReturnedValue: { } value } && operation.IsInLayerCall() && !IsInFunction(operation) && IsInput(value);

    static bool IsInput(IOperation value) => value.Bare() switch
    {
        IParameterReferenceOperation { Parameter.Ordinal: 0 } => true,
        IConditionalOperation choice => IsInput(choice.WhenTrue) || choice.WhenFalse is { } other && IsInput(other),
        ISwitchExpressionOperation choice => choice.Arms.Any(arm => IsInput(arm.Value)),
        ILocalReferenceOperation local => IsAnotherNameOfInput(local),
        _ => false,
    };

    static bool IsAnotherNameOfInput(ILocalReferenceOperation local) =>
        local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var first }
        && local.SemanticModel!.GetOperation(first) is { } value && IsInput(value) && !IsAssigned(local);

    static bool IsAssigned(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().OfType<ISimpleAssignmentOperation>().Any(assignment => assignment.Target is ILocalReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Local, local.Local));
    }

    static bool IsInFunction(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }
}
