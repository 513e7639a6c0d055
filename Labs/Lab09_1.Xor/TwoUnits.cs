// Two units side by side, their outputs joined for a third (published notebook lab-09-2).
using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Lab09_1.Xor;

internal static class TwoUnits
{
    public static void Run(Lab lab)
    {
        // tf.random.set_seed: each random op takes the next seed of Python's stream, so that every engine draws the numbers that Python draws.
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run("two-units", "two units side by side, joined", seeds);

        var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(lab.Options.BatchSize ?? len(x_data));

        (Tensor, Tensor) preprocess_data(Tensor features, Tensor labels)
        {
            features = tf.cast(features, tf.float32);
            labels = tf.cast(labels, tf.float32);
            return (features, labels);
        }

        var W1 = tf.Variable(tf.random.normal((2, 1), seed: seeds.Next()), name: "weight1");
        var b1 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias1");

        var W2 = tf.Variable(tf.random.normal((2, 1), seed: seeds.Next()), name: "weight2");
        var b2 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias2");

        var W3 = tf.Variable(tf.random.normal((2, 1), seed: seeds.Next()), name: "weight3");
        var b3 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias3");

        Tensor neural_net(Tensor features)
        {
            var layer1 = tf.sigmoid(tf.matmul(features, W1) + b1);
            var layer2 = tf.sigmoid(tf.matmul(features, W2) + b2);
            var layer3 = tf.concat(new[] { layer1, layer2 }, -1);
            layer3 = tf.reshape(layer3, shape: (-1, 2));
            var hypothesis = tf.sigmoid(tf.matmul(layer3, W3) + b3);
            return hypothesis;
        }

        Tensor loss_fn(Tensor hypothesis, Tensor labels)
        {
            var cost = -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis));
            return cost;
        }

        var learning_rate = lab.Options.LearningRate ?? .01f;
        var optimizer = Asked.Optimizer(learning_rate) ?? keras.optimizers.SGD(learning_rate: learning_rate);

        Tensor accuracy_fn(Tensor hypothesis, Tensor labels)
        {
            var predicted = tf.cast(hypothesis > 0.5f, tf.float32);
            var accuracy = tf.reduce_mean(tf.cast(tf.equal(predicted, labels), tf.float32));
            return accuracy;
        }

        Tensor[] grad(Tensor features, Tensor labels)
        {
            using var tape = tf.GradientTape();
            var loss_value = loss_fn(neural_net(features), labels);
            return tape.gradient(loss_value, [W1, W2, W3, b1, b2, b3]);
        }

        var EPOCHS = lab.Options.Steps ?? 50000;
        var verbose = lab.Options.PrintEvery ?? 5000;

        foreach (var (step, (x, y)) in enumerate(run.Steps(dataset, EPOCHS, verbose)))
        {
            var (features, labels) = preprocess_data(x, y);
            var grads = grad(features, labels);
            optimizer.apply_gradients(zip(grads, [W1, W2, W3, b1, b2, b3]));
            if (run.IsDue(step)) run.Scalar("loss", loss_fn(neural_net(features), labels), step);
            if (step % verbose == 0)
                Console.WriteLine($"Iter: {step}, Loss: {(float)loss_fn(neural_net(features), labels):F4}");
        }
        var (x_test, y_test) = preprocess_data(x_data, y_data);
        var test_acc = accuracy_fn(neural_net(x_test), y_test);
        Console.WriteLine($"Testset Accuracy: {(float)test_acc:F4}");
        run.Result(neural_net(x_test), test_acc);
    }
}
