// TensorBoard for 2-10-10-10-1 (labs deck): loss, accuracy and twelve histograms once per step.
using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Lab09_2.TensorBoard;

internal static class Slide
{
    // The slide's, unless the command line gives others.
    public static readonly LabOption<int> batch_size = LabOption.BatchSize(4);
    public static readonly LabOption<int> EPOCHS = LabOption.Steps(3000);
    public static readonly LabOption<int> verbose = LabOption.PrintEvery(50);

    public static void Run(Lab lab, float learning_rate)
    {
        // tf.random.set_seed: each random op takes the next seed of Python's stream, so that every engine draws the numbers that Python draws.
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run($"lr-{learning_rate}", $"learning rate {learning_rate}", seeds);

        var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(batch_size);

        (Tensor, Tensor) preprocess_data(Tensor features, Tensor labels)
        {
            features = tf.cast(features, tf.float32);
            labels = tf.cast(labels, tf.float32);
            return (features, labels);
        }

        // logs/xor/lr-0.1: each rate in a folder of its own below the slide's.
        var writer = run.Writer;

        var W1 = tf.Variable(tf.random.normal((2, 10), seed: seeds.Next()), name: "weight1");
        var b1 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias1");

        var W2 = tf.Variable(tf.random.normal((10, 10), seed: seeds.Next()), name: "weight2");
        var b2 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias2");

        var W3 = tf.Variable(tf.random.normal((10, 10), seed: seeds.Next()), name: "weight3");
        var b3 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias3");

        var W4 = tf.Variable(tf.random.normal((10, 1), seed: seeds.Next()), name: "weight4");
        var b4 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias4");

        // With a step it logs; without one, as the gradient evaluates it, it does not: each step is logged once, after its update.
        Tensor neural_net(Tensor features, int? step = null)
        {
            var layer1 = tf.sigmoid(tf.matmul(features, W1) + b1);
            var layer2 = tf.sigmoid(tf.matmul(layer1, W2) + b2);
            var layer3 = tf.sigmoid(tf.matmul(layer2, W3) + b3);
            var hypothesis = tf.sigmoid(tf.matmul(layer3, W4) + b4);

            writer.Histogram("weights1", W1, step);
            writer.Histogram("biases1", b1, step);
            writer.Histogram("layer1", layer1, step);

            writer.Histogram("weights2", W2, step);
            writer.Histogram("biases2", b2, step);
            writer.Histogram("layer2", layer2, step);

            writer.Histogram("weights3", W3, step);
            writer.Histogram("biases3", b3, step);
            writer.Histogram("layer3", layer3, step);

            writer.Histogram("weights4", W4, step);
            writer.Histogram("biases4", b4, step);
            writer.Histogram("hypothesis", hypothesis, step);
            return hypothesis;
        }

        Tensor loss_fn(Tensor hypothesis, Tensor labels, int? step = null)
        {
            var cost = -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis));
            run.Scalar("loss", cost, step);
            return cost;
        }

        var optimizer = keras.optimizers.SGD(learning_rate: learning_rate);

        Tensor accuracy_fn(Tensor hypothesis, Tensor labels, int? step = null)
        {
            var predicted = tf.cast(hypothesis > 0.5f, tf.float32);
            var accuracy = tf.reduce_mean(tf.cast(tf.equal(predicted, labels), tf.float32));
            run.Scalar("accuracy", accuracy, step);
            return accuracy;
        }

        Tensor[] grad(Tensor features, Tensor labels)
        {
            using var tape = tf.GradientTape();
            var loss_value = loss_fn(neural_net(features), labels);
            return tape.gradient(loss_value, [W1, W2, W3, W4, b1, b2, b3, b4]);
        }

        foreach (var (step, (x, y)) in enumerate(run.Steps(dataset, EPOCHS, verbose)))
        {
            var (features, labels) = preprocess_data(x, y);
            var grads = grad(features, labels);
            optimizer.apply_gradients(zip(grads, [W1, W2, W3, W4, b1, b2, b3, b4]));
            if (!run.IsDue(step)) continue;
            var hypothesis = neural_net(features, step);
            var loss_value = loss_fn(hypothesis, labels, step);
            accuracy_fn(hypothesis, labels, step);
            if (step % verbose == 0)
                Console.WriteLine($"Iter: {step}, Loss: {(float)loss_value:F4}");
        }
        var (x_test, y_test) = preprocess_data(x_data, y_data);
        var test_acc = accuracy_fn(neural_net(x_test), y_test);
        Console.WriteLine($"Testset Accuracy: {(float)test_acc:F4}");
        run.Result(neural_net(x_test), test_acc);
    }
}
