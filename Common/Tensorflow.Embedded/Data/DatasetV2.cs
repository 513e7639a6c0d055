using System.Collections;
using Tensorflow.Data;
using Tensorflow.Framework.Models;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>A sequence of elements, each features and labels. Each iteration goes through it anew.</summary>
public class DatasetV2 : IDatasetV2
{
    private static readonly Func<bool> never = () => false;

    private readonly Func<IEnumerable<Element>> elements;
    private readonly Func<bool> endless;

    /// <summary>An empty dataset.</summary>
    public DatasetV2() : this(() => [], [], 0)
    {
    }

    /// <param name="elements">Begins an iteration.</param>
    /// <param name="specs">Of an element's tensors.</param>
    /// <param name="cardinality">How many elements an iteration has.</param>
    /// <param name="endless">Whether an iteration is known to have no end although the cardinality is not known; null: it is not.</param>
    internal DatasetV2(Func<IEnumerable<Element>> elements, TensorSpec[] specs, long cardinality, Func<bool>? endless = null)
    {
        this.elements = elements;
        this.endless = endless ?? never;
        structure = specs;
        Cardinality = cardinality;
    }

    internal const long Infinite = -1;
    internal const long Unknown = -2;

    /// <summary>How many elements an iteration has; -1: without end, -2: not known.</summary>
    internal long Cardinality { get; }

    /// <summary>
    /// Whether an iteration is known to have no end. More than the cardinality says, which is not known behind a filter; and what flat_map gives shows only while it is gone through.
    /// </summary>
    internal bool IsEndless => Cardinality == Infinite || (Cardinality == Unknown && endless());

    /// <summary>How many of the tensors of an element are features; the others are labels.</summary>
    public int FirstInputTensorCount { get; set; } = 1;

    /// <summary>Names of the classes that labels number.</summary>
    public string[] class_names { get; set; } = [];

    /// <summary>Shape and dtype of the tensors of an element.</summary>
    public TensorSpec[] element_spec => structure;

    /// <summary>Shape and dtype of the tensors of an element.</summary>
    public TensorSpec[] structure { get; set; }

    /// <summary>Shapes of the tensors of an element.</summary>
    public Shape[] output_shapes => Array.ConvertAll(structure, spec => spec.shape);

    /// <summary>Dtypes of the tensors of an element.</summary>
    public TF_DataType[] output_types => Array.ConvertAll(structure, spec => spec.dtype);

    /// <summary>How many elements an iteration has.</summary>
    /// <exception cref="InvalidArgumentError">That is not known, or there is no end.</exception>
    public int length => Cardinality >= 0 ? checked((int)Cardinality) : throw new InvalidArgumentError($"The dataset's length is {(Cardinality == Infinite ? "infinite" : "unknown")}.");

    /// <summary>How many elements an iteration has, as a tensor; -1: without end, -2: not known.</summary>
    public Tensor cardinality(string? name = null) => Scalars.New(TF_DataType.TF_INT64, Cardinality);

    internal IEnumerable<Element> Elements => elements();

    private static DatasetV2 From(IDatasetV2 dataset) => dataset as DatasetV2 ?? throw new TypeError($"Expected a dataset made by tf.data, got {dataset?.GetType().Name ?? "null"}.");

    // What is made of an endless dataset is endless, where its own cardinality is not known; take gives another function.
    private DatasetV2 With(Func<IEnumerable<Element>> next, long cardinality, TensorSpec[]? specs = null, Func<bool>? ends = null) =>
        new(next, specs ?? structure, cardinality, ends ?? (() => IsEndless)) { FirstInputTensorCount = FirstInputTensorCount, class_names = class_names };

    /// <summary>The elements, one after the other.</summary>
    public IEnumerator<(Tensors, Tensors)> GetEnumerator()
    {
        foreach (var element in elements())
        {
            var tensors = element.Materialise();
            if (tensors.Length == 2 && FirstInputTensorCount == 1) yield return (tensors[0], tensors[1]);
            else yield return (new Tensors(tensors[..FirstInputTensorCount]), tensors.Length > FirstInputTensorCount ? new Tensors(tensors[FirstInputTensorCount..]) : null!);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The dataset itself: there are no options to apply.</summary>
    public IDatasetV2 apply_options() => this;

    /// <summary>The dataset itself: it needs no rewriting.</summary>
    public IDatasetV2 optimize(string[] optimizations, string[] optimization_configs) => this;

    /// <summary>The dataset itself: there are no options.</summary>
    public IDatasetV2 with_options(DatasetOptions options) => this;

    /// <summary>Elements stacked <paramref name="batch_size"/> at a time.</summary>
    /// <param name="batch_size">At least 1.</param>
    /// <param name="drop_remainder">Whether a last batch that is not full is left out.</param>
    public IDatasetV2 batch(int batch_size, bool drop_remainder = false)
    {
        if (batch_size <= 0) throw new InvalidArgumentError($"Batch size must be greater than zero, got {batch_size}. [Op:BatchDatasetV2]");
        var count = Cardinality < 0 ? Cardinality : drop_remainder ? Cardinality / batch_size : (Cardinality + batch_size - 1) / batch_size;
        var whole = drop_remainder || (Cardinality > 0 && Cardinality % batch_size == 0);
        // Of the iteration before: where a batch is the whole dataset, as in the XOR labs, each step is an iteration.
        Element[]? spare = null;
        return With(Batches, count, Array.ConvertAll(structure, spec => new TensorSpec(Shape.Adopt([whole ? batch_size : -1, .. spec.shape.Span]), spec.dtype)));

        IEnumerable<Element> Batches()
        {
            var rows = Interlocked.Exchange(ref spare, null) ?? new Element[batch_size];
            var filled = 0;
            foreach (var element in elements())
            {
                rows[filled++] = element;
                if (filled < batch_size) continue;
                yield return Stack(rows, filled);
                filled = 0;
            }
            if (filled > 0 && !drop_remainder) yield return Stack(rows, filled);
            Array.Clear(rows);
            Volatile.Write(ref spare, rows);
        }
    }

    private static Element Stack(Element[] rows, int count)
    {
        var components = new Tensor[rows[0].Components.Length];
        for (var i = 0; i < components.Length; i++) components[i] = Element.Batch(rows.AsSpan(0, count), i);
        return new Element(components);
    }

    /// <summary>Keeps the elements of the first iteration for the next ones.</summary>
    public IDatasetV2 cache(string filename = "")
    {
        List<Element>? kept = null;
        return With(Cached, Cardinality);

        IEnumerable<Element> Cached()
        {
            if (kept is not null) return kept.Select(element => element.Renewed());
            return Filling();
        }

        IEnumerable<Element> Filling()
        {
            var seen = new List<Element>();
            foreach (var element in elements())
            {
                seen.Add(element);
                yield return element.Renewed();
            }
            kept = seen;
        }
    }

    /// <summary>The elements of this and then of another dataset.</summary>
    public IDatasetV2 concatenate(IDatasetV2 dataset)
    {
        var other = From(dataset);
        var count = Cardinality >= 0 && other.Cardinality >= 0 ? Cardinality + other.Cardinality
            : Math.Max(Cardinality, other.Cardinality) == Infinite ? Infinite : Math.Min(Cardinality, other.Cardinality);
        return With(() => elements().Concat(other.elements()), count, ends: () => IsEndless || other.IsEndless);
    }

    /// <summary>The elements for which the predicate holds.</summary>
    public IDatasetV2 filter(Func<Tensor, bool> predicate_func) => With(() => elements().Where(element => predicate_func(element.Materialise()[0])), Unknown);

    /// <summary>The elements for which the predicate gives a true tensor.</summary>
    public IDatasetV2 filter(Func<Tensors, Tensors> predicate_func) => With(() => elements().Where(element => (bool)predicate_func(new Tensors(element.Materialise())).Single), Unknown);

    /// <summary>The elements of the datasets that the function gives, one after the other.</summary>
    public IDatasetV2 flat_map(Func<Tensor, IDatasetV2> map_func)
    {
        var innerEndless = false;
        return With(() => elements().SelectMany(element => Inner(map_func(element.Materialise()[0]))), Unknown, ends: () => innerEndless || IsEndless);

        IEnumerable<Element> Inner(IDatasetV2 given)
        {
            var inner = From(given);
            innerEndless |= inner.IsEndless;
            return inner.elements();
        }
    }

    /// <summary>One iteration, element by element.</summary>
    public OwnedIterator make_one_shot_iterator() => new(this);

    /// <summary>A function of each element.</summary>
    public IDatasetV2 map(Func<Tensors, Tensors> map_func, bool use_inter_op_parallelism = true, bool preserve_cardinality = true, bool use_legacy_function = false) =>
        With(() => elements().Select(element => new Element(Array.ConvertAll(map_func(new Tensors(element.Materialise())).Items.ToArray(), Conversions.Snapshot))), Cardinality);

    /// <inheritdoc cref="map(Func{Tensors, Tensors}, bool, bool, bool)"/>
    public IDatasetV2 map(Func<Tensors, Tensors> map_func, int num_parallel_calls) => map(map_func);

    /// <summary>The dataset itself: elements are made when they are asked for, which costs less than handing them over between threads.</summary>
    public IDatasetV2 prefetch(int buffer_size = -1, int? slack_period = null) => this;

    /// <summary>The whole dataset <paramref name="count"/> times; -1: without end.</summary>
    public IDatasetV2 repeat(int count = -1)
    {
        return With(Repeated, count < 0 ? (Cardinality == 0 ? 0 : Infinite) : count == 0 ? 0 : Cardinality < 0 ? Cardinality : Cardinality * count);

        IEnumerable<Element> Repeated()
        {
            for (var i = 0; count < 0 || i < count; i++)
            {
                var any = false;
                foreach (var element in elements())
                {
                    any = true;
                    yield return element;
                }
                if (!any) yield break;
            }
        }
    }

    /// <summary>Every element whose number modulo <paramref name="num_shards"/> is <paramref name="index"/>.</summary>
    public IDatasetV2 shard(int num_shards, int index)
    {
        if (num_shards < 1 || index < 0 || index >= num_shards) throw new InvalidArgumentError($"index must be between 0 and {num_shards - 1} (currently index = {index}, num_shards = {num_shards}). [Op:ShardDataset]");
        return With(() => elements().Where((_, number) => number % num_shards == index), Cardinality < 0 ? Cardinality : (Cardinality - index + num_shards - 1) / num_shards);
    }

    /// <summary>The elements in random order: each is drawn from a buffer. The orders are TensorFlow's for the same seeds.</summary>
    /// <param name="buffer_size">At least 1; a full shuffle needs as many as there are elements.</param>
    /// <param name="seed">Op seed; null: drawn, now, from the stream of tf.set_random_seed.</param>
    /// <param name="reshuffle_each_iteration">Whether each iteration has another order.</param>
    public IDatasetV2 shuffle(int buffer_size, int? seed = null, bool reshuffle_each_iteration = true)
    {
        if (buffer_size <= 0) throw new InvalidArgumentError($"buffer_size must be greater than zero, got {buffer_size}. [Op:ShuffleDatasetV3]");
        var (first, second) = RandomOps.Seeds.GetSeed(seed);
        var seeds = new ShuffleSeeds(first, second, reshuffle_each_iteration);
        return With(Shuffled, Cardinality);

        IEnumerable<Element> Shuffled()
        {
            var (seed0, seed1) = seeds.Next();
            var buffer = new ShuffleBuffer<Element>(buffer_size, seed0, seed1);
            using var input = elements().GetEnumerator();
            var more = true;
            while (true)
            {
                while (more && !buffer.IsFull && (more = input.MoveNext())) buffer.Add(input.Current);
                if (buffer.Count == 0) yield break;
                yield return buffer.Take();
            }
        }
    }

    /// <summary>All but the first elements; -1: none.</summary>
    public IDatasetV2 skip(int count) => count < 0
        ? With(() => [], 0)
        : With(() => elements().Skip(count), Cardinality < 0 ? Cardinality : Math.Max(0, Cardinality - count));

    /// <summary>The first elements; -1: all.</summary>
    public IDatasetV2 take(int count = -1)
    {
        return count < 0 ? this : With(First, Cardinality >= 0 ? Math.Min(Cardinality, count) : Cardinality == Infinite ? count : Unknown, ends: never);

        // Not LINQ's: its iterators over a struct have to be compiled when a program starts, and every lab takes.
        IEnumerable<Element> First()
        {
            if (count == 0) yield break;
            var left = count;
            foreach (var element in elements())
            {
                yield return element;
                if (--left == 0) yield break;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"<{nameof(DatasetV2)} element_spec=({string.Join("), (", structure.Select(spec => spec.ToString()))})>";
}
