using Tensorflow;
using Tensorflow.Keras.Metrics;
using Tensorflow.Util;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Examples;

/// <summary>A model with a way around a layer, and training that is held against data of its own.</summary>
public static class KerasFunctional
{
    public static Dictionary<string, Tensor> Run()
    {
        var layers = keras.layers;
        var (x, y) = Data.Images(512);
        var labels = tf.one_hot(tf.cast(y, tf.int32), depth: Data.Classes);

        var inputs = keras.Input(shape: Data.Features, name: "img");
        var block_1 = layers.Dense(24, activation: keras.activations.Tanh, kernel_initializer: tf.random_normal_initializer(stddev: 0.1f, seed: 31)).Apply(inputs);
        var block_2 = layers.Dense(24, activation: keras.activations.Relu, kernel_initializer: tf.random_normal_initializer(stddev: 0.1f, seed: 32)).Apply(block_1);
        var added = layers.Add().Apply(new Tensors(block_1, block_2));
        var joined = layers.Concatenate().Apply(new Tensors(added, block_1));
        var outputs = layers.Dense(Data.Classes, activation: keras.activations.Linear, kernel_initializer: tf.random_normal_initializer(stddev: 0.1f, seed: 33)).Apply(joined);
        var model = keras.Model(inputs, outputs, name: "toy");
        model.summary();

        model.compile(keras.optimizers.RMSprop(1e-2f), keras.losses.CategoricalCrossentropy(from_logits: true), new[] { "acc" });
        var validation = new ValidationDataPack((x[new Slice(448, 512)].numpy(), labels[new Slice(448, 512)].numpy()));
        var history = model.fit(x[new Slice(0, 448)].numpy(), labels[new Slice(0, 448)].numpy(), batch_size: 64, epochs: 4, validation_data: validation, validation_step: 1, shuffle: false);
        var trained = model.get_weights()[0];

        return new()
        {
            ["losses"] = tf.constant(history.history["loss"].ToArray()),
            ["validation"] = tf.constant(history.history["val_loss"].ToArray()),
            ["kernel"] = tf.constant(trained)[new Slice(0, 2)],
        };
    }
}
