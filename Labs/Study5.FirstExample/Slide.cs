// The first Keras example (deck 003): load, reshape, compile, fit, evaluate.
using Labs.Common;
using Tensorflow.Keras.Engine;
using static Labs.Common.MnistData;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study5.FirstExample;

internal static class Slide
{
    // The slide's, unless the command line gives others.
    public static readonly LabOption<int> epochs = LabOption.Epochs(5);
    public static readonly LabOption<int> batch_size = LabOption.BatchSize(128);

    public static void Run(Lab lab)
    {
        var seeds = Seeds.Set(lab.Options.Seed);

        // The labels come one-hot: the slide leaves out to_categorical, without which categorical_crossentropy refuses them. The pixels come divided by 255.
        var (train_images, train_labels, test_images, test_labels) = load_mnist(lab);
        train_images = train_images.reshape((len(train_images), 28 * 28));
        test_images = test_images.reshape((len(test_images), 28 * 28));

        using var run = lab.Run("first-example", "784-512-10, rmsprop", seeds);

        var network = keras.Sequential();
        network.add(keras.layers.Dense(512, activation: keras.activations.Relu, kernel_initializer: new GlorotUniform(), input_shape: 28 * 28));
        network.add(keras.layers.Dense(10, activation: keras.activations.Softmax, kernel_initializer: new GlorotUniform()));

        // Objects, not words: given words, TensorFlow.NET trains with the squared error.
        network.compile(optimizer: keras.optimizers.RMSprop(), loss: keras.losses.CategoricalCrossentropy(), metrics: ["accuracy"]);

        var updates = new Updates(lab, run);
        var history = run.Timed(() => network.fit(train_images, train_labels, batch_size: batch_size, epochs: epochs, callbacks: [updates])).history;
        var test = network.evaluate(test_images, test_labels, batch_size: batch_size);

        var (accuracy, test_acc) = (history["accuracy"], test["accuracy"]);
        Console.WriteLine($"test_acc: {test_acc:F4}");
        for (var epoch = 0; epoch < accuracy.Count; epoch++)
        {
            run.Value($"loss, epoch {epoch + 1}", history["loss"][epoch]);
            run.Value($"accuracy, epoch {epoch + 1}", accuracy[epoch]);
            run.Value($"updates, epoch {epoch + 1}", updates.Of[epoch]);
        }
        run.Value("test accuracy", test_acc);
        run.TestAccuracy = test_acc;
        run.Add(new ResultSeries("Accuracy", "epoch", "accuracy", [new("training", [.. Enumerable.Range(1, accuracy.Count)], [.. accuracy])]));
        lab.Seen($"{accuracy.Count} epochs of {updates.Of.FirstOrDefault()} updates; training accuracy {string.Join(", ", accuracy.Select(value => $"{value:F4}"))}, test accuracy {test_acc:F4}" +
            (accuracy.Count > 0 && accuracy[^1] > test_acc ? $": {accuracy[^1] - test_acc:F4} less than on the training set, over-fitting" : ""));
    }
}
