using Labs.Common;
using Labs.Testing;
using Tensorflow;
using Tensorflow.Keras;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Labs.Mnist.Tests.Layers;

/// <summary>Batch normalisation on the shared API against Keras' and against the engine's own.</summary>
public class BatchNormalizationTwinTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_twin_computes_what_Keras_does(bool training)
    {
        var golden = Close.Golden("keras.json").GetProperty("layers").EnumerateArray().First(layer =>
            layer.GetProperty("layer").GetString() is "BatchNormalization" && layer.GetProperty("training").GetBoolean() == training
            && layer.GetProperty("config").GetProperty("momentum").GetDouble() == .99 && layer.GetProperty("config").GetProperty("scale").GetBoolean());
        var initial = golden.GetProperty("initial_weights").EnumerateArray().Select(weight => new NDArray(Close.TensorOf(weight))).ToList();
        var layer = new BatchNormalizationTwin();
        foreach (var step in golden.GetProperty("steps").EnumerateArray())
        {
            var input = Close.TensorOf(step.GetProperty("input"));
            if (!layer.Built)
            {
                layer.Apply(input, training: false);
                layer.set_weights(initial);
            }
            var (output, gradients, weights) = Evaluate(layer, input, Close.TensorOf(step.GetProperty("upstream")), training);
            // Eight rows: sums in another order, and gradients that are differences of such sums.
            Close.Assert(Close.Values(step.GetProperty("output")), output, 2e-6f, 2e-6f, "output");
            Close.Assert(Close.Values(step.GetProperty("input_gradient")), gradients[0], 5e-6f, 5e-6f, "input gradient");
            var expected = step.GetProperty("weight_gradients");
            for (var i = 0; i < 2; i++) Close.Assert(Close.Values(expected[i]), gradients[i + 1], 5e-6f, 5e-6f, $"gradient of weight {i}");
            var after = step.GetProperty("weights_after");
            for (var i = 0; i < 4; i++) Close.Assert(Close.Values(after[i]), weights[i], 1e-6f, 1e-7f, $"weight {i} afterwards");
        }
    }

    [EngineChoiceFact]
    public void The_twin_computes_what_the_engine_does_over_steps_of_training()
    {
        var random = new Random(1);
        ILayer twin = new BatchNormalizationTwin(), own = EngineLayers.BatchNormalization();
        Assert.IsNotType<BatchNormalizationTwin>(own);
        for (var step = 0; step < 6; step++)
        {
            // 128 examples of 40 units with means and deviations of their own.
            var input = Close.Normal(random, 128, 40) * Close.Normal(random, 40) + Close.Normal(random, 40);
            var upstream = Close.Normal(random, 128, 40);
            var training = step != 4;
            var (expected, actual) = (Evaluate(own, input, upstream, training), Evaluate(twin, input, upstream, training));
            // Sums of 128 products of numbers near 1; a unit with a small deviation multiplies their rounding.
            Close.Assert(expected.Output, actual.Output, 1e-5f, 1e-4f, $"step {step}: output");
            Close.Assert(expected.Gradients[0], actual.Gradients[0], 1e-4f, 1e-4f, $"step {step}: input gradient");
            for (var i = 1; i < 3; i++) Close.Assert(expected.Gradients[i], actual.Gradients[i], 1e-4f, 1e-4f, $"step {step}: gradient of weight {i - 1}");
            for (var i = 0; i < 4; i++) Close.Assert(expected.Weights[i], actual.Weights[i], 1e-6f, 1e-7f, $"step {step}: weight {i}");
        }
    }

    private static (float[] Output, float[][] Gradients, float[][] Weights) Evaluate(ILayer layer, Tensor input, Tensor upstream, bool training)
    {
        using var tape = tf.GradientTape(persistent: true);
        tape.watch(input);
        Tensor output = layer.Apply(input, training: training);
        var sum = tf.reduce_sum(output * upstream);
        Tensor[] gradients = [tape.gradient(sum, input), .. tape.gradient(sum, layer.TrainableVariables)];
        return (output.ToArray<float>(), [.. gradients.Select(gradient => gradient.ToArray<float>())], [.. layer.Weights.Select(weight => weight.numpy().ToArray<float>())]);
    }
}
