// ReLU against sigmoid (labs deck): two hidden layers of 256 units on MNIST, one epoch of Adam.
using System.Diagnostics;
using System.Globalization;
using Labs.Checkpoints;
using Labs.Common;
using Tensorflow.Keras.Engine;
using Tensorflow;
using static Labs.Common.CheckpointFolder;
using static Labs.Common.MnistData;
using static Labs.Common.SlideLayers;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Lab10_1.Relu;

internal static class Slide
{
    private static (bool, int) load(Model model, string checkpoint_dir)
    {
        Console.WriteLine(" [*] Reading checkpoints...");

        var ckpt = get_checkpoint_state(checkpoint_dir);
        if (ckpt is not null)
        {
            var ckpt_name = Path.GetFileName(ckpt.ModelCheckpointPath);
            var checkpoint = new Checkpoint(("dnn", ModelNodes.Of(model)));
            checkpoint.Restore(Path.Combine(checkpoint_dir, ckpt_name));
            var counter = int.Parse(ckpt_name.Split('-')[1], CultureInfo.InvariantCulture);
            Console.WriteLine($" [*] Success to read {ckpt_name}");
            return (true, counter);
        }
        else
        {
            Console.WriteLine(" [*] Failed to find a checkpoint");
            return (false, 0);
        }
    }

    private static string check_folder(string dir)
    {
        if (!Directory.Exists(dir))
            Directory.CreateDirectory(dir);
        return dir;
    }

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

    internal static Sequential create_model_function(int label_dim, string mode)
    {
        var weight_init = new RandomNormal();

        var model = keras.Sequential();
        model.add(flatten());

        foreach (var i in range(2))
        {
            model.add(dense(256, weight_init));
            model.add(mode switch { "relu" => relu(), "tanh" => tanh(), "elu" => elu(), "selu" => selu(), _ => sigmoid() });
        }

        model.add(dense(label_dim, weight_init));
        return model;
    }

    // The slide's, unless the command line gives others.
    public static readonly LabOption<float> learning_rate = LabOption.LearningRate(.001f);
    public static readonly LabOption<int> batch_size = LabOption.BatchSize(128);
    public static readonly LabOption<int> training_epochs = LabOption.Epochs(1);
    private const int label_dim = 10;

    public static void Run(Lab lab, string mode)
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
        var network = create_model_function(label_dim, mode);

        // training
        var optimizer = keras.optimizers.Adam(learning_rate: learning_rate);

        // writer
        using var run = lab.Run(mode, $"2 x 256, {mode}", seeds, training_epochs, training_iterations);
        var model_dir = $"nn_{mode}";
        var checkpoint_dir = check_folder(run.CheckpointDir);
        var checkpoint_prefix = Path.Combine(checkpoint_dir, model_dir);

        // restore checkpoint if it exists: without --resume the folder holds none
        var checkpoint = run.Checkpoint(dnn: network, optimizer);
        var (could_load, checkpoint_counter) = load(network, checkpoint_dir);
        var (start_epoch, counter) = could_load ? (checkpoint_counter / training_iterations, checkpoint_counter) : (0, 0);
        checkpoint.Resume(counter);

        var start_time = Stopwatch.StartNew();
        foreach (var epoch in range(start_epoch, training_epochs))
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
        checkpoint.Save(file_prefix: $"{checkpoint_prefix}-{counter}");
    }
}
