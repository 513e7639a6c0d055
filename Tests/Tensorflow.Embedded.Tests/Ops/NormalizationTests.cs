using System.Text.Json;
using Tensorflow.Executors;
using Tensorflow.Kernels;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.Keras;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.OpTests;

/// <summary>tf.nn.lrn and tf.nn.fused_batch_norm against TensorFlow's values (Golden/normalization), on any number of threads, and what they refuse.</summary>
[Collection(nameof(Workers))]
public sealed class NormalizationTests
{
    private static readonly JsonElement Golden = KerasGolden.Read("normalization.json");

    [Fact]
    public void Local_response_normalisation_and_its_gradient_are_TensorFlows() => BothExecutors.Run(() =>
    {
        foreach (var (golden, index) in Golden.GetProperty("responses").EnumerateArray().Select((one, i) => (one, i)))
        {
            var args = golden.GetProperty("args");
            var (radius, bias, alpha, beta) = (args.GetProperty("depth_radius").GetInt32(), args.GetProperty("bias").GetSingle(), args.GetProperty("alpha").GetSingle(), args.GetProperty("beta").GetSingle());
            var x = KerasGolden.TensorOf(golden.GetProperty("x"));
            using var tape = tf.GradientTape();
            tape.watch(x);
            var whole = bias == MathF.Floor(bias) && alpha == MathF.Floor(alpha);
            var y = whole ? tf.nn.lrn(x, radius, (int)bias, (int)alpha, beta) : gen_nn_ops.lrn(x, radius, bias, alpha, beta);
            var loss = tf.reduce_sum(y * KerasGolden.TensorOf(golden.GetProperty("up")));
            // A sum of at most 19 squares in another order, and a power of it; the gradient is a difference of such.
            KerasGolden.Close(golden.GetProperty("y"), y, 2e-6f, 1e-7f, $"{index}");
            KerasGolden.Close(golden.GetProperty("dx"), tape.gradient(loss, x), 5e-6f, 2e-6f, $"{index}, gradient");
        }
    });

    [Fact]
    public void Fused_batch_normalisation_and_its_gradients_are_TensorFlows() => BothExecutors.Run(() =>
    {
        foreach (var (golden, index) in Golden.GetProperty("batches").EnumerateArray().Select((one, i) => (one, i)))
        {
            Tensor[] inputs = [Of("x"), Of("scale"), Of("offset")];
            Tensor[] Normalised() => tf.nn.fused_batch_norm(inputs[0], inputs[1], inputs[2], Of("mean"), Of("variance"), golden.GetProperty("epsilon").GetSingle(),
                is_training: golden.GetProperty("training").GetBoolean(), exponential_avg_factor: golden.GetProperty("factor").GetSingle());

            // By the op of the gradient, and, for a tape outside, by primitives: a tape that persists is one.
            var expected = golden.GetProperty("gradients");
            for (var i = 0; i < inputs.Length; i++)
            {
                using var single = tf.GradientTape();
                single.watch(inputs[i]);
                // Sums of as many terms that cancel, divided by a deviation; of one row dx is what rounding leaves.
                KerasGolden.Close(expected[i], single.gradient(tf.reduce_sum(Normalised()[0] * Of("up")), inputs[i]), 2e-5f, 2e-5f, $"{index}, gradient {i}");
            }
            using var outer = tf.GradientTape(persistent: true);
            outer.watch(inputs[0]);
            outer.watch(inputs[1]);
            Tensor[] gradients, y;
            using (var tape = tf.GradientTape(persistent: true))
            {
                foreach (var input in inputs) tape.watch(input);
                y = Normalised();
                var loss = tf.reduce_sum(y[0] * Of("up"));
                gradients = Array.ConvertAll(inputs, input => tape.gradient(loss, input));
            }
            var second = tf.reduce_sum(gradients[0] * Of("up2")) + tf.reduce_sum(gradients[1]);
            // Moments of at most 126 numbers in another order.
            foreach (var (name, found) in new[] { ("y", y[0]), ("kept_mean", y[1]), ("kept_variance", y[2]) })
            {
                if (golden.GetProperty(name).ValueKind == JsonValueKind.Null) Assert.All(found.ToArray<float>(), value => Assert.Equal(float.NaN, value));
                else KerasGolden.Close(golden.GetProperty(name), found, 4e-6f, 4e-6f, $"{index} {name}");
            }
            for (var i = 0; i < inputs.Length; i++) KerasGolden.Close(expected[i], gradients[i], 2e-5f, 2e-5f, $"{index}, composed gradient {i}");
            if (golden.GetProperty("second") is not { ValueKind: JsonValueKind.Array } twice) continue;
            for (var i = 0; i < 2; i++) KerasGolden.Close(twice[i], outer.gradient(second, inputs[i]), 1e-4f, 1e-4f, $"{index}, second order {i}");

            Tensor Of(string name) => KerasGolden.TensorOf(golden.GetProperty(name));
        }
    });

    [Fact]
    public void Results_have_the_same_bits_on_any_number_of_threads()
    {
        using var scope = ExecutorScope.Managed();
        var before = Workers.Count;
        // Large enough to be shared.
        var (x, up) = (tf.random.normal((9, 17, 19, 21), seed: 1), tf.random.normal((9, 17, 19, 21), seed: 2));
        var (scale, offset) = (tf.random.normal(21, seed: 3), tf.random.normal(21, seed: 4));
        try
        {
            Workers.Count = 1;
            var expected = Compute(x, up, scale, offset);
            foreach (var threads in new[] { 2, 3, 5 })
            {
                Workers.Count = threads;
                Assert.Equal(expected, Compute(x, up, scale, offset));
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    private static int[] Compute(Tensor x, Tensor up, Tensor scale, Tensor offset)
    {
        var ones = tf.ones(21);
        using var tape = tf.GradientTape();
        tape.watch(x);
        Tensor[] y = [tf.nn.lrn(x, beta: .75f), .. tf.nn.fused_batch_norm(x, scale, offset), tf.nn.fused_batch_norm(x, scale, offset, ones, ones, is_training: false)[0]];
        var loss = tf.reduce_sum((y[0] + y[1] + y[4]) * up);
        return [.. y.Append(tape.gradient(loss, x)).SelectMany(each => each.ToArray<float>()).Select(BitConverter.SingleToInt32Bits)];
    }

    [Fact]
    public void What_TensorFlow_refuses_is_refused() => BothExecutors.Run(() =>
    {
        var (x, five) = (tf.ones((2, 3, 4, 5)), tf.ones(5));
        Assert.Contains("4-dimensional", Refused(() => tf.nn.lrn(tf.ones((3, 4, 5)))));
        Assert.Contains("depth_radius = -1", Refused(() => tf.nn.lrn(x, -1)));
        Assert.Contains("double", Refused(() => tf.nn.lrn(tf.ones((2, 3, 4, 5), tf.float64))));
        Assert.Contains("4-dimensional", Refused(() => tf.nn.fused_batch_norm(tf.ones((2, 3, 5)), five, five)));
        Assert.Contains("same number of elements", Refused(() => tf.nn.fused_batch_norm(x, tf.ones(4), five)));
        Assert.Contains("same number of elements", Refused(() => tf.nn.fused_batch_norm(x, five, five, tf.ones(4), five, is_training: false)));
        Assert.Contains("double", Refused(() => tf.nn.fused_batch_norm(tf.ones((2, 3, 4, 5), tf.float64), five, five)));
        Assert.Contains("NCHW", Refused(() => tf.nn.fused_batch_norm(x, five, five, data_format: "NCHW")));
        Assert.Throws<ValueError>(() => tf.nn.fused_batch_norm(x, five, five, is_training: false));
        Assert.Throws<ValueError>(() => tf.nn.fused_batch_norm(x, five, five, exponential_avg_factor: .5f));
    });

    private static string Refused(Action action) => Assert.Throws<InvalidArgumentError>(action).Message;
}
