// Lecture 9 (labs deck): XOR by hand. AND and OR are what one unit can separate by a line, XOR is not; two units and a third that joins them do it, with weights chosen by hand.
using Labs.Common;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Lab09_1.Xor;

internal static class Gates
{
    public static void Run(Lab lab)
    {
        using var run = lab.Run("gates", "XOR from hand-set weights, no training");

        var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        // y1 = s(x.(5,5) - 8), y2 = s(x.(-7,-7) + 3), out = s(y.(-11,-11) + 6)
        var W1 = tf.constant(new float[,] { { 5, -7 }, { 5, -7 } });
        var B1 = tf.constant(new float[] { -8, 3 });
        var W2 = tf.constant(new float[,] { { -11 }, { -11 } });
        var b2 = tf.constant(new float[] { 6 });

        // k(X) = s(X W1 + B1), H(X) = s(k(X) W2 + b2)
        var k = tf.sigmoid(tf.matmul(x_data, W1) + B1);
        var hypothesis = tf.sigmoid(tf.matmul(k, W2) + b2);

        var (y, outputs) = (k.ToArray<float>(), hypothesis.ToArray<float>());
        Console.WriteLine("x1 x2     y1     y2    out  XOR");
        for (var i = 0; i < 4; i++)
            Console.WriteLine($"{i / 2,2} {i % 2,2} {y[2 * i],6:F4} {y[(2 * i) + 1],6:F4} {outputs[i],6:F4} {(outputs[i] > .5f ? 1 : 0),4}");

        var predicted = tf.cast(hypothesis > 0.5f, tf.float32);
        var accuracy = tf.reduce_mean(tf.cast(tf.equal(predicted, y_data), tf.float32));
        Console.WriteLine($"Accuracy: {(float)accuracy:F4}");
        run.Result(hypothesis, accuracy);
    }
}
