// Wide and deep (labs deck): 2-10-10-10-1 learns XOR.
using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Lab09_1.Xor;

internal static class WideDeep
{
    public static void Run(Lab lab)
    {
        // tf.random.set_seed: each random op takes the next seed of Python's stream, so that every engine draws the numbers that Python draws.
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run("wide-deep", "2-10-10-10-1", seeds);

        var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(lab.Options.BatchSize ?? len(x_data));
        var nb_classes = 10;

        var model = new wide_deep_nn(nb_classes, seeds);
        model.fit(run, dataset);
        model.test_model(run, x_data, y_data);
    }

    private sealed class wide_deep_nn(int nb_classes, Seeds seeds)
    {
        private readonly ResourceVariable W1 = tf.Variable(tf.random.normal((2, nb_classes), seed: seeds.Next()), name: "weight1");
        private readonly ResourceVariable b1 = tf.Variable(tf.random.normal(nb_classes, seed: seeds.Next()), name: "bias1");

        private readonly ResourceVariable W2 = tf.Variable(tf.random.normal((nb_classes, nb_classes), seed: seeds.Next()), name: "weight2");
        private readonly ResourceVariable b2 = tf.Variable(tf.random.normal(nb_classes, seed: seeds.Next()), name: "bias2");

        private readonly ResourceVariable W3 = tf.Variable(tf.random.normal((nb_classes, nb_classes), seed: seeds.Next()), name: "weight3");
        private readonly ResourceVariable b3 = tf.Variable(tf.random.normal(nb_classes, seed: seeds.Next()), name: "bias3");

        private readonly ResourceVariable W4 = tf.Variable(tf.random.normal((nb_classes, 1), seed: seeds.Next()), name: "weight4");
        private readonly ResourceVariable b4 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias4");

        private ResourceVariable[] variables => [W1, b1, W2, b2, W3, b3, W4, b4];

        private static (Tensor, Tensor) preprocess_data(Tensor features, Tensor labels)
        {
            features = tf.cast(features, tf.float32);
            labels = tf.cast(labels, tf.float32);
            return (features, labels);
        }

        private Tensor deep_nn(Tensor features)
        {
            var layer1 = tf.sigmoid(tf.matmul(features, W1) + b1);
            var layer2 = tf.sigmoid(tf.matmul(layer1, W2) + b2);
            var layer3 = tf.sigmoid(tf.matmul(layer2, W3) + b3);
            var hypothesis = tf.sigmoid(tf.matmul(layer3, W4) + b4);
            return hypothesis;
        }

        private static Tensor loss_fn(Tensor hypothesis, Tensor labels)
        {
            var cost = -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis));
            return cost;
        }

        private static Tensor accuracy_fn(Tensor hypothesis, Tensor labels)
        {
            var predicted = tf.cast(hypothesis > 0.5f, tf.float32);
            var accuracy = tf.reduce_mean(tf.cast(tf.equal(predicted, labels), tf.float32));
            return accuracy;
        }

        private Tensor[] grad(Tensor features, Tensor labels)
        {
            using var tape = tf.GradientTape();
            var loss_value = loss_fn(deep_nn(features), labels);
            return tape.gradient(loss_value, variables);
        }

        public void fit(LabRun run, IDatasetV2 dataset, int EPOCHS = 20000, int verbose = 500, float learning_rate = .01f)
        {
            // The slide's, unless the command line gives others.
            (EPOCHS, verbose, learning_rate) = (run.Options.Steps ?? EPOCHS, run.Options.PrintEvery ?? verbose, run.Options.LearningRate ?? learning_rate);
            var optimizer = Asked.Optimizer(learning_rate) ?? keras.optimizers.SGD(learning_rate: learning_rate);
            foreach (var (step, (x, y)) in enumerate(run.Steps(dataset, EPOCHS, verbose)))
            {
                var (features, labels) = preprocess_data(x, y);
                var grads = grad(features, labels);
                optimizer.apply_gradients(zip(grads, variables));
                if (run.IsDue(step)) run.Scalar("loss", loss_fn(deep_nn(features), labels), step);
                if (step % verbose == 0)
                    Console.WriteLine($"Iter: {step}, Loss: {(float)loss_fn(deep_nn(features), labels):F4}");
            }
        }

        public void test_model(LabRun run, Tensor x_data, Tensor y_data)
        {
            (x_data, y_data) = preprocess_data(x_data, y_data);
            var test_acc = accuracy_fn(deep_nn(x_data), y_data);
            Console.WriteLine($"Testset Accuracy: {(float)test_acc:F4}");
            run.Result(deep_nn(x_data), test_acc);
        }
    }
}
