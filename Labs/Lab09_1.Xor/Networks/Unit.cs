using Tensorflow;
using static Tensorflow.Binding;

namespace Lab09_1.Xor.Networks;

/// <summary>One unit from zeros: it learns what a line separates, so AND and OR.</summary>
internal sealed class Unit : Net
{
    private readonly ResourceVariable W = tf.Variable(tf.zeros((2, 1)), name: "weight");
    private readonly ResourceVariable b = tf.Variable(tf.zeros(1), name: "bias");

    public override ResourceVariable[] Variables => [W, b];

    public override Tensor Hypothesis(Tensor features) => tf.sigmoid(tf.matmul(features, W) + b);

    public override void After(Tensor hypothesis, float accuracy) => Hypotheses(hypothesis, accuracy);
}
