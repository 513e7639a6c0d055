using Tensorflow;
using Tensorflow.Keras;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Examples;

/// <summary>Keras' way: a stack of layers, compile, fit, evaluate, predict.</summary>
public static class KerasSequential
{
    public static Dictionary<string, Tensor> Run()
    {
        var (x, y) = Data.Images(512);
        var x_train = x[new Slice(0, 448)].numpy();
        var y_train = y[new Slice(0, 448)].numpy();
        var x_test = x[new Slice(448, 512)].numpy();
        var y_test = y[new Slice(448, 512)].numpy();

        var model = keras.Sequential(new List<ILayer>
        {
            keras.layers.InputLayer(Data.Features),
            keras.layers.Dense(32, activation: keras.activations.Relu, kernel_initializer: tf.random_normal_initializer(stddev: 0.1f, seed: 21)),
            keras.layers.Dense(Data.Classes, activation: keras.activations.Softmax, kernel_initializer: tf.random_normal_initializer(stddev: 0.1f, seed: 22)),
        });
        model.summary();
        model.compile(keras.optimizers.Adam(0.01f), keras.losses.SparseCategoricalCrossentropy(), new[] { "accuracy" });
        var history = model.fit(x_train, y_train, batch_size: 64, epochs: 5, shuffle: false);
        var test = model.evaluate(x_test, y_test, batch_size: 64);
        Tensor predictions = model.predict(new Tensors(x_test), batch_size: 64);

        return new()
        {
            ["losses"] = tf.constant(history.history["loss"].ToArray()),
            ["accuracies"] = tf.constant(history.history["accuracy"].ToArray()),
            ["test"] = tf.constant(new[] { test["loss"], test["accuracy"] }),
            ["predictions"] = predictions[new Slice(0, 4)],
        };
    }
}
