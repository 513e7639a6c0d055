using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Labs.Mnist.Tests.Layers;

/// <summary>The labs' activations against TensorFlow's.</summary>
public class ActivationFunctionsTests
{
    public static TheoryData<string> Names => [.. ActivationFunctions.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_TensorFlow(string name)
    {
        var cases = Close.Golden("ops.json").GetProperty("cases").EnumerateArray().Where(each => each.GetProperty("op").GetString() == name).ToList();
        Assert.NotEmpty(cases);
        foreach (var golden in cases)
        {
            var input = Close.TensorOf(golden.GetProperty("inputs")[0]);
            using var tape = tf.GradientTape();
            tape.watch(input);
            var output = ActivationFunctions.Of(name)(input);
            var gradient = tape.gradient(tf.reduce_sum(output * Close.TensorOf(golden.GetProperty("upstream"))), input);
            // One exponential, of which 1 is subtracted: a rounding of 1, so 1.2e-7, whatever is left.
            Close.Assert(Close.Values(golden.GetProperty("output")), output.ToArray<float>(), 1e-6f, 2.5e-7f, name);
            Close.Assert(Close.Values(golden.GetProperty("gradients").GetProperty("0")), gradient.ToArray<float>(), 1e-6f, 2.5e-7f, $"{name}, gradient");
        }
    }

    [Fact]
    public void Elu_gives_positive_numbers_back_as_they_are()
    {
        float[] positive = [1e-30f, 1e-8f, .1f, .3f, 1.7f, 3e7f];
        Assert.Equal(positive, ActivationFunctions.Of("elu")(new NDArray(positive)).ToArray<float>());
    }

    [Fact]
    public void An_unknown_name_is_refused_and_the_known_ones_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new Activation("softmax"));
        Assert.Contains("softmax", error.Message, StringComparison.Ordinal);
        Assert.All(ActivationFunctions.Names, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }
}
