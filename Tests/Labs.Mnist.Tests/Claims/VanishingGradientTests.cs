using Labs.Common;
using Labs.Common.Data;
using Labs.Common.Tests.Data;
using Tensorflow;
using Tensorflow.Keras.Layers;
using Xunit.Abstractions;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Labs.Mnist.Tests.Claims;

/// <summary>10-1: from layer to layer the gradient shrinks, with sigmoid more than with ReLU.</summary>
[Collection(nameof(BuiltDigits))]
public class VanishingGradientTests(BuiltDigits digits, ITestOutputHelper output)
{
    [Fact]
    public void Gradients_shrink_more_with_sigmoid_than_with_relu() => Compare(digits.Images);

    [MnistFact]
    public void Gradients_shrink_more_with_sigmoid_than_with_relu_on_MNIST() => Compare(MnistFactAttribute.Images);

    private void Compare(DigitImages images)
    {
        var data = MnistData.Of(images);
        for (var seed = 1; seed <= 3; seed++)
        {
            var (sigmoid, relu) = (Shares(data, seed, "sigmoid"), Shares(data, seed, "relu"));
            output.WriteLine($"seed {seed}: sigmoid {string.Join(" ", sigmoid.Select(share => $"{share:F3}"))}, relu {string.Join(" ", relu.Select(share => $"{share:F3}"))}");
            Assert.All(sigmoid.Zip(relu), share => Assert.InRange(share.First, 0, share.Second / 2));
        }
    }

    // What is left of the gradient from one layer's outputs (before the activation) to those of the layer before, in the first step: output to second layer, second to first.
    private static double[] Shares(MnistData data, int seed, string mode)
    {
        var (_, train, _, network) = SlideStart.Of(data, seed, () => SlideNetworks.Relu(mode));
        var (images, labels) = train.First();
        using var tape = tf.GradientTape();
        // A variable of zeros on each layer's outputs takes their gradient, on every engine.
        var shifts = new List<ResourceVariable>();
        Tensor value = images;
        foreach (var layer in network.Layers)
        {
            value = layer.Apply(value, training: true);
            if (layer is not Dense) continue;
            shifts.Add(tf.Variable(tf.zeros_like(value)));
            value += shifts[^1].AsTensor();
        }
        var loss = tf.reduce_mean(keras.metrics.categorical_crossentropy(labels, value, from_logits: true, axis: -1));
        var sizes = tape.gradient(loss, shifts.ToArray()).Select(gradient => Math.Sqrt(gradient.ToArray<float>().Sum(element => (double)element * element))).ToArray();
        return [sizes[1] / sizes[2], sizes[0] / sizes[1]];
    }
}
