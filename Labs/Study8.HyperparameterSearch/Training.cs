// Step 2: one trial: a few epochs on a small training set, and the accuracy on a validation split that it has not seen.
using System.Security.Cryptography;
using Labs.Common;
using Tensorflow;
using static Labs.Common.MnistData;
using static Labs.Common.SlideLayers;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study8.HyperparameterSearch;

internal static class Training
{
    public static readonly LabOption<int> epochs = LabOption.Epochs(3);
    private const int train_size = 2000, validation_size = 1000, batch_size = 100;

    /// <summary>The name of the data; of images that are nobody's, with what tells them from others.</summary>
    public static string Data(Lab lab)
    {
        var (images, labels, _, _) = load_mnist(lab);
        if (lab.Data is "mnist" or "digits") return lab.Data;
        byte[] used = [.. images[$"0:{train_size + validation_size}"].ToByteArray(), .. labels[$"0:{train_size + validation_size}"].ToByteArray()];
        return $"{lab.Data}-{Convert.ToHexStringLower(SHA256.HashData(used))[..8]}";
    }

    public static Trial Run(Lab lab, Trial trial)
    {
        var seeds = Seeds.Set(Ranges.SeedOf(trial.Number, trial.Seed));
        var (all_x, all_y, _, _) = load_mnist(lab);
        var (train_x, train_y) = (all_x[$"0:{train_size}"], all_y[$"0:{train_size}"]);
        var (validation_x, validation_y) = (all_x[$"{train_size}:{train_size + validation_size}"], all_y[$"{train_size}:{train_size + validation_size}"]);
        using var run = lab.Run($"trial-{trial.Number:D4}", $"learning rate {trial.LearningRate:0.00e-0}, weight decay {trial.WeightDecay:0.00e-0}, {trial.Units} units", seeds);
        (run.HParams["learning_rate"], run.HParams["weight_decay"], run.HParams["units"]) = (trial.LearningRate, trial.WeightDecay, trial.Units);
        var dataset = tf.data.Dataset.from_tensor_slices(train_x, train_y).shuffle(train_size, seed: seeds.Next()).batch(batch_size);

        var network = keras.Sequential();
        network.add(flatten());
        network.add(dense(trial.Units, new HeUniform()));
        network.add(relu());
        network.add(dense(10, new GlorotUniform()));
        network.Apply((Tensor)train_x["0:1"], training: false);
        var kernels = network.TrainableVariables.Where(variable => variable.AsTensor().shape.ndim == 2).ToList();
        var optimizer = keras.optimizers.SGD((float)trial.LearningRate, momentum: .9f);

        double accuracy_fn()
        {
            Tensor logits = network.Apply((Tensor)validation_x, training: false);
            return (float)tf.reduce_mean(tf.cast(tf.equal(tf.math.argmax(logits, -1), tf.math.argmax((Tensor)validation_y, -1)), tf.float32));
        }

        var updates = train_size / batch_size;
        foreach (var (step, (images, labels)) in enumerate(run.Steps(dataset, epochs * updates)))
        {
            Tensor[] grads;
            using (var tape = tf.GradientTape())
            {
                Tensor logits = network.Apply(images, training: true);
                var loss = tf.reduce_mean(keras.metrics.categorical_crossentropy(y_pred: logits, y_true: labels, from_logits: true, axis: -1));
                foreach (var w in kernels) loss += (float)trial.WeightDecay * tf.reduce_sum(tf.square(w.AsTensor()));
                grads = tape.gradient(loss, network.TrainableVariables);
            }
            optimizer.apply_gradients(zip(grads, network.TrainableVariables));
            if ((step + 1) % updates == 0) run.Writer.Scalar("validation_accuracy", accuracy_fn(), (step + 1) / updates);
        }
        var accuracy = accuracy_fn();
        run.Value("validation accuracy", accuracy);
        return trial with { Accuracy = accuracy };
    }
}
