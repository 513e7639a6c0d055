using Tensorflow.Framework.Models;

namespace Tensorflow;

/// <summary>A sequence of elements, each features and labels.</summary>
public interface IDatasetV2 : IEnumerable<(Tensors, Tensors)>
{
    int FirstInputTensorCount { get; set; }

    string[] class_names { get; set; }

    TensorSpec[] element_spec { get; }

    Shape[] output_shapes { get; }

    TF_DataType[] output_types { get; }

    TensorSpec[] structure { get; set; }

    IDatasetV2 apply_options();

    IDatasetV2 batch(int batch_size, bool drop_remainder = false);

    IDatasetV2 cache(string filename = "");

    Tensor cardinality(string? name = null);

    IDatasetV2 concatenate(IDatasetV2 dataset);

    IDatasetV2 filter(Func<Tensor, bool> map_func);

    IDatasetV2 filter(Func<Tensors, Tensors> map_func);

    IDatasetV2 flat_map(Func<Tensor, IDatasetV2> map_func);

    OwnedIterator make_one_shot_iterator();

    IDatasetV2 map(
        Func<Tensors, Tensors> map_func, bool use_inter_op_parallelism = true, bool preserve_cardinality = true, bool use_legacy_function = false);

    IDatasetV2 map(Func<Tensors, Tensors> map_func, int num_parallel_calls);

    IDatasetV2 optimize(string[] optimizations, string[] optimization_configs);

    IDatasetV2 prefetch(int buffer_size = -1, int? slack_period = null);

    IDatasetV2 repeat(int count = -1);

    IDatasetV2 shard(int num_shards, int index);

    IDatasetV2 shuffle(int buffer_size, int? seed = null, bool reshuffle_each_iteration = true);

    IDatasetV2 skip(int count);

    IDatasetV2 take(int count);

    IDatasetV2 with_options(DatasetOptions options);
}
