using Tensorflow.Kernels;

namespace Tensorflow.Keras.Engine;

/// <summary>What one layer of a <see cref="RowChain"/> does to some rows, on any thread.</summary>
internal abstract unsafe class RowStage
{
    /// <summary>Elements of a row of its output.</summary>
    public abstract int Width { get; }

    /// <summary>Whether the output may take the input's place.</summary>
    public virtual bool IsInPlace => true;

    /// <summary>Called once, before the first rows.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Computes rows of y from rows of x.</summary>
    /// <param name="x">The input's rows.</param>
    /// <param name="y">The output's.</param>
    /// <param name="rows">How many.</param>
    /// <param name="upcoming">As many rows of input that this thread will most likely see next, or null.</param>
    public abstract void Run(float* x, float* y, int rows, float* upcoming);
}

/// <summary>A dense layer, bias and ReLU in the product's epilogue.</summary>
internal sealed unsafe class DenseRows(Tensor kernel, Tensor? bias) : RowStage, IDisposable
{
    private readonly int inputs = (int)kernel.Dimensions.Span[0];
    private Tensor? panels;
    private PackedMatrix? packed;

    public bool Relu { get; set; }

    public override int Width { get; } = (int)kernel.Dimensions.Span[1];

    public override bool IsInPlace => false;

    public override void Prepare()
    {
        panels = new Tensor(Shape.Adopt([PackedMatrix.Elements(inputs, Width)]), TF_DataType.TF_FLOAT);
        packed = new PackedMatrix(inputs, Width, (float*)panels.Data);
        packed.Pack((float*)kernel.Data, false);
    }

    public override void Run(float* x, float* y, int rows, float* upcoming) =>
        packed!.Multiply(x, y, rows, new Epilogue<float>(bias is null ? null : (float*)bias.Data, Relu ? Tensorflow.Kernels.Activation.Relu : Tensorflow.Kernels.Activation.None), upcoming);

    public void Dispose()
    {
        packed?.Dispose();
        panels?.Release();
        GC.KeepAlive(kernel);
    }
}

/// <summary>A function of each element.</summary>
internal sealed unsafe class MappedRows(int width, MappedRows.Kernel kernel) : RowStage
{
    /// <summary>y[i] = f(x[i]); y may be x.</summary>
    internal delegate void Kernel(ReadOnlySpan<float> x, Span<float> y);

    public override int Width => width;

    public override void Run(float* x, float* y, int rows, float* upcoming) => kernel(new(x, rows * width), new(y, rows * width));
}

/// <summary>Batch normalisation with given statistics.</summary>
internal sealed unsafe class NormalizedRows(Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta, float epsilon) : RowStage
{
    public override int Width { get; } = (int)mean.Count;

    public override void Run(float* x, float* y, int rows, float* upcoming) => BatchNormKernels.Normalize(
        new ReadOnlySpan<float>(x, rows * Width), mean.Span<float>(), variance.Span<float>(), gamma is null ? default : gamma.Span<float>(), beta is null ? default : beta.Span<float>(), epsilon,
        new Span<float>(y, rows * Width));
}
