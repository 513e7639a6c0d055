using Tensorflow.Executors;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Engine;

/// <summary>
/// Inference of the convolutions and poolings that a chain of layers begins with: each image goes through all of them on one thread, in its cache, with the filters packed once.
/// Gives the bits that the layers give one after the other, and no tensor of the layers between.
/// </summary>
internal sealed unsafe class ImageChain : IDisposable
{
    // Elements of an image between two layers that the second-level cache has room for, with another and with filters.
    private const long MostElements = 1 << 17;

    // Fewer leave a thread without work.
    private const int ImagesOfThread = 4;

    private readonly List<ImageStage> stages = [];
    private readonly Shape input;
    private Shape shape;
    private nint widest;

    private ImageChain(Shape input) => shape = this.input = input;

    /// <summary>Computes the output of the chain's first layers in inference mode, where it can be done so.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="inputs">Their input.</param>
    /// <param name="taken">How many layers the output has gone through.</param>
    /// <returns>Null: it cannot, or is not worth it.</returns>
    public static Tensor? TryRun(List<ILayer> layers, Tensors inputs, out int taken)
    {
        taken = 0;
        var context = EngineContext.Current;
        if (context.Tapes is not null || context.Native is not null || inputs.SingleOrNull is not { dtype: TF_DataType.TF_FLOAT, ndim: 4 } x) return null;
        if (x.Dimensions.Span[0] < Workers.Count * ImagesOfThread || x.Count == 0) return null;
        using var chain = new ImageChain(x.Dimensions);
        while (taken < layers.Count && layers[taken] is Layer { IsReady: true, DType: TF_DataType.TF_FLOAT } layer && layer.JoinImages(chain)) taken++;
        return taken < 2 ? null : chain.Run(x);
    }

    /// <summary>Adds a convolution.</summary>
    /// <param name="spatial">Strides, dilations and padding.</param>
    /// <param name="kernel">(height, width, channels, filters).</param>
    /// <param name="bias">(filters), or null.</param>
    /// <param name="relu">Whether ReLU follows.</param>
    /// <returns>False: it does not fit.</returns>
    public bool AddConvolution(in Spatial spatial, Tensor kernel, Tensor? bias, bool relu)
    {
        var filters = (int)kernel.Dimensions.Span[3];
        return filters > 0 && kernel.Dimensions.Span[2] == shape.Span[3] && Window(spatial, (int)kernel.Dimensions.Span[0], (int)kernel.Dimensions.Span[1]) is { } window
            && SlidingWindows.Take(window) && Add(new ConvolutionOfImages(window, kernel, bias, relu), Spatial.Output(window, filters));
    }

    /// <summary>Adds a pooling by the largest element.</summary>
    public bool AddMaxPooling(in Spatial spatial, int kernelY, int kernelX) =>
        Window(spatial, kernelY, kernelX) is { } window && Add(new MaxPoolingOfImages(window), Spatial.Output(window, window.Channels));

    // Over one image; null where it does not fit, which the layer says better.
    private SpatialWindow? Window(in Spatial spatial, int kernelY, int kernelX)
    {
        var dims = shape.Span;
        var (height, _) = SpatialWindow.Output((int)dims[1], kernelY, spatial.StrideY, spatial.DilationY, spatial.Same);
        var (width, _) = SpatialWindow.Output((int)dims[2], kernelX, spatial.StrideX, spatial.DilationX, spatial.Same);
        if (height <= 0 || width <= 0) return null;
        return spatial.Window(new MaxPoolOp(kernelY, kernelX, spatial), Shape.Adopt([1, dims[1], dims[2], dims[3]]), kernelY, kernelX);
    }

    private bool Add(ImageStage stage, Shape output)
    {
        if (output.size > MostElements) return false;
        stages.Add(stage);
        shape = output;
        widest = Math.Max(widest, (nint)output.size);
        return true;
    }

    private Tensor Run(Tensor x)
    {
        var images = (int)x.Dimensions.Span[0];
        var y = new Tensor(Shape.Adopt([images, .. shape.Span[1..]]), TF_DataType.TF_FLOAT);
        foreach (var stage in stages) stage.Prepare();
        // Some for each thread, so that one that comes late finds less left to do.
        var each = Math.Clamp(images / (Workers.Count * ImagesOfThread), 1, 8);
        Workers.For((images + each - 1) / each, new Work(this, (float*)x.Data, (float*)y.Data, images, each));
        GC.KeepAlive(x);
        return y;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var stage in stages) (stage as IDisposable)?.Dispose();
    }

    private readonly struct Work(ImageChain chain, float* x, float* y, int images, int each) : IChunkedWork
    {
        public void Run(int chunk)
        {
            var (taken, given) = ((nint)(chain.input.size / images), (nint)(chain.shape.size / chain.shape.Span[0]));
            // The tiles' own memory is another.
            var room = Scratch.ForB<float>(2 * chain.widest);
            for (var image = chunk * each; image < Math.Min(images, (chunk + 1) * each); image++)
            {
                var source = x + (image * taken);
                for (var i = 0; i < chain.stages.Count; i++)
                {
                    var target = i == chain.stages.Count - 1 ? y + (image * given) : room + (i % 2 * chain.widest);
                    chain.stages[i].Run(source, target);
                    source = target;
                }
            }
        }
    }
}
