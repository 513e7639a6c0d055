using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Lab09_1.Xor.Networks;

/// <summary>Logistic regression from random weights (week 4): all it can learn is to say one half, with weights of zero.</summary>
internal sealed class LogisticRandom(Seeds seeds) : Net
{
    private readonly ResourceVariable W = tf.Variable(tf.random.normal((2, 1), seed: seeds.Next()), name: "weight");
    private readonly ResourceVariable b = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias");

    public override ResourceVariable[] Variables => [W, b];

    public override Tensor Hypothesis(Tensor features) => tf.sigmoid(tf.matmul(features, W) + b);

    public override string Line(int step, float loss) => $"{step} {loss:G8} {string.Join(" ", W.numpy().ToArray<float>().Select(w => $"{w:G8}"))}";

    public override void After(Tensor hypothesis, float accuracy) => Hypotheses(hypothesis, accuracy);
}
