using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Lab09_1.Xor.Networks;

/// <summary>2-10-10-10-1, wide and deep (labs deck).</summary>
internal sealed class WideDeep(Seeds seeds) : Net
{
    private readonly ResourceVariable W1 = tf.Variable(tf.random.normal((2, 10), seed: seeds.Next()), name: "weight1");
    private readonly ResourceVariable b1 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias1");

    private readonly ResourceVariable W2 = tf.Variable(tf.random.normal((10, 10), seed: seeds.Next()), name: "weight2");
    private readonly ResourceVariable b2 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias2");

    private readonly ResourceVariable W3 = tf.Variable(tf.random.normal((10, 10), seed: seeds.Next()), name: "weight3");
    private readonly ResourceVariable b3 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias3");

    private readonly ResourceVariable W4 = tf.Variable(tf.random.normal((10, 1), seed: seeds.Next()), name: "weight4");
    private readonly ResourceVariable b4 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias4");

    public override ResourceVariable[] Variables => [W1, W2, W3, W4, b1, b2, b3, b4];

    public override Tensor Hypothesis(Tensor features)
    {
        var layer1 = tf.sigmoid(tf.matmul(features, W1) + b1);
        var layer2 = tf.sigmoid(tf.matmul(layer1, W2) + b2);
        var layer3 = tf.sigmoid(tf.matmul(layer2, W3) + b3);
        return tf.sigmoid(tf.matmul(layer3, W4) + b4);
    }
}
