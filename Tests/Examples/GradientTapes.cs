using Tensorflow;
using static Tensorflow.Binding;

namespace Examples;

/// <summary>What a tape records, and what can be asked of it.</summary>
public static class GradientTapes
{
    public static Dictionary<string, Tensor> Run()
    {
        var results = new Dictionary<string, Tensor>();
        var x = tf.constant(3.0f);

        using (var tape = tf.GradientTape())
        {
            tape.watch(x);
            results["square"] = tape.gradient(x * x, x);
        }

        using (var tape = tf.GradientTape(persistent: true))
        {
            tape.watch(x);
            var y = x * x;
            var z = y * y;
            results["persistent z"] = tape.gradient(z, x);
            results["persistent y"] = tape.gradient(y, x);
        }

        var v = tf.Variable(new[,] { { 1f, 2f }, { 3f, 4f } }, name: "v");
        var w = tf.Variable(new[,] { { 0.5f }, { -0.25f } }, name: "w");
        using (var tape = tf.GradientTape())
        {
            var loss = tf.reduce_sum(tf.nn.sigmoid(tf.matmul(v.AsTensor(), w.AsTensor())));
            var (dv, dw) = tape.gradient(loss, (v, w));
            results["matmul v"] = dv;
            results["matmul w"] = dw;
        }

        using (var tape = tf.GradientTape())
        {
            tape.watch(x);
            var clipped = tf.clip_by_value(x, 0f, 2f);
            var piecewise = tf.reduce_mean(tf.maximum(x * 2f, clipped) + tf.exp(-x));
            results["piecewise"] = tape.gradient(piecewise, x);
        }

        return results;
    }

    /// <summary>A tape within a tape; TensorFlow.NET's inner tape ends the outer one.</summary>
    public static Dictionary<string, Tensor> Nested()
    {
        var x = tf.Variable(1.5f, name: "x");
        using var outer = tf.GradientTape();
        Tensor first;
        using (var inner = tf.GradientTape())
            first = inner.gradient(x * x * x.AsTensor(), x);
        return new() { ["first"] = first, ["second"] = outer.gradient(first, x) };
    }
}
