using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Examples;

/// <summary>A line through seventeen points, by gradient descent.</summary>
public static class LinearRegressionEager
{
    public static Dictionary<string, Tensor> Run()
    {
        var training_steps = 1000;
        var learning_rate = 0.01f;
        var display_step = 100;

        var X = np.array(3.3f, 4.4f, 5.5f, 6.71f, 6.93f, 4.168f, 9.779f, 6.182f, 7.59f, 2.167f, 7.042f, 10.791f, 5.313f, 7.997f, 5.654f, 9.27f, 3.1f);
        var Y = np.array(1.7f, 2.76f, 2.09f, 3.19f, 1.694f, 1.573f, 3.366f, 2.596f, 2.53f, 1.221f, 2.827f, 3.465f, 1.65f, 2.904f, 2.42f, 2.94f, 1.3f);
        var n_samples = X.shape[0];

        var W = tf.Variable(-0.06f, name: "weight");
        var b = tf.Variable(-0.73f, name: "bias");
        var optimizer = keras.optimizers.SGD(learning_rate);

        var losses = new List<float>();
        foreach (var step in range(1, training_steps + 1))
        {
            using var g = tf.GradientTape();
            var pred = W * X + b;
            var loss = tf.reduce_sum(tf.pow(pred - Y, 2)) / (2 * n_samples);
            var gradients = g.gradient(loss, (W, b));
            optimizer.apply_gradients(zip(gradients, (W, b)));

            if (step % display_step == 0)
            {
                pred = W * X + b;
                loss = tf.reduce_sum(tf.pow(pred - Y, 2)) / (2 * n_samples);
                print($"step: {step}, loss: {loss.numpy()}, W: {W.numpy()}, b: {b.numpy()}");
                losses.Add((float)loss);
            }
        }

        return new() { ["losses"] = tf.constant(losses.ToArray()), ["W"] = W.AsTensor(), ["b"] = b.AsTensor() };
    }
}
