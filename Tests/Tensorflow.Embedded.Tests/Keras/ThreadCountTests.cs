using Tensorflow.Kernels;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

/// <summary>What is trained does not depend on how many threads train it.</summary>
[Collection(nameof(Workers))]
public sealed class ThreadCountTests
{
    [Fact]
    public void Training_with_any_number_of_threads_gives_the_same_bits()
    {
        var before = Workers.Count;
        try
        {
            Workers.Count = 1;
            var expected = Train();
            foreach (var threads in new[] { 2, 3 })
            {
                Workers.Count = threads;
                Assert.Equal(expected, Train());
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    // Sizes at which everything is shared by the threads: batches, products, activations, random numbers, column sums, updates.
    private static int[] Train()
    {
        tf.set_random_seed(5);
        var model = keras.Sequential();
        foreach (var activation in new[] { "relu", "sigmoid", "tanh" })
        {
            model.add(keras.layers.Dense(300, activation: activation));
            model.add(keras.layers.BatchNormalization());
            model.add(keras.layers.Dropout(.3f, seed: 9));
        }
        model.add(keras.layers.Dense(10));
        var images = tf.random.normal((400, 330), seed: 1);
        var labels = tf.one_hot(tf.cast(tf.random.uniform((400, 1), 0, 10, seed: 2), tf.int32), 10);
        var optimizer = keras.optimizers.Adam(.001f);
        foreach (var (x, y) in tf.data.Dataset.from_tensor_slices(images, tf.reshape(labels, (400, 10))).shuffle(1000, seed: 3).batch(200))
        {
            using var tape = tf.GradientTape();
            Tensor logits = model.Apply(x, training: true);
            var loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels: y, logits: logits));
            optimizer.apply_gradients(zip(tape.gradient(loss, model.TrainableVariables), model.TrainableVariables));
        }
        return [.. model.Weights.SelectMany(weight => weight.numpy().ToArray<float>()).Select(BitConverter.SingleToInt32Bits)];
    }
}
