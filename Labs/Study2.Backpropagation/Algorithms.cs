// Goodfellow's Algorithms 6.3 (forward) and 6.4 (backward), deck 000: one example x, J = L(y_hat, y) + lambda Omega(theta), here with L the squared error and Omega the sum of squares over 2.
using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Study2.Backpropagation;

internal static class Algorithms
{
    public static void Run(Lab lab)
    {
        const double lambda = .1;
        int[] n = [3, 4, 4, 2];
        var l = n.Length - 1;
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run("algorithms", $"Algorithms 6.3 and 6.4, {string.Join('-', n)}, lambda {lambda}", seeds);

        var W = Enumerable.Range(1, l).Select(k => tf.Variable(tf.cast(tf.random.normal((n[k], n[k - 1]), stddev: .5f, seed: seeds.Next()), tf.float64), name: $"W{k}")).ToArray();
        var b = Enumerable.Range(1, l).Select(k => tf.Variable(tf.cast(tf.random.normal((n[k], 1), stddev: .5f, seed: seeds.Next()), tf.float64), name: $"b{k}")).ToArray();
        var x = tf.cast(tf.random.normal((n[0], 1), seed: seeds.Next()), tf.float64);
        var y = tf.cast(tf.random.normal((n[l], 1), seed: seeds.Next()), tf.float64);
        Tensor f(Tensor a) => tf.sigmoid(a);
        Tensor df(Tensor a) => f(a) * (1.0 - f(a));

        var (h, a) = (new Tensor[l + 1], new Tensor[l + 1]);

        // Algorithm 6.3
        Tensor forward()
        {
            h[0] = x;
            for (var k = 1; k <= l; k++)
            {
                a[k] = b[k - 1].AsTensor() + tf.matmul(W[k - 1].AsTensor(), h[k - 1]);
                h[k] = f(a[k]);
            }
            var y_hat = h[l];
            var L = .5 * tf.reduce_sum(tf.square(y_hat - y));
            var Omega = W.Concat(b).Select(theta => .5 * tf.reduce_sum(tf.square(theta.AsTensor()))).Aggregate((one, other) => one + other);
            return L + lambda * Omega;
        }

        // Algorithm 6.4
        (Tensor[] dW, Tensor[] db) backward()
        {
            var (dW, db) = (new Tensor[l], new Tensor[l]);
            var g = h[l] - y;                                                                            // the gradient of L by y_hat
            for (var k = l; k >= 1; k--)
            {
                g = g * df(a[k]);                                                                       // by a(k)
                db[k - 1] = g + lambda * b[k - 1].AsTensor();
                dW[k - 1] = tf.matmul(g, h[k - 1], transpose_b: true) + lambda * W[k - 1].AsTensor();
                g = tf.matmul(W[k - 1].AsTensor(), g, transpose_a: true);                                // by h(k-1)
            }
            return (dW, db);
        }

        ResourceVariable[] variables = [.. W, .. b];
        Tensor J;
        Tensor[] by_tape;
        using (var tape = tf.GradientTape())
        {
            J = forward();
            by_tape = tape.gradient(J, variables);
        }
        var (dW, db) = backward();
        Tensor[] by_hand = [.. dW, .. db];
        var (tape_difference, quotient_difference) = (Difference.Of(by_hand, by_tape), Difference.Of(by_hand.SelectMany(grad => grad.ToArray<double>()), Difference.Quotients(forward, variables)));
        Console.WriteLine($"J = {J.ToArray<double>()[0]:F8}; gradients by hand and by tape differ by {tape_difference:0.0e-0} at most, from finite differences by {quotient_difference:0.0e-0}");
        run.Value("tape", tape_difference);
        run.Value("finite differences", quotient_difference);
        lab.Seen("Algorithms 6.3 and 6.4: the regulariser adds lambda times the weight to each gradient and nothing to what is passed back");
    }
}
