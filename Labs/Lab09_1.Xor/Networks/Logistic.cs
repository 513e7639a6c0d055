using Tensorflow;
using static Tensorflow.Binding;

namespace Lab09_1.Xor.Networks;

/// <summary>Logistic regression from zeros (labs deck): by symmetry every gradient is zero, and the loss stays at log 2.</summary>
internal sealed class Logistic : Net
{
    private readonly ResourceVariable W = tf.Variable(tf.zeros((2, 1)), name: "weight");
    private readonly ResourceVariable b = tf.Variable(tf.zeros(1), name: "bias");

    public override ResourceVariable[] Variables => [W, b];

    // As printed on the slide: the sign of the exponent is not negated.
    public override Tensor Hypothesis(Tensor features) => 1f / (1f + tf.exp(tf.matmul(features, W) + b));

    public override void Before() => Console.WriteLine($"W = {W.numpy()}, B = {b.numpy()}");

    public override void After(Tensor hypothesis, float accuracy)
    {
        Before();
        base.After(hypothesis, accuracy);
    }
}
