// Batch normalisation (labs deck): four hidden layers of 512 units, each normalised before its ReLU, Glorot uniform kernels.
// Internal covariate shift is that the inputs of a layer change their distribution while the layers before it learn. x-bar = (x - mu_B) / sqrt(sigma_B^2 + eps), x-hat = gamma x-bar + beta keeps
// mean and variance where gamma and beta say.
using System.Diagnostics;
using Labs.Common;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow;
using static Labs.Common.MnistData;
using static Labs.Common.SlideLayers;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Lab10_4.BatchNorm;

internal static class Slide
{
    internal static Tensor loss_fn(Model model, Tensor images, Tensor labels)
    {
        Tensor logits = model.Apply(images, training: true);
        var loss = tf.reduce_mean(keras.metrics.categorical_crossentropy(y_pred: logits, y_true: labels, from_logits: true, axis: -1));
        return loss;
    }

    internal static Tensor accuracy_fn(Model model, Tensor images, Tensor labels)
    {
        Tensor logits = model.Apply(images, training: false);
        var prediction = tf.equal(tf.math.argmax(logits, -1), tf.math.argmax(labels, -1));
        var accuracy = tf.reduce_mean(tf.cast(prediction, tf.float32));
        return accuracy;
    }

    internal static Tensor[] grad(Model model, Tensor images, Tensor labels)
    {
        using var tape = tf.GradientTape();
        var loss = loss_fn(model, images, labels);
        return tape.gradient(loss, model.TrainableVariables);
    }

    internal sealed class create_model_class : Model
    {
        private readonly Sequential model;

        public create_model_class(int label_dim, bool normalize) : base(new ModelArgs())
        {
            var weight_init = new GlorotUniform();

            model = keras.Sequential();
            model.add(keras.layers.InputLayer((28, 28, 1)));   // TensorFlow.NET: a Sequential inside a model of one's own has to know its input's shape
            model.add(flatten());

            foreach (var i in range(4))
            {
                model.add(dense(512, weight_init));
                if (normalize) model.add(batch_norm());
                model.add(relu());
            }

            model.add(dense(label_dim, weight_init));
            StackLayers(model);
        }

        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
            model.Apply(inputs, training: training);
    }

    // The slide's, unless the command line gives others.
    public static readonly LabOption<float> learning_rate = LabOption.LearningRate(.001f);
    public static readonly LabOption<int> batch_size = LabOption.BatchSize(128);
    public static readonly LabOption<int> training_epochs = LabOption.Epochs(1);
    private const int label_dim = 10;

    public static void Run(Lab lab, bool normalize)
    {
        // tf.random.set_seed: each random op takes the next seed of Python's stream, so that every engine draws the numbers that Python draws.
        var seeds = Seeds.Set(lab.Options.Seed);

        // dataset
        var (train_x, train_y, test_x, test_y) = load_mnist(lab);
        var training_iterations = len(train_x) / batch_size;

        var train_dataset = tf.data.Dataset.from_tensor_slices(train_x, train_y).
            shuffle(buffer_size: 100000, seed: seeds.Next()).
            prefetch(buffer_size: batch_size).
            batch(batch_size, drop_remainder_of: len(train_x));

        var test_dataset = tf.data.Dataset.from_tensor_slices(test_x, test_y).
            shuffle(buffer_size: 100000, seed: seeds.Next()).
            prefetch(buffer_size: len(test_x)).
            batch(len(test_x));

        // model
        var network = new create_model_class(label_dim, normalize);

        // training
        var optimizer = keras.optimizers.Adam(learning_rate: learning_rate);
        using var run = lab.Run(normalize ? "batchnorm" : "no-batchnorm", normalize ? "4 x 512, batch normalisation" : "4 x 512, no normalisation", seeds, training_epochs, training_iterations);
        var checkpoint = run.Checkpoint(dnn: network, optimizer);
        var counter = checkpoint.Load();

        var start_time = Stopwatch.StartNew();
        foreach (var epoch in range(counter / training_iterations, training_epochs))
            foreach (var (idx, (train_input, train_label)) in run.Enumerate(train_dataset))
            {
                var grads = grad(network, train_input, train_label);
                optimizer.apply_gradients(zip(grads, network.TrainableVariables));

                var train_loss = loss_fn(network, train_input, train_label);
                var train_accuracy = accuracy_fn(network, train_input, train_label);

                Tensor? test_accuracy = null;
                foreach (var (test_input, test_label) in run.Test(test_dataset))
                    test_accuracy = accuracy_fn(network, test_input, test_label);

                run.Scalar("train_loss", train_loss, step: counter);
                run.Scalar("train_accuracy", train_accuracy, step: counter);
                run.Scalar("test_accuracy", test_accuracy, step: counter);

                run.Print($"Epoch: [{epoch,2}] [{idx,5}/{training_iterations,5}] time: {start_time.Elapsed.TotalSeconds:F4}, train_loss: {train_loss:F8}, train_accuracy: {train_accuracy:F4}, test_Accuracy: {test_accuracy:F4}");
                counter += 1;
            }
        checkpoint.Save();
    }
}
