using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Lab09_1.Xor.Networks;

/// <summary>XOR by hand (lecture 9): y1 = s(x.(5,5) - 8), y2 = s(x.(-7,-7) + 3), out = s(y.(-11,-11) + 6). Nothing is trained.</summary>
internal static class Gates
{
    public static void Show(Lab lab)
    {
        using var run = lab.Run("gates");
        Console.WriteLine("gates: XOR from hand-set weights, no training");
        var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        // In matrix form: k(X) = s(X W1 + B1), H(X) = s(k(X) W2 + b2).
        var W1 = tf.constant(new float[,] { { 5, -7 }, { 5, -7 } });
        var B1 = tf.constant(new float[] { -8, 3 });
        var W2 = tf.constant(new float[,] { { -11 }, { -11 } });
        var b2 = tf.constant(new float[] { 6 });
        var k = tf.sigmoid(tf.matmul(x_data, W1) + B1);
        var hypothesis = tf.sigmoid(tf.matmul(k, W2) + b2);

        var y = k.ToArray<float>();
        var outputs = hypothesis.ToArray<float>();
        Console.WriteLine("x1 x2     y1     y2    out  XOR");
        for (var i = 0; i < 4; i++)
            Console.WriteLine($"{i / 2,2} {i % 2,2} {y[2 * i],6:F4} {y[(2 * i) + 1],6:F4} {outputs[i],6:F4} {(outputs[i] > .5f ? 1 : 0),4}");
        run.Hypothesis = outputs;
        run.Accuracy = (float)Labs.Common.Xor.Accuracy(hypothesis, y_data);
        Console.WriteLine($"Accuracy: {run.Accuracy:F4}");
    }
}
