using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>
/// A dense layer in one pass: relu(x kernel + bias), bias and relu if wanted. Inputs: x (rows, k), kernel (k, n) and, with a bias, bias (n). Output (rows, n).
/// </summary>
internal sealed class DenseOp : NaryOp
{
    private static readonly DenseOp[] forms = [new(false, false), new(true, false), new(false, true), new(true, true)];

    private readonly bool bias;
    private readonly bool relu;

    private DenseOp(bool bias, bool relu) => (this.bias, this.relu) = (bias, relu);

    public static DenseOp Of(bool bias, bool relu) => forms[(bias ? 1 : 0) | (relu ? 2 : 0)];

    public override string Name => "Dense";

    public override bool IsFused => true;

    public override unsafe Tensor Compute(Tensor[] inputs)
    {
        var (x, kernel) = (inputs[0], inputs[1]);
        Errors.RequireSameDtype(this, x, kernel);
        if (x.ndim != 2 || kernel.ndim != 2 || x.Dimensions.Span[1] != kernel.Dimensions.Span[0])
            throw new InvalidArgumentError($"Matrix size-incompatible: In[0]: {Errors.Brackets(x.Dimensions)}, In[1]: {Errors.Brackets(kernel.Dimensions)} [Op:MatMul]");
        var (rows, k, n) = (x.Dimensions.Span[0], x.Dimensions.Span[1], kernel.Dimensions.Span[1]);
        if (bias && (inputs[2].ndim != 1 || inputs[2].Dimensions.Span[0] != n))
            throw new InvalidArgumentError($"Must provide as many biases as the last dimension of the input tensor: {Errors.Brackets(inputs[2].Dimensions)} vs. [{rows},{n}] [Op:BiasAdd]");
        var y = new Tensor(Shape.Adopt([rows, n]), x.dtype);
        var activation = relu ? Activation.Relu : Activation.None;
        if (x.dtype == TF_DataType.TF_FLOAT)
        {
            MatMulKernel.Float((float*)x.Data, false, (float*)kernel.Data, false, (float*)y.Data, (int)rows, (int)n, (int)k,
                new Epilogue<float>(bias ? (float*)inputs[2].Data : null, activation));
        }
        else if (x.dtype == TF_DataType.TF_DOUBLE)
        {
            MatMulKernel.Double((double*)x.Data, false, (double*)kernel.Data, false, (double*)y.Data, (int)rows, (int)n, (int)k,
                new Epilogue<double>(bias ? (double*)inputs[2].Data : null, activation));
        }
        else
        {
            throw Errors.Dtype(this, x.dtype);
        }
        return y;
    }

    public override Tensor Compose(Tensor[] inputs)
    {
        var y = MatMul(inputs[0], inputs[1]);
        if (bias) y = BiasAdd(y, inputs[2]);
        return relu ? Relu(y) : y;
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed)
    {
        var dz = relu ? ReluGrad(dy, y) : dy;
        var dx = needed[0] ? MatMul(dz, inputs[1], transposeB: true) : null;
        var dKernel = needed[1] ? MatMul(inputs[0], dz, transposeA: true) : null;
        return bias ? [dx, dKernel, needed[2] ? BiasAddGrad(dz) : null] : [dx, dKernel];
    }
}
