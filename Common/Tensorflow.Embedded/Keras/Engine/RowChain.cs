using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Keras.Engine;

/// <summary>
/// Inference of a chain of layers each of which maps rows to rows: some rows at a time go through all layers on one thread, in its cache, with each layer's weights packed once.
/// Gives the bits that the layers give one after the other, and no tensor of the layers between.
/// </summary>
internal sealed unsafe class RowChain : IDisposable
{
    // From here on packing all weights beforehand pays.
    private const int MinRows = PackedMatrix.RowsAtATime * 4;

    private readonly List<RowStage> stages = [];
    private readonly int inputWidth;
    private int width;

    private RowChain(Shape input)
    {
        width = inputWidth = checked((int)(input.size / input.Span[0]));
        IsFlat = input.ndim == 2;
    }

    /// <summary>Whether what comes next are rows of a matrix.</summary>
    public bool IsFlat { get; set; }

    /// <summary>Computes the layers' output in inference mode, where it can be done so.</summary>
    /// <returns>Null: it cannot, or is not worth it.</returns>
    public static Tensor? TryRun(IReadOnlyList<ILayer> layers, Tensors inputs)
    {
        var context = EngineContext.Current;
        if (context.Tapes is not null || context.Native is not null || inputs.SingleOrNull is not { dtype: TF_DataType.TF_FLOAT, ndim: > 1 } x || x.Dimensions.Span[0] < MinRows || x.Count == 0) return null;
        foreach (var layer in layers)
            if (layer is not Layer { IsReady: true, DType: TF_DataType.TF_FLOAT }) return null;
        using var chain = new RowChain(x.Dimensions);
        foreach (var layer in layers)
            if (!((Layer)layer).JoinRows(chain)) return null;
        return chain.stages.Count == 0 || !chain.IsFlat ? null : chain.Run(x);
    }

    /// <summary>Adds a dense layer.</summary>
    /// <param name="kernel">(inputs, units).</param>
    /// <param name="bias">(units), or null.</param>
    /// <param name="relu">Whether ReLU follows.</param>
    /// <returns>False: it does not fit.</returns>
    public bool AddDense(Tensor kernel, Tensor? bias, bool relu)
    {
        if (!IsFlat || kernel.Dimensions.Span[0] != width) return false;
        width = (int)kernel.Dimensions.Span[1];
        stages.Add(new DenseRows(kernel, bias) { Relu = relu });
        return true;
    }

    /// <summary>Adds ReLU.</summary>
    public bool AddRelu()
    {
        if (stages is [.., DenseRows { Relu: false } dense]) dense.Relu = true;
        else stages.Add(new MappedRows(width, UnaryKernels.Relu));
        return true;
    }

    /// <summary>Adds a function of each element.</summary>
    public bool AddMap(MappedRows.Kernel kernel)
    {
        stages.Add(new MappedRows(width, kernel));
        return true;
    }

    /// <summary>Adds batch normalisation of the last axis with given statistics.</summary>
    public bool AddNormalization(Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta, float epsilon)
    {
        if (!IsFlat || mean.Count != width) return false;
        stages.Add(new NormalizedRows(mean, variance, gamma, beta, epsilon));
        return true;
    }

    private Tensor Run(Tensor x)
    {
        var rows = (int)x.Dimensions.Span[0];
        var y = new Tensor(Shape.Adopt([rows, width]), TF_DataType.TF_FLOAT);
        var widest = 0;
        foreach (var stage in stages)
        {
            stage.Prepare();
            widest = Math.Max(widest, stage.Width);
        }
        Workers.For((rows + PackedMatrix.RowsAtATime - 1) / PackedMatrix.RowsAtATime, new Work(this, (float*)x.Data, (float*)y.Data, rows, widest));
        GC.KeepAlive(x);
        return y;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var stage in stages) (stage as IDisposable)?.Dispose();
    }

    private readonly struct Work(RowChain chain, float* x, float* y, int rows, int widest) : IChunkedWork
    {
        public void Run(int chunk)
        {
            var first = chunk * PackedMatrix.RowsAtATime;
            var count = Math.Min(PackedMatrix.RowsAtATime, rows - first);
            var source = x + ((nint)first * chain.inputWidth);
            // Most likely this thread's next chunk.
            var next = first + (PackedMatrix.RowsAtATime * Workers.Count);
            var upcoming = next + count <= rows ? x + ((nint)next * chain.inputWidth) : null;
            var room = PackedMatrix.RowsAtATime * (nint)widest;
            var scratch = Scratch.ForRows<float>(2 * room);
            var target = scratch;
            var last = chain.stages.Count - 1;
            // What comes behind the last stage that makes rows of its own works in place, in the result.
            while (last > 0 && chain.stages[last].IsInPlace) last--;
            for (var i = 0; i < chain.stages.Count; i++)
            {
                var stage = chain.stages[i];
                if (stage.IsInPlace && i > 0)
                {
                    stage.Run(source, source, count, null);
                    continue;
                }
                var to = i == last ? y + ((nint)first * chain.width) : target;
                stage.Run(source, to, count, i == 0 ? upcoming : null);
                target = target == scratch ? scratch + room : scratch;
                source = to;
            }
        }
    }
}
