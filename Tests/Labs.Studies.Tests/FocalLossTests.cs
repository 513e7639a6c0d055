using System.Text.Json;
using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Studies.Tests;

/// <summary>Focal loss, held to TensorFlow's values and gradients.</summary>
public class FocalLossTests
{
    [Theory]
    [InlineData("binary_focal_crossentropy", null)]
    [InlineData("binary_focal_crossentropy alpha", .25f)]
    public void Values_and_gradients_are_TensorFlows(string name, float? alpha)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "keras.json")));
        var loss = golden.RootElement.GetProperty("losses").EnumerateArray().Single(loss => loss.GetProperty("loss").GetString() == name);
        float[] Values(string property) => [.. loss.GetProperty(property).GetProperty("values").EnumerateArray().Select(value => value.GetSingle())];
        var y_true = tf.reshape(tf.constant(Values("y_true")), (4, 1));
        var y_pred = tf.Variable(tf.reshape(tf.constant(Values("y_pred")), (4, 1)));

        using var tape = tf.GradientTape();
        var rows = FocalLoss.binary_focal_crossentropy(y_true, y_pred.AsTensor(), alpha: alpha);
        var gradient = tape.gradient(tf.reduce_sum(rows), y_pred);

        // The square by exp and log, where TensorFlow has pow: a few units in float32's last place.
        Near(Values("value_per_row"), rows.ToArray<float>());
        Near(Values("gradient_of_the_sum"), gradient.ToArray<float>());
    }

    [Fact]
    public void Without_gamma_it_is_the_cross_entropy()
    {
        var (y, p) = (tf.constant(new float[,] { { 1 }, { 0 } }), tf.constant(new float[,] { { .8f }, { .4f } }));
        Near([-MathF.Log(.8f), -MathF.Log(.6f)], FocalLoss.binary_focal_crossentropy(y, p, gamma: 0).ToArray<float>());
    }

    [Fact]
    public void Probabilities_of_0_and_1_are_finite()
    {
        var (y, p) = (tf.constant(new float[,] { { 1 }, { 0 }, { 1 } }), tf.constant(new float[,] { { 0 }, { 1 }, { 1 } }));
        Assert.All(FocalLoss.binary_focal_crossentropy(y, p).ToArray<float>(), value => Assert.True(float.IsFinite(value)));
    }

    private static void Near(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 3e-6f * Math.Max(1, Math.Abs(pair.First))));
    }
}
