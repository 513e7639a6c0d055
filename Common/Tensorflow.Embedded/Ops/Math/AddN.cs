using Tensorflow.Executors;

namespace Tensorflow.Ops;

/// <summary>The sum of tensors of one shape, from the first to the last.</summary>
internal sealed class AddNOp : NaryOp
{
    public static readonly AddNOp Op = new();

    public override string Name => "AddN";

    public override void SetAttributes(NativeAttributes attributes) => attributes.InputsAsList();

    public override Tensor Compute(Tensor[] inputs)
    {
        foreach (var input in inputs)
        {
            Errors.RequireSameDtype(this, inputs[0], input);
            if (!input.shape.Equals(inputs[0].shape))
                throw new InvalidArgumentError($"Inputs to operation AddN of type AddN must have the same size and shape. Input 0: {Errors.Brackets(inputs[0].shape)} != input {Array.IndexOf(inputs, input)}: {Errors.Brackets(input.shape)} [Op:AddN]");
        }
        var sum = AddV2Op.Op.Compute(inputs[0], inputs.Length > 1 ? inputs[1] : Primitives.ZerosLike(inputs[0]));
        for (var i = 2; i < inputs.Length; i++)
        {
            var next = AddV2Op.Op.Compute(sum, inputs[i]);
            sum.Release();
            sum = next;
        }
        return sum;
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed) => Array.ConvertAll(needed, need => need ? dy : null);
}
