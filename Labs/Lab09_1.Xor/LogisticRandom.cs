// Week 4: logistic regression from random weights. All that one unit can learn of XOR is to say one half, with weights of zero.
using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Labs.Common.NumPyText;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Lab09_1.Xor;

internal static class LogisticRandom
{
    public static void Run(Lab lab)
    {
        // tf.random.set_seed: each random op takes the next seed of Python's stream, so that every engine draws the numbers that Python draws.
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run("logistic-random", "one unit, weights drawn at random", seeds);

        var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(lab.Options.BatchSize ?? len(x_data));

        var W = tf.Variable(tf.random.normal((2, 1), seed: seeds.Next()), name: "weight");
        var b = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias");

        Tensor neural_net(Tensor features)
        {
            var hypothesis = tf.sigmoid(tf.matmul(features, W) + b);
            return hypothesis;
        }

        Tensor loss_fn(Tensor hypothesis, Tensor labels)
        {
            var cost = -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis));
            return cost;
        }

        var learning_rate = lab.Options.LearningRate ?? .1f;
        var optimizer = Asked.Optimizer(learning_rate) ?? keras.optimizers.SGD(learning_rate: learning_rate);

        Tensor accuracy_fn(Tensor predicted, Tensor labels)
        {
            var accuracy = tf.reduce_mean(tf.cast(tf.equal(predicted, labels), tf.float32));
            return accuracy;
        }

        Tensor[] grad(Tensor features, Tensor labels)
        {
            using var tape = tf.GradientTape();
            var loss_value = loss_fn(neural_net(features), labels);
            return tape.gradient(loss_value, [W, b]);
        }

        var EPOCHS = lab.Options.Steps ?? 10001;
        var verbose = lab.Options.PrintEvery ?? 100;

        foreach (var (step, (features, labels)) in enumerate(run.Steps(dataset, EPOCHS, verbose)))
        {
            var grads = grad(features, labels);
            optimizer.apply_gradients(zip(grads, [W, b]));
            if (run.IsDue(step)) run.Scalar("loss", loss_fn(neural_net(features), labels), step);
            if (step % verbose == 0)
                Console.WriteLine($"{step} {str((float)loss_fn(neural_net(features), labels))} {str(W.numpy())}");
        }
        var hypothesis = neural_net(x_data);
        var predicted = tf.cast(hypothesis > 0.5f, tf.float32);
        var accuracy = accuracy_fn(predicted, y_data);
        Console.WriteLine($"Hypothesis: {str(hypothesis.numpy())}\nCorrect: {str(predicted.numpy())}\nAccuracy: {str((float)accuracy)}");
        run.Result(hypothesis, accuracy);
    }
}
