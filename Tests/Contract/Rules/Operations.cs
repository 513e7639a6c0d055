using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Contract.Rules;

/// <summary>What rules ask of an operation.</summary>
static class Operations
{
    /// <summary>The method or constructor that it calls.</summary>
    public static IMethodSymbol? Called(this IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    /// <summary>Whether it calls one of these: a method's name, or a class's for its constructors.</summary>
    /// <param name="space">Where the method's type lives: a namespace, or type, of TensorFlow.NET, or what lies in it.</param>
    public static bool Calls(this IOperation operation, string space, params string[] names) =>
        operation.Called() is { } method
        && names.Contains(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name)
        && method.ContainingType.IsIn(space);

    public static bool IsIn(this ITypeSymbol type, string space)
    {
        var name = type.OriginalDefinition.ToDisplayString();
        return name == space || name.StartsWith(space + ".", StringComparison.Ordinal);
    }

    /// <summary>The argument that the program itself gives to a parameter.</summary>
    public static IOperation? Given(this IOperation operation, string parameter) =>
        (operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        }).FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    /// <summary>Without the conversions around it.</summary>
    public static IOperation Bare(this IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    public static bool IsA(this ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == name || type.AllInterfaces.Any(one => one.ToDisplayString() == name))
                return true;
        }

        return false;
    }

    /// <summary>The class that it stands in.</summary>
    public static INamedTypeSymbol? Class(this IOperation operation) =>
        operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart)?.ContainingType;

    /// <summary>Whether it stands in a layer's own <c>Call</c>.</summary>
    public static bool IsInLayerCall(this IOperation operation)
    {
        for (var symbol = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart); symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (symbol is IMethodSymbol { Name: "Call", IsOverride: true } method)
                return method.ContainingType.IsA("Tensorflow.Keras.Engine.Layer");
        }

        return false;
    }
}
