using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;

namespace Labs.Mnist.Tests;

/// <summary>What stands before a lab's first step: seeds, datasets and built network, drawn in the slides' order.</summary>
internal sealed record SlideStart(Seeds Seeds, IDatasetV2 Train, IDatasetV2 Test, Model Network)
{
    public const int BatchSize = 128;

    public static SlideStart Of(MnistData data, int seed, Func<Model> create)
    {
        var seeds = Seeds.Set(seed);
        var (train_x, train_y, test_x, test_y) = data;
        var train = tf.data.Dataset.from_tensor_slices(train_x, train_y).shuffle(100000, seed: seeds.Next()).batch(BatchSize, drop_remainder_of: len(train_x));
        var test = tf.data.Dataset.from_tensor_slices(test_x, test_y).shuffle(100000, seed: seeds.Next()).batch(len(test_x));
        var network = create();
        network.Apply((Tensor)test_x["0:1"], training: false);
        return new(seeds, train, test, network);
    }
}
