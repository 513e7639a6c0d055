using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Engine;

/// <summary>Inputs, labels and weights of a batch.</summary>
internal readonly record struct Batch(Tensors X, Tensor? Y, Tensor? Weights)
{
    public long Rows => X.Items[0].Dimensions[0];
}

/// <summary>What training and evaluation go through, once per epoch.</summary>
internal abstract class Batches
{
    /// <summary>How many batches an epoch has; 0: not known.</summary>
    public abstract long Count { get; }

    public abstract IEnumerable<Batch> Epoch();

    /// <summary>Arrays, in batches.</summary>
    /// <param name="x">Inputs, each with the examples along the first axis.</param>
    /// <param name="y">Labels, or null.</param>
    /// <param name="weights">One per example, or per step of it, or null.</param>
    /// <param name="size">Examples of a batch; -1: 32.</param>
    /// <param name="shuffle">Whether each epoch has an order of its own, drawn from the stream of tf.set_random_seed.</param>
    /// <exception cref="ValueError">The numbers of examples differ, or there are none.</exception>
    public static Batches Of(Tensor[] x, Tensor? y, Tensor? weights, int size, bool shuffle) => new OfArrays(x, y, weights, size, shuffle);

    /// <summary>A dataset's elements, each a batch.</summary>
    public static Batches Of(IDatasetV2 dataset) => new OfDataset(dataset, null);

    /// <summary>A dataset's elements, each a batch, for what goes on to the dataset's end.</summary>
    /// <exception cref="ValueError">It has no end.</exception>
    public static Batches Of(IDatasetV2 dataset, string what)
    {
        RequireEnd(dataset, what);
        return new OfDataset(dataset, what);
    }

    private static void RequireEnd(IDatasetV2 dataset, string what)
    {
        if (dataset is DatasetV2 own ? own.IsEndless : (long)dataset.cardinality() == DatasetV2.Infinite)
            throw new ValueError($"The dataset of `{what}` is repeated without end (`repeat()`), and `{what}` goes on to its end: say how many batches there are with `take(n)`, or how many times with `repeat(n)`.");
    }

    private sealed class OfArrays : Batches
    {
        private readonly Tensor[] x;
        private readonly Tensor? y;
        private readonly Tensor? weights;
        private readonly long size;
        private readonly bool shuffle;
        private readonly long examples;

        public OfArrays(Tensor[] x, Tensor? y, Tensor? weights, int size, bool shuffle)
        {
            if (x.Length == 0 || x[0] is null || x.Any(each => each.ndim == 0)) throw new ValueError("Inputs need a first axis of examples.");
            examples = x[0].Dimensions[0];
            if (examples == 0) throw new ValueError("Expected input data to be non-empty.");
            if (x.Any(each => each.Dimensions[0] != examples) || (y is not null && (y.ndim == 0 || y.Dimensions[0] != examples)) || (weights is not null && (weights.ndim == 0 || weights.Dimensions[0] != examples)))
            {
                throw new ValueError($"Data cardinality is ambiguous: x sizes: {string.Join(", ", x.Select(each => each.Dimensions[0]))}"
                    + $"{(y is null ? "" : $", y sizes: {(y.ndim == 0 ? 0 : y.Dimensions[0])}")}{(weights is null ? "" : $", sample_weight sizes: {(weights.ndim == 0 ? 0 : weights.Dimensions[0])}")}. Make sure all arrays contain the same number of samples.");
            }
            if (size is 0 or < -1) throw new ValueError($"batch_size has to be positive (-1: 32), got {size}.");
            (this.x, this.y, this.weights, this.size, this.shuffle) = (x, y, weights, size < 0 ? 32 : size, shuffle);
        }

        public override long Count => (examples + size - 1) / size;

        public override IEnumerable<Batch> Epoch()
        {
            var order = shuffle ? RandomOps.Shuffle(Numbers(examples), seed: null) : null;
            for (long start = 0; start < examples; start += size)
            {
                var count = Math.Min(size, examples - start);
                var rows = order is null ? null : Primitives.Slice(order, [start], [count]);
                yield return new Batch(
                    new Tensors(Array.ConvertAll(x, each => Take(each, rows, start, count))), y is null ? null : Take(y, rows, start, count),
                    weights is null ? null : Take(weights, rows, start, count));
            }
        }

        private static Tensor Numbers(long count) =>
            Primitives.Range(Scalars.Of(TF_DataType.TF_INT32, 0), Scalars.Of(TF_DataType.TF_INT32, (int)count), Scalars.Of(TF_DataType.TF_INT32, 1));

        private static Tensor Take(Tensor from, Tensor? rows, long start, long count)
        {
            if (rows is not null) return Primitives.Gather(from, rows, 0);
            if (count == from.Dimensions[0]) return from;
            var begin = new long[from.ndim];
            begin[0] = start;
            var size = from.Dimensions.dims;
            size[0] = count;
            return Primitives.Slice(from, begin, size);
        }
    }

    private sealed class OfDataset(IDatasetV2 dataset, string? what) : Batches
    {
        public override long Count => Math.Max(0, (long)dataset.cardinality());

        public override IEnumerable<Batch> Epoch()
        {
            foreach (var (features, labels) in dataset)
            {
                // What flat_map gave has been seen by now.
                if (what is not null) RequireEnd(dataset, what);
                var items = labels is null ? default : labels.Items;
                yield return new Batch(features, items.Length > 0 ? items[0] : null, items.Length > 1 ? items[1] : null);
            }
        }
    }
}
