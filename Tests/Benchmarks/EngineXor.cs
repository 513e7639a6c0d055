using Tensorflow;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Benchmarks;

/// <summary>The same network through tf's API: tape and optimizer, as lab 09-1 has it.</summary>
internal sealed class EngineXor
{
    private static readonly int[] widths = [2, 10, 10, 10, 1];

    private readonly ResourceVariable[] w = new ResourceVariable[4];
    private readonly ResourceVariable[] b = new ResourceVariable[4];
    private readonly ResourceVariable[] variables;
    private readonly IOptimizer optimizer;
    private readonly NDArray x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
    private readonly NDArray y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

    public EngineXor(float learningRate)
    {
        tf.set_random_seed(777);
        for (var layer = 0; layer < 4; layer++)
        {
            w[layer] = tf.Variable(tf.random.normal((widths[layer], widths[layer + 1])));
            b[layer] = tf.Variable(tf.random.normal(widths[layer + 1]));
        }
        variables = [.. w, .. b];
        optimizer = keras.optimizers.SGD(learningRate);
    }

    public float[][] Weights => Array.ConvertAll(w, variable => variable.numpy().ToArray<float>());

    public float[][] Biases => Array.ConvertAll(b, variable => variable.numpy().ToArray<float>());

    /// <summary>Trains so many steps, dataset included.</summary>
    public void Train(int steps)
    {
        var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(4).repeat(steps);
        foreach (var (features, labels) in dataset)
        {
            using var tape = tf.GradientTape();
            var cost = Loss(Hypothesis(features), labels);
            var gradients = tape.gradient(cost, variables);
            optimizer.apply_gradients(zip(gradients, variables));
        }
    }

    public float Loss() => (float)Loss(Hypothesis(x_data), y_data);

    private Tensor Hypothesis(Tensor features)
    {
        var layer = features;
        for (var i = 0; i < 4; i++) layer = tf.sigmoid(tf.matmul(layer, w[i]) + b[i]);
        return layer;
    }

    private static Tensor Loss(Tensor hypothesis, Tensor labels) => -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis));
}
