using Tensorflow.Executors;

namespace Tensorflow.Ops;

/// <summary>The sum of tensors of one shape.</summary>
internal sealed class AddNOp : NaryOp
{
    public static readonly AddNOp Op = new();

    // TensorFlow's kernel adds eight tensors at a time (aggregate_ops.cc).
    private const int Width = 8;

    public override string Name => "AddN";

    public override void SetAttributes(NativeAttributes attributes) => attributes.InputsAsList();

    public override Tensor Compute(Tensor[] inputs)
    {
        foreach (var input in inputs)
        {
            Errors.RequireSameDtype(this, inputs[0], input);
            if (!input.Dimensions.Equals(inputs[0].Dimensions))
                throw new InvalidArgumentError($"Inputs to operation AddN of type AddN must have the same size and shape. Input 0: {Errors.Brackets(inputs[0].Dimensions)} != input {Array.IndexOf(inputs, input)}: {Errors.Brackets(input.Dimensions)} [Op:AddN]");
        }
        // TensorFlow's order, for the same bits: up to nine from the left, so that eights remain, each of which is summed by itself first.
        var first = inputs.Length % Width;
        if (first < 2) first = Math.Min(inputs.Length, first + Width);
        var sum = Sum(inputs.AsSpan(0, first));
        for (var next = first; next < inputs.Length; next += Width)
        {
            var part = Sum(inputs.AsSpan(next, Width));
            var both = AddV2Op.Op.Compute(sum, part);
            sum.Release();
            part.Release();
            sum = both;
        }
        return sum;
    }

    private static Tensor Sum(ReadOnlySpan<Tensor> terms)
    {
        if (terms.Length == 1) return DeepCopyOp.Op.Compute(terms[0]);
        var sum = AddV2Op.Op.Compute(terms[0], terms[1]);
        foreach (var term in terms[2..])
        {
            var next = AddV2Op.Op.Compute(sum, term);
            sum.Release();
            sum = next;
        }
        return sum;
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed) => Array.ConvertAll(needed, need => need ? dy : null);
}
