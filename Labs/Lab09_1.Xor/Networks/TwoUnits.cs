using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Lab09_1.Xor.Networks;

/// <summary>Two units side by side, their outputs joined for a third (published notebook lab-09-2).</summary>
internal sealed class TwoUnits(Seeds seeds) : Net
{
    private readonly ResourceVariable W1 = tf.Variable(tf.random.normal((2, 1), seed: seeds.Next()), name: "weight1");
    private readonly ResourceVariable b1 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias1");
    private readonly ResourceVariable W2 = tf.Variable(tf.random.normal((2, 1), seed: seeds.Next()), name: "weight2");
    private readonly ResourceVariable b2 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias2");
    private readonly ResourceVariable W3 = tf.Variable(tf.random.normal((2, 1), seed: seeds.Next()), name: "weight3");
    private readonly ResourceVariable b3 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias3");

    public override ResourceVariable[] Variables => [W1, W2, W3, b1, b2, b3];

    public override Tensor Hypothesis(Tensor features)
    {
        var layer1 = tf.sigmoid(tf.matmul(features, W1) + b1);
        var layer2 = tf.sigmoid(tf.matmul(features, W2) + b2);
        var layer3 = tf.concat(new[] { layer1, layer2 }, -1);
        layer3 = tf.reshape(layer3, (-1, 2));
        return tf.sigmoid(tf.matmul(layer3, W3) + b3);
    }
}
