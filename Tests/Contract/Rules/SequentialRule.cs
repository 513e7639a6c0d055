using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Contract.Rules;

/// <summary>Inside a model of one's own a Sequential says its input's shape: its first layer is an InputLayer, or has an input_shape.</summary>
static class SequentialRule
{
    const string Sequential = "Tensorflow.Keras.Engine.Sequential";

    public static bool IsBroken(IOperation operation)
    {
        if (operation.Called() is null || !operation.Type.IsA(Sequential) || operation.Type!.ToDisplayString() != Sequential)
            return false;
        if (operation.Class() is not { } type || !type.IsA("Tensorflow.Keras.Engine.Model"))
            return false;
        return FirstLayer(operation) is not { } first || !SaysShape(first);
    }

    static IOperation? FirstLayer(IOperation creation) =>
        Given(creation).FirstOrDefault() ?? Added(creation).FirstOrDefault();

    // Layers in the call itself: a list, or one by one.
    static IEnumerable<IOperation> Given(IOperation creation) => creation.DescendantsOf<IArgumentOperation>()
        .Take(1)
        .SelectMany(argument => argument.Value.DescendantsAndSelf())
        .Where(part => part.Called() is not null && part.Type.IsA("Tensorflow.Keras.ILayer"));

    // Layers that are added to a Sequential afterwards, in the same method.
    static IEnumerable<IOperation> Added(IOperation creation)
    {
        var root = creation;
        while (root.Parent is { } parent)
            root = parent;
        return root.DescendantsOf<IInvocationOperation>()
            .Where(call => call.TargetMethod.Name == "add" && call.Instance?.Bare().Type.IsA(Sequential) == true && call.Syntax.SpanStart > creation.Syntax.SpanStart)
            .OrderBy(call => call.Syntax.Span.End)
            .Select(call => call.Arguments[0].Value.Bare());
    }

    static bool SaysShape(IOperation layer) =>
        layer.Called()?.Name == "InputLayer" || layer.Type?.Name == "InputLayer" || layer.Given("input_shape") is not null;

    static IEnumerable<T> DescendantsOf<T>(this IOperation operation) => operation.Descendants().OfType<T>();
}
