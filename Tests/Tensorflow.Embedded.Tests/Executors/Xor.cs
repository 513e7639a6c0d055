using static Tensorflow.Binding;

namespace Tensorflow.Tests.Executors;

/// <summary>XOR, 2-10-1, trained by hand-written steps.</summary>
internal sealed class Xor
{
    private static readonly float[,] X = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };
    private static readonly float[,] Y = { { 0 }, { 1 }, { 1 }, { 0 } };

    private readonly Tensor x = tf.constant(X);
    private readonly Tensor y = tf.constant(Y);
    private readonly ResourceVariable[] weights;

    public Xor(int seed)
    {
        var random = new Random(seed);
        float[,] Draw(int rows, int columns)
        {
            var values = new float[rows, columns];
            for (var i = 0; i < values.Length; i++) values[i / columns, i % columns] = random.NextSingle() - .5f;
            return values;
        }
        weights = [tf.Variable(Draw(2, 10)), tf.Variable(Draw(1, 10)), tf.Variable(Draw(10, 1)), tf.Variable(Draw(1, 1))];
    }

    /// <summary>Trains and gives the losses.</summary>
    public float[] Train(int steps)
    {
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            using var tape = tf.GradientTape();
            var hidden = tf.sigmoid(tf.matmul(x, weights[0].AsTensor()) + weights[1].AsTensor());
            var hypothesis = tf.sigmoid(tf.matmul(hidden, weights[2].AsTensor()) + weights[3].AsTensor());
            var cost = -tf.reduce_mean((y * tf.math.log(hypothesis)) + ((1 - y) * tf.math.log(1 - hypothesis)));
            var gradients = tape.gradient(cost, weights);
            for (var i = 0; i < weights.Length; i++) weights[i].assign_sub(gradients[i] * .1f);
            if (step % 100 == 0) losses.Add((float)cost);
        }
        return [.. losses];
    }
}
