// Many parameters, little data (deck 001): 300 images, 784-256-256-10. The slide's cost for L1 and L2, dropout and batch normalisation as layers.
using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Labs.Common.MnistData;
using static Labs.Common.SlideLayers;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study6.Regularization;

internal static class Slide
{
    public static readonly LabOption<int> epochs = LabOption.Epochs(60);
    public static readonly LabOption<float> lambda1 = LabOption.Number("--l1", "Lambda of L1.", .0002f, 0, 1);
    public static readonly LabOption<float> lambda2 = LabOption.Number("--l2", "Lambda of L2.", .002f, 0, 1);
    public static readonly LabOption<float> rate = LabOption.Number("--rate", "Share of units that dropout drops.", .5f, 0, 1);

    public static readonly string[] remedies = ["none", "l1", "l2", "dropout", "batch-norm"];

    private const int n = 300, batch_size = 50, test_size = 2000;
    private static readonly List<(string Name, double Weights, double TrainLoss, double TestLoss, double TrainAccuracy, double TestAccuracy)> results = [];

    public static void Run(Lab lab, string against)
    {
        var seeds = Seeds.Set(lab.Options.Seed);
        var (all_x, all_y, all_test_x, all_test_y) = load_mnist(lab);
        var (train_x, train_y) = (all_x[$"0:{n}"], all_y[$"0:{n}"]);
        var (test_x, test_y) = (all_test_x[$"0:{test_size}"], all_test_y[$"0:{test_size}"]);
        using var run = lab.Run(against, $"784-256-256-10 on {n} images", seeds);
        var dataset = tf.data.Dataset.from_tensor_slices(train_x, train_y).shuffle(n, seed: seeds.Next()).batch(batch_size);

        var network = keras.Sequential();
        network.add(flatten());
        foreach (var i in range(2))
        {
            network.add(dense(256, new HeUniform()));
            if (against == "batch-norm") network.add(batch_norm());
            network.add(relu());
            if (against == "dropout") network.add(dropout(rate));
        }
        network.add(dense(10, new GlorotUniform()));
        network.Apply((Tensor)test_x["0:1"], training: false);
        var kernels = network.TrainableVariables.Where(variable => variable.AsTensor().shape.ndim == 2).ToList();

        Tensor L(Tensor images, Tensor labels, bool training)
        {
            Tensor logits = network.Apply(images, training: training);
            return tf.reduce_mean(keras.metrics.categorical_crossentropy(y_pred: logits, y_true: labels, from_logits: true, axis: -1));
        }

        // cost = 1/n sum {L(y, y') + lambda|w|}; lambda w^2 for L2
        Tensor cost(Tensor images, Tensor labels) => kernels.Aggregate(L(images, labels, training: true), (sum, w) => against switch
        {
            "l1" => sum + lambda1.Value * tf.reduce_sum(tf.abs(w.AsTensor())),
            "l2" => sum + lambda2.Value * tf.reduce_sum(tf.square(w.AsTensor())),
            _ => sum,
        });

        double accuracy_fn(Tensor images, Tensor labels)
        {
            Tensor logits = network.Apply(images, training: false);
            return (float)tf.reduce_mean(tf.cast(tf.equal(tf.math.argmax(logits, -1), tf.math.argmax(labels, -1)), tf.float32));
        }

        var optimizer = keras.optimizers.Adam(.001f);
        var (at, train_losses, test_losses) = (new List<double>(), new List<double>(), new List<double>());
        var updates = n / batch_size;
        foreach (var (step, (images, labels)) in enumerate(run.Steps(dataset, epochs * updates)))
        {
            Tensor[] grads;
            using (var tape = tf.GradientTape())
            {
                var loss = cost(images, labels);
                grads = tape.gradient(loss, network.TrainableVariables);
            }
            optimizer.apply_gradients(zip(grads, network.TrainableVariables));
            if ((step + 1) % (5 * updates) != 0) continue;
            at.Add((step + 1) / updates);
            train_losses.Add((float)L((Tensor)train_x, (Tensor)train_y, training: false));
            test_losses.Add((float)L((Tensor)test_x, (Tensor)test_y, training: false));
            run.Scalar("train_loss", (float)train_losses[^1], step);
            run.Writer.Scalar("test_loss", test_losses[^1], step);
        }
        var (train_accuracy, test_accuracy) = (accuracy_fn((Tensor)train_x, (Tensor)train_y), accuracy_fn((Tensor)test_x, (Tensor)test_y));
        var weights = Math.Sqrt(kernels.Sum(w => w.AsTensor().ToArray<float>().Sum(value => (double)value * value)));
        var (train_loss, test_loss) = at.Count == 0 ? (double.NaN, double.NaN) : (train_losses[^1], test_losses[^1]);
        Console.WriteLine($"{against,-10} training loss {train_loss:F4}, accuracy {train_accuracy:F4}; test loss {test_loss:F4}, accuracy {test_accuracy:F4}; weights' norm {weights:F2}");
        run.Value("train loss", train_loss);
        run.Value("test loss", test_loss);
        run.Value("gap", test_loss - train_loss);
        run.Value("train accuracy", train_accuracy);
        run.Value("test accuracy", test_accuracy);
        run.Value("weights", weights);
        run.Add(new ResultSeries($"{against}: loss", "epoch", "loss", [new("training", at, train_losses), new("test", at, test_losses)]));
        results.Add((against, weights, train_loss, test_loss, train_accuracy, test_accuracy));
    }

    /// <summary>Each against none, in the last run's results.</summary>
    public static void Compare(Lab lab)
    {
        var none = results[0];
        lab.Runs[^1].Add(new ResultTable("Over-fitting and what is done against it", ["", "weights' norm", "training loss", "test loss", "training accuracy", "test accuracy"],
            [.. results.Select(result => new object?[] { result.Name, result.Weights, result.TrainLoss, result.TestLoss, result.TrainAccuracy, result.TestAccuracy })]));
        var said = new List<string>();
        foreach (var (result, run) in results.Zip(lab.Runs).Skip(1))
        {
            var gap = (result.TestLoss - result.TrainLoss) / (none.TestLoss - none.TrainLoss);
            var weights = result.Weights / none.Weights;
            run.Value("gap of none's", gap);
            run.Value("weights of none's", weights);
            said.Add($"{result.Name} {gap:F2} and {weights:F2} (test accuracy {result.TestAccuracy:F3})");
        }
        lab.Seen($"over-fitting: without regularisation {none.TrainAccuracy:F3} on the training set and {none.TestAccuracy:F3} on the test set, " +
            $"losses {none.TrainLoss:F3} and {none.TestLoss:F3}; what is left of their gap and of the weights' norm: {string.Join(", ", said)}");
    }
}
