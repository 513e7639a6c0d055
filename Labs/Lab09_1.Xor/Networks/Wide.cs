using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Lab09_1.Xor.Networks;

/// <summary>2-10-1 (week 4): wider, and easier to train.</summary>
internal sealed class Wide(Seeds seeds) : Net
{
    private readonly ResourceVariable W1 = tf.Variable(tf.random.normal((2, 10), seed: seeds.Next()), name: "weight1");
    private readonly ResourceVariable b1 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias1");
    private readonly ResourceVariable W2 = tf.Variable(tf.random.normal((10, 1), seed: seeds.Next()), name: "weight2");
    private readonly ResourceVariable b2 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias2");

    public override ResourceVariable[] Variables => [W1, W2, b1, b2];

    public override Tensor Hypothesis(Tensor features)
    {
        var layer1 = tf.sigmoid(tf.matmul(features, W1) + b1);
        return tf.sigmoid(tf.matmul(layer1, W2) + b2);
    }

    public override void After(Tensor hypothesis, float accuracy) => Hypotheses(hypothesis, accuracy);
}
