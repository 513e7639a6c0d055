using Tensorflow.Executors;
using Tensorflow.Ops;
using Tensorflow.Tests.OpTests;

namespace Tensorflow.Tests.Executors;

/// <summary>What a primitive and its gradient give on one executor: tensors, or an exception.</summary>
internal sealed record OutcomeOf(Tensor?[] Tensors, Exception? Exception)
{
    /// <summary>Runs the primitive.</summary>
    public static OutcomeOf Value(OpSample sample) => Of(() => sample.Op switch
    {
        UnaryOp op => [Run.Op(op, sample.Inputs[0])],
        BinaryOp op => [Run.Op(op, sample.Inputs[0], sample.Inputs[1])],
        NaryOp op => [Run.Op(op, sample.Inputs)],
        var op => Run.Op((MultiOp)op, sample.Inputs),
    });

    /// <summary>Runs the gradient for outputs and upstream gradients that are given.</summary>
    public static OutcomeOf Gradient(OpSample sample, Tensor[] outputs, Tensor[] upstream) => Of(() =>
    {
        var needed = Array.ConvertAll(sample.Inputs, input => input.dtype.IsFloating());
        switch (sample.Op)
        {
            case UnaryOp op:
                return [op.Gradient(sample.Inputs[0], outputs[0], upstream[0])];
            case BinaryOp op:
                var (a, b) = op.Gradient(sample.Inputs[0], sample.Inputs[1], outputs[0], upstream[0], needed[0], needed[1]);
                return [a, b];
            case NaryOp op:
                return op.Gradient(sample.Inputs, outputs[0], upstream[0], needed) ?? [];
            default:
                return ((MultiOp)sample.Op).Gradient(sample.Inputs, outputs, upstream, needed) ?? [];
        }
    });

    /// <summary>Says where another executor's outcome differs; null where it does not.</summary>
    public string? Difference(OutcomeOf other, Accuracy accuracy)
    {
        if (Exception is not null || other.Exception is not null)
            return Exception?.GetType() == other.Exception?.GetType() ? null : $"expected {Exception?.ToString() ?? "a value"}, found {other.Exception?.ToString() ?? "a value"}";
        if (Tensors.Length != other.Tensors.Length) return $"expected {Tensors.Length} tensors, found {other.Tensors.Length}";
        for (var i = 0; i < Tensors.Length; i++)
        {
            var (expected, actual) = (Tensors[i], other.Tensors[i]);
            if (expected is null && actual is null) continue;
            if (expected is null || actual is null) return $"{i}: expected {(expected is null ? "none" : "a tensor")}, found {(actual is null ? "none" : "a tensor")}";
            if (expected.dtype != actual.dtype || !expected.shape.Equals(actual.shape)) return $"{i}: expected {expected.dtype} {expected.shape}, found {actual.dtype} {actual.shape}";
            if (accuracy.Difference(expected, actual) is { } difference) return $"{i} {difference}";
        }
        return null;
    }

    private static OutcomeOf Of(Func<Tensor?[]> compute)
    {
        try
        {
            return new(compute(), null);
        }
        catch (TensorflowException e)
        {
            return new([], e);
        }
    }
}
