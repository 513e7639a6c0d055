// Vanishing gradient (deck 001, lecture 9): the norm of the gradient of each layer's weights, ten layers deep, sigmoid against ReLU.
using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Study4.WeightInitialization;

internal static class Gradients
{
    private const int examples = 200, node_num = 100, depth = 10;

    public static void Run(Lab lab)
    {
        using var run = lab.Run("gradients", $"{depth} x {node_num}, norm of each layer's gradient", Seeds.Set(lab.Options.Seed));
        var lines = new List<ResultLine>();
        foreach (var (activation, weights) in new[] { ("sigmoid", "Xavier normal"), ("relu", "He normal") })
        {
            var seeds = new Seeds(lab.Options.Seed);
            var x = tf.random.normal((examples, node_num), seed: seeds.Next());
            var target = tf.random.normal((examples, node_num), seed: seeds.Next());
            var W = Enumerable.Range(1, depth).Select(l => tf.Variable(Weights.All.Single(way => way.Name == weights).Draw(node_num, node_num, seeds), name: $"W{l}")).ToArray();
            Tensor[] grads;
            using (var tape = tf.GradientTape())
            {
                var a = x;
                foreach (var w in W) a = activation == "relu" ? tf.nn.relu(tf.matmul(a, w.AsTensor())) : tf.sigmoid(tf.matmul(a, w.AsTensor()));
                var loss = tf.reduce_mean(tf.square(a - target));
                grads = tape.gradient(loss, W);
            }
            var norms = grads.Select(grad => Math.Sqrt(grad.ToArray<float>().Sum(value => (double)value * value))).ToList();
            Console.WriteLine($"{activation,-8} {string.Join(' ', norms.Select(norm => $"{norm:0.0e-0}"))}");
            for (var l = 1; l <= depth; l++)
            {
                run.Value($"{activation}, layer {l}", norms[l - 1]);
                run.Writer.Scalar($"gradient norm/{activation}", norms[l - 1], l);
            }
            run.Value($"{activation}, first of last", norms[0] / norms[^1]);
            lines.Add(new ResultLine($"{activation}, {weights}", [.. Enumerable.Range(1, depth).Select(l => (double)l)], [.. norms]));
            lab.Seen($"{activation}: the first layer's gradient is {norms[0] / norms[^1]:0.0e-0} of the last's");
        }
        run.Add(new ResultSeries("Gradient by layer", "layer", "norm of the gradient", lines) { LogarithmicY = true });
    }
}
