using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Engine;

/// <summary>What one layer of an <see cref="ImageChain"/> does to an image, on any thread.</summary>
internal abstract unsafe class ImageStage
{
    /// <summary>Called once, before the first image.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Computes the image y from the image x.</summary>
    public abstract void Run(float* x, float* y);
}

/// <summary>A convolution, bias and ReLU in the product's epilogue.</summary>
internal sealed unsafe class ConvolutionOfImages(SpatialWindow window, Tensor kernel, Tensor? bias, bool relu) : ImageStage, IDisposable
{
    private readonly int filters = (int)kernel.Dimensions.Span[3];
    private Tensor? packed;

    public override void Prepare()
    {
        packed = Convolutions.Packed(window, filters, TF_DataType.TF_FLOAT);
        SlidingWindows.Pack(window, (float*)kernel.Data, filters, (float*)packed.Data);
    }

    public override void Run(float* x, float* y) => SlidingWindows.OnThisThread(
        window, x, (float*)packed!.Data, filters, y, new Epilogue<float>(bias is null ? null : (float*)bias.Data, relu ? Tensorflow.Kernels.Activation.Relu : Tensorflow.Kernels.Activation.None));

    public void Dispose()
    {
        packed?.Release();
        GC.KeepAlive(kernel);
        GC.KeepAlive(bias);
    }
}

/// <summary>A pooling by the largest element.</summary>
internal sealed unsafe class MaxPoolingOfImages(SpatialWindow window) : ImageStage
{
    public override void Run(float* x, float* y) => PoolKernels.Max(window, x, y);
}
