using Tensorflow.Framework.Models;

namespace Tensorflow;

/// <summary>A sequence of elements, each features and labels.</summary>
public interface IDatasetV2 : IEnumerable<(Tensors, Tensors)>
{
    /// <summary>How many of the tensors of an element are features; the others are labels.</summary>
    int FirstInputTensorCount { get; set; }

    /// <summary>Names of the classes that labels number.</summary>
    string[] class_names { get; set; }

    /// <summary>Shape and dtype of the tensors of an element.</summary>
    TensorSpec[] element_spec { get; }

    /// <summary>Shapes of the tensors of an element.</summary>
    Shape[] output_shapes { get; }

    /// <summary>Dtypes of the tensors of an element.</summary>
    TF_DataType[] output_types { get; }

    /// <summary>Shape and dtype of the tensors of an element.</summary>
    TensorSpec[] structure { get; set; }

    /// <summary>The dataset with the options that it was given.</summary>
    IDatasetV2 apply_options();

    /// <summary>Elements stacked <paramref name="batch_size"/> at a time: a new first axis.</summary>
    /// <param name="batch_size">At least 1.</param>
    /// <param name="drop_remainder">Whether a last batch that is not full is left out.</param>
    /// <exception cref="InvalidArgumentError">The batch size is not positive, or elements differ in shape.</exception>
    IDatasetV2 batch(int batch_size, bool drop_remainder = false);

    /// <summary>Keeps the elements of the first whole iteration for the next ones.</summary>
    /// <param name="filename">A file to keep them in; empty: in memory.</param>
    IDatasetV2 cache(string filename = "");

    /// <summary>How many elements an iteration has, int64 of rank 0; -1: without end, -2: not known.</summary>
    Tensor cardinality(string? name = null);

    /// <summary>The elements of this and then of another dataset.</summary>
    IDatasetV2 concatenate(IDatasetV2 dataset);

    /// <summary>The elements whose first tensor the predicate holds for.</summary>
    IDatasetV2 filter(Func<Tensor, bool> map_func);

    /// <summary>The elements for which the predicate gives a tensor with true in it.</summary>
    IDatasetV2 filter(Func<Tensors, Tensors> map_func);

    /// <summary>The elements of the datasets that the function gives, one dataset after the other.</summary>
    IDatasetV2 flat_map(Func<Tensor, IDatasetV2> map_func);

    /// <summary>One iteration, element by element.</summary>
    OwnedIterator make_one_shot_iterator();

    /// <summary>A function of each element. The switches are TensorFlow.NET's; they do not change the elements.</summary>
    IDatasetV2 map(
        Func<Tensors, Tensors> map_func, bool use_inter_op_parallelism = true, bool preserve_cardinality = true, bool use_legacy_function = false);

    /// <summary>A function of each element, of several at a time.</summary>
    IDatasetV2 map(Func<Tensors, Tensors> map_func, int num_parallel_calls);

    /// <summary>The dataset, rewritten so that it runs faster; its elements stay the same.</summary>
    IDatasetV2 optimize(string[] optimizations, string[] optimization_configs);

    /// <summary>The dataset, whose elements may be made before they are asked for.</summary>
    /// <param name="buffer_size">How many; -1: chosen.</param>
    /// <param name="slack_period">As in TensorFlow.NET.</param>
    IDatasetV2 prefetch(int buffer_size = -1, int? slack_period = null);

    /// <summary>The whole dataset <paramref name="count"/> times; -1: without end.</summary>
    IDatasetV2 repeat(int count = -1);

    /// <summary>Every element whose number modulo <paramref name="num_shards"/> is <paramref name="index"/>.</summary>
    IDatasetV2 shard(int num_shards, int index);

    /// <summary>The elements in random order: each is drawn from a buffer.</summary>
    /// <param name="buffer_size">At least 1; a full shuffle needs as many as there are elements.</param>
    /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
    /// <param name="reshuffle_each_iteration">Whether each iteration has another order.</param>
    IDatasetV2 shuffle(int buffer_size, int? seed = null, bool reshuffle_each_iteration = true);

    /// <summary>All but the first elements; -1: none.</summary>
    IDatasetV2 skip(int count);

    /// <summary>The first elements; -1: all.</summary>
    IDatasetV2 take(int count);

    /// <summary>The dataset with options.</summary>
    IDatasetV2 with_options(DatasetOptions options);
}
