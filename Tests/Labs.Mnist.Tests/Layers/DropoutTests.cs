using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Mnist.Tests.Layers;

/// <summary>Dropout of a seed stream against Keras' and its twin against the engine's.</summary>
public class DropoutTests
{
    public static TheoryData<int> Golden => [.. Enumerable.Range(0, Close.Golden("keras.json").GetProperty("dropout").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Golden))]
    public void Drops_what_Keras_drops_after_set_seed(int index)
    {
        var golden = Close.Golden("keras.json").GetProperty("dropout")[index];
        var (seed, rate) = (golden.GetProperty("seed").GetInt32(), golden.GetProperty("rate").GetSingle());
        tf.set_random_seed(seed);
        var layer = new Dropout(rate, new Seeds(seed));
        var input = Close.TensorOf(golden.GetProperty("input"));
        Assert.Equal(input.ToArray<float>(), ((Tensor)layer.Apply(input, training: false)).ToArray<float>());
        foreach (var call in new[] { "first_call", "second_call" })
            Close.Assert(Close.Values(golden.GetProperty(call)), ((Tensor)layer.Apply(input, training: true)).ToArray<float>(), 2e-7f, 0, call);
    }

    [Theory]
    [InlineData(.1f)]
    [InlineData(.5f)]
    [InlineData(.75f)]
    public void The_twin_drops_what_the_engine_drops_and_so_do_its_gradients(float rate)
    {
        var random = new Random(2);
        for (var seed = 1; seed < 5; seed++)
        {
            var (input, upstream) = (Close.Normal(random, 32, 50 + seed), Close.Normal(random, 32, 50 + seed));
            var (expected, actual) = (Evaluate(EngineLayers.Dropout, seed), Evaluate(Twins.Dropout, seed));
            // One product each, or two that round apart.
            Close.Assert(expected.Output, actual.Output, 2e-7f, 0, "output");
            Close.Assert(expected.Gradient, actual.Gradient, 2e-7f, 0, "gradient");
            Assert.InRange(expected.Output.Count(value => value == 0) / (double)expected.Output.Length, rate - .06, rate + .06);

            (float[] Output, float[] Gradient) Evaluate(Func<Tensor, float, int, Tensor> dropout, int seed)
            {
                // An op with a seed of its own goes on in its stream at the next call; this begins it anew.
                tf.set_random_seed(777);
                using var tape = tf.GradientTape();
                tape.watch(input);
                var output = dropout(input, rate, seed);
                return (output.ToArray<float>(), tape.gradient(tf.reduce_sum(output * upstream), input).ToArray<float>());
            }
        }
    }
}
