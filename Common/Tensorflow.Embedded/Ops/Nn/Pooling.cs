using System.Numerics;
using Tensorflow.Executors;
using Tensorflow.Kernels;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>The largest element of each window, by channel: (batch, height, width, channels) to (batch, height', width', channels).</summary>
internal sealed class MaxPoolOp(int kernelY, int kernelX, Spatial spatial) : UnaryOp
{
    public override string Name => "MaxPool";

    public override void SetAttributes(NativeAttributes attributes, Tensor x)
    {
        // The native library ends the process where a window is larger than the images by one.
        _ = spatial.Window(this, x.Dimensions, kernelY, kernelX);
        Pooling.SetAttributes(attributes, kernelY, kernelX, spatial);
    }

    public override Tensor Compute(Tensor x)
    {
        var window = spatial.Window(this, x.Dimensions, kernelY, kernelX);
        var y = new Tensor(Spatial.Output(window, window.Channels), x.dtype);
        Managed.ByNumber(new Work(window, x, y), this, x.dtype);
        return y;
    }

    private readonly unsafe struct Work(SpatialWindow window, Tensor x, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => PoolKernels.Max(window, (T*)x.Data, (T*)y.Data);
    }

    // nn_grad.py, _MaxPoolGrad.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Run.Op(new MaxPoolGradOp(kernelY, kernelX, spatial), x, y, dy);
}

/// <summary>Each upstream gradient at the place of its window's first maximum. Inputs: the pooling's input, its output, the upstream gradient.</summary>
internal sealed class MaxPoolGradOp(int kernelY, int kernelX, Spatial spatial) : NaryOp
{
    public override string Name => "MaxPoolGrad";

    public override void SetAttributes(NativeAttributes attributes) => Pooling.SetAttributes(attributes, kernelY, kernelX, spatial);

    public override Tensor Compute(Tensor[] inputs)
    {
        var (x, y, dy) = (inputs[0], inputs[1], inputs[2]);
        var window = Pooling.Window(this, spatial, x, y, dy.Dimensions, kernelY, kernelX);
        var dx = new Tensor(x.Dimensions, x.dtype);
        Managed.ByNumber(new Work(window, x, y, dy, dx), this, x.dtype);
        return dx;
    }

    private readonly unsafe struct Work(SpatialWindow window, Tensor x, Tensor y, Tensor dy, Tensor dx) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => PoolKernels.MaxGradient(window, (T*)x.Data, (T*)y.Data, (T*)dy.Data, (T*)dx.Data);
    }

    // nn_grad.py, _MaxPoolGradGrad: which element is the largest does not change with the elements.
    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed) =>
    [
        needed[0] ? ZerosLike(inputs[0]) : null,
        needed[1] ? ZerosLike(inputs[1]) : null,
        needed[2] ? Run.Op(new MaxPoolGradGradOp(kernelY, kernelX, spatial), inputs[0], inputs[1], dy) : null,
    ];
}

/// <summary>The gradient of <see cref="MaxPoolGradOp"/> for its upstream gradient. Inputs: the pooling's input, its output, the new upstream gradient, of the input's shape.</summary>
internal sealed class MaxPoolGradGradOp(int kernelY, int kernelX, Spatial spatial) : NaryOp
{
    public override string Name => "MaxPoolGradGrad";

    public override void SetAttributes(NativeAttributes attributes) => Pooling.SetAttributes(attributes, kernelY, kernelX, spatial);

    public override Tensor Compute(Tensor[] inputs)
    {
        var (x, y, g) = (inputs[0], inputs[1], inputs[2]);
        var window = Pooling.Window(this, spatial, x, y, y.Dimensions, kernelY, kernelX);
        if (!g.Dimensions.Equals(x.Dimensions)) throw new InvalidArgumentError($"grad of shape {Errors.Brackets(g.Dimensions)}, expected {Errors.Brackets(x.Dimensions)} [Op:MaxPoolGradGrad]");
        var result = new Tensor(y.Dimensions, x.dtype);
        Managed.ByNumber(new Work(window, x, y, g, result), this, x.dtype);
        return result;
    }

    private readonly unsafe struct Work(SpatialWindow window, Tensor x, Tensor y, Tensor g, Tensor result) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => PoolKernels.AtMax(window, (T*)x.Data, (T*)y.Data, (T*)g.Data, (T*)result.Data);
    }

    // nn_grad.py, _MaxPoolGradGradGrad.
    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed) =>
    [
        needed[0] ? ZerosLike(inputs[0]) : null,
        needed[1] ? ZerosLike(inputs[1]) : null,
        needed[2] ? Run.Op(new MaxPoolGradOp(kernelY, kernelX, spatial), inputs[0], inputs[1], dy) : null,
    ];
}

/// <summary>The mean of each window's part inside the image, by channel.</summary>
internal sealed class AvgPoolOp(int kernelY, int kernelX, Spatial spatial) : UnaryOp
{
    public override string Name => "AvgPool";

    public override void SetAttributes(NativeAttributes attributes, Tensor x)
    {
        _ = spatial.Window(this, x.Dimensions, kernelY, kernelX);
        Pooling.SetAttributes(attributes, kernelY, kernelX, spatial);
    }

    public override unsafe Tensor Compute(Tensor x)
    {
        var window = spatial.Window(this, x.Dimensions, kernelY, kernelX);
        var y = new Tensor(Spatial.Output(window, window.Channels), x.dtype);
        if (x.dtype == TF_DataType.TF_FLOAT) PoolKernels.Average(window, (float*)x.Data, (float*)y.Data);
        else if (x.dtype == TF_DataType.TF_DOUBLE) PoolKernels.Average(window, (double*)x.Data, (double*)y.Data);
        else throw Errors.Dtype(this, x.dtype);
        return y;
    }

    // nn_grad.py, _AvgPoolGrad.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Run.Op(new AvgPoolGradOp(x.Dimensions, kernelY, kernelX, spatial), dy);
}

/// <summary>Each upstream gradient in equal shares at the places of its window, for an input of the given shape.</summary>
internal sealed class AvgPoolGradOp(Shape images, int kernelY, int kernelX, Spatial spatial) : UnaryOp
{
    public override string Name => "AvgPoolGrad";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.FirstInputNarrow(images);
        Pooling.SetAttributes(attributes, kernelY, kernelX, spatial);
    }

    public override unsafe Tensor Compute(Tensor x)
    {
        var window = spatial.Window(this, images, kernelY, kernelX);
        var expected = Spatial.Output(window, window.Channels);
        if (!x.Dimensions.Equals(expected)) throw new InvalidArgumentError($"grad of shape {Errors.Brackets(x.Dimensions)}, expected {Errors.Brackets(expected)} [Op:AvgPoolGrad]");
        var dx = new Tensor(images, x.dtype);
        if (x.dtype == TF_DataType.TF_FLOAT) PoolKernels.AverageGradient(window, (float*)x.Data, (float*)dx.Data);
        else if (x.dtype == TF_DataType.TF_DOUBLE) PoolKernels.AverageGradient(window, (double*)x.Data, (double*)dx.Data);
        else throw Errors.Dtype(this, x.dtype);
        return dx;
    }

    // nn_grad.py, _AvgPoolGradGrad.
    public override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Run.Op(new AvgPoolOp(kernelY, kernelX, spatial), dy);
}

/// <summary>What the pooling ops share.</summary>
internal static class Pooling
{
    public static void SetAttributes(NativeAttributes attributes, int kernelY, int kernelX, in Spatial spatial)
    {
        attributes.Ints("ksize", 1, kernelY, kernelX, 1);
        spatial.SetAttributes(attributes);
    }

    /// <summary>The window, where the shapes of the output and of its gradient are what they should be.</summary>
    public static SpatialWindow Window(Op op, in Spatial spatial, Tensor x, Tensor y, Shape dy, int kernelY, int kernelX)
    {
        Errors.RequireSameDtype(op, x, y);
        var window = spatial.Window(op, x.Dimensions, kernelY, kernelX);
        var expected = Spatial.Output(window, window.Channels);
        if (!y.Dimensions.Equals(expected) || !dy.Equals(expected))
            throw new InvalidArgumentError($"orig_output and grad of shapes {Errors.Brackets(y.Dimensions)} and {Errors.Brackets(dy)}, expected {Errors.Brackets(expected)} [Op:{op.Name}]");
        return window;
    }
}
