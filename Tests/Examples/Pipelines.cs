using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Examples;

/// <summary>Datasets made of datasets.</summary>
public static class Pipelines
{
    public static Dictionary<string, Tensor> Run()
    {
        var numbers = tf.data.Dataset.range(10);
        var squares = numbers.map(x => tf.square(x.Single));
        return new()
        {
            ["range"] = All(numbers),
            ["map"] = All(squares),
            ["skip take"] = All(numbers.skip(3).take(4)),
            ["shard"] = All(numbers.shard(3, 1)),
            ["filter"] = All(numbers.filter(x => (long)x % 2 == 0)),
            ["concatenate"] = All(numbers.take(2).concatenate(squares.take(3))),
            ["shuffle"] = All(numbers.shuffle(10, seed: 6)),
            ["repeat batch"] = tf.concat(Batches(numbers.repeat(2).batch(6)), 0),
            ["cache"] = All(squares.cache()),
            ["zip"] = tf.constant(tf.data.Dataset.zip(numbers.take(3), squares.take(3)).Select(pair => (long)(Tensor)pair.Item1 * 100 + (long)(Tensor)pair.Item2).ToArray()),
        };
    }

    static Tensor All(IDatasetV2 dataset) => tf.constant(dataset.Select(element => (long)(Tensor)element.Item1).ToArray());

    static Tensor[] Batches(IDatasetV2 dataset) => dataset.Select(element => (Tensor)element.Item1).ToArray();
}
