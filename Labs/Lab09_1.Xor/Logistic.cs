// Logistic regression (labs deck): one unit that starts from zeros. By symmetry every gradient is zero, and the loss stays at log 2.
using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Labs.Common.NumPyText;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Lab09_1.Xor;

internal static class Logistic
{
    public static void Run(Lab lab)
    {
        using var run = lab.Run("logistic", "one unit from zeros");

        var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(lab.Options.BatchSize ?? len(x_data));

        (Tensor, Tensor) preprocess_data(Tensor features, Tensor labels)
        {
            features = tf.cast(features, tf.float32);
            labels = tf.cast(labels, tf.float32);
            return (features, labels);
        }

        var W = tf.Variable(tf.zeros((2, 1)), name: "weight");
        var b = tf.Variable(tf.zeros(1), name: "bias");
        Console.WriteLine($"W = {str(W.numpy())}, B = {str(b.numpy())}");

        Tensor logistic_regression(Tensor features)
        {
            // As printed on the slide: the sign of the exponent is not negated.
            var hypothesis = 1f / (1f + tf.exp(tf.matmul(features, W) + b));
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
            var loss_value = loss_fn(logistic_regression(features), labels);
            return tape.gradient(loss_value, [W, b]);
        }

        var EPOCHS = lab.Options.Steps ?? 1001;
        var verbose = lab.Options.PrintEvery ?? 100;

        foreach (var (step, (x, y)) in enumerate(run.Steps(dataset, EPOCHS, verbose)))
        {
            var (features, labels) = preprocess_data(x, y);
            var grads = grad(features, labels);
            optimizer.apply_gradients(zip(grads, [W, b]));
            if (run.IsDue(step)) run.Scalar("loss", loss_fn(logistic_regression(features), labels), step);
            if (step % verbose == 0)
                Console.WriteLine($"Iter: {step}, Loss: {(float)loss_fn(logistic_regression(features), labels):F4}");
        }
        Console.WriteLine($"W = {str(W.numpy())}, B = {str(b.numpy())}");
        var (x_test, y_test) = preprocess_data(x_data, y_data);
        var test_acc = accuracy_fn(logistic_regression(x_test), y_test);
        Console.WriteLine($"Testset Accuracy: {(float)test_acc:F4}");
        run.Result(logistic_regression(x_test), test_acc);
    }
}
