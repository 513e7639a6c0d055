using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Lab09_2.TensorBoard;

/// <summary>2-10-10-10-1, with the layers kept for the histograms.</summary>
internal sealed class WideDeepNet(Seeds seeds)
{
    public readonly ResourceVariable W1 = tf.Variable(tf.random.normal((2, 10), seed: seeds.Next()), name: "weight1");
    public readonly ResourceVariable b1 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias1");

    public readonly ResourceVariable W2 = tf.Variable(tf.random.normal((10, 10), seed: seeds.Next()), name: "weight2");
    public readonly ResourceVariable b2 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias2");

    public readonly ResourceVariable W3 = tf.Variable(tf.random.normal((10, 10), seed: seeds.Next()), name: "weight3");
    public readonly ResourceVariable b3 = tf.Variable(tf.random.normal(10, seed: seeds.Next()), name: "bias3");

    public readonly ResourceVariable W4 = tf.Variable(tf.random.normal((10, 1), seed: seeds.Next()), name: "weight4");
    public readonly ResourceVariable b4 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias4");

    /// <summary>In the order in which the slide asks for gradients.</summary>
    public ResourceVariable[] Variables => [W1, W2, W3, W4, b1, b2, b3, b4];

    /// <summary>Outputs of the three hidden layers and of the net, for inputs (examples, 2).</summary>
    public (Tensor Layer1, Tensor Layer2, Tensor Layer3, Tensor Hypothesis) Layers(Tensor features)
    {
        var layer1 = tf.sigmoid(tf.matmul(features, W1) + b1);
        var layer2 = tf.sigmoid(tf.matmul(layer1, W2) + b2);
        var layer3 = tf.sigmoid(tf.matmul(layer2, W3) + b3);
        var hypothesis = tf.sigmoid(tf.matmul(layer3, W4) + b4);
        return (layer1, layer2, layer3, hypothesis);
    }

    public Tensor Hypothesis(Tensor features) => Layers(features).Hypothesis;
}
