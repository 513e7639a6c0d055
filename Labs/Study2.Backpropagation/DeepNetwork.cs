// Deep L-layer network (deck 002), vectorised: W[l] (n[l], n[l-1]), b[l] (n[l], 1), the m examples are columns. Forward and backward blocks by hand, beside the tape and finite differences.
using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Study2.Backpropagation;

internal static class DeepNetwork
{
    /// <summary>One layer as forward and backward block; the way forward keeps A[l-1] and Z for the way back.</summary>
    private sealed class Layer(int l, int n, int n_before, bool last, Seeds seeds)
    {
        public readonly ResourceVariable W = tf.Variable(tf.cast(tf.random.normal((n, n_before), stddev: .5f, seed: seeds.Next()), tf.float64), name: $"W{l}");
        public readonly ResourceVariable b = tf.Variable(tf.cast(tf.random.normal((n, 1), stddev: .5f, seed: seeds.Next()), tf.float64), name: $"b{l}");
        public Tensor A_before = null!, Z = null!, dZ = null!, dW = null!, db = null!;

        private Tensor g(Tensor Z) => last ? tf.sigmoid(Z) : tf.tanh(Z);

        private Tensor dg(Tensor Z) => last ? tf.sigmoid(Z) * (1.0 - tf.sigmoid(Z)) : 1.0 - tf.square(tf.tanh(Z));

        public Tensor forward(Tensor A)
        {
            A_before = A;
            Z = tf.matmul(W.AsTensor(), A) + b.AsTensor();
            return g(Z);
        }

        /// <summary>dA[l] to dA[l-1].</summary>
        public Tensor backward(Tensor dA)
        {
            var m = (double)(int)dA.shape[1];
            dZ = dA * dg(Z);
            dW = tf.matmul(dZ, A_before, transpose_b: true) / m;   // for one example dz a^T: the slide drops the transpose
            db = tf.reduce_sum(dZ, axis: 1, keepdims: true) / m;
            return tf.matmul(W.AsTensor(), dZ, transpose_a: true);
        }
    }

    public static void Run(Lab lab)
    {
        int[] n = [3, 5, 4, 3, 1];   // n[0] = n_x, L = 4
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run("deep-network", $"L = 4, n = {string.Join(", ", n)}", seeds);
        var layers = Enumerable.Range(1, 4).Select(l => new Layer(l, n[l], n[l - 1], last: l == 4, seeds)).ToList();
        var variables = layers.SelectMany(layer => new[] { layer.W, layer.b }).ToArray();

        foreach (var m in new[] { 6, 1 })
        {
            var X = tf.cast(tf.random.normal((n[0], m), seed: seeds.Next()), tf.float64);
            var Y = tf.cast(tf.random.uniform((1, m), seed: seeds.Next()) > .5f, tf.float64);

            Tensor forward() => layers.Aggregate(X, (A, layer) => layer.forward(A));
            Tensor cost(Tensor A) => -tf.reduce_mean(Y * tf.math.log(A) + (1.0 - Y) * tf.math.log(1.0 - A));

            if (m > 1) run.LogGraph();
            Tensor[] by_tape;
            using (var tape = tf.GradientTape())
            {
                var J = cost(forward());
                by_tape = tape.gradient(J, variables);
            }

            var A = forward();
            var dA = -Y / A + (1.0 - Y) / (1.0 - A);   // dA[L]
            for (var l = layers.Count; l >= 1; l--) dA = layers[l - 1].backward(dA);
            var by_hand = layers.SelectMany(layer => new[] { layer.dW, layer.db }).ToArray();
            var by_differences = Difference.Quotients(() => cost(forward()), variables);

            var tape_difference = Difference.Of(by_hand, by_tape);
            var quotient_difference = Difference.Of(by_hand.SelectMany(grad => grad.ToArray<double>()), by_differences);
            if (m > 1)
            {
                Console.WriteLine($"X {shape(X)}, Y {shape(Y)}");
                string[] columns = ["l", "W", "b", "Z, A", "dW", "db", "dZ, dA", "A[l-1]"];
                var rows = layers.Select((layer, i) =>
                    new object?[] { i + 1, shape(layer.W.AsTensor()), shape(layer.b.AsTensor()), shape(layer.Z), shape(layer.dW), shape(layer.db), shape(layer.dZ), shape(layer.A_before) }).ToArray();
                foreach (var row in rows.Prepend(columns)) Console.WriteLine(string.Join(' ', row.Select((cell, i) => i == 0 ? $"{cell,-2}" : $"{cell,-8}")).TrimEnd());
                run.Add(new ResultTable("Shapes", columns, rows));
                for (var l = 1; l <= layers.Count; l++) run.Writer.Scalar("norm of dW by layer", Math.Sqrt(layers[l - 1].dW.ToArray<double>().Sum(value => value * value)), l);
            }
            Console.WriteLine($"{m} example{(m > 1 ? "s" : "")}: gradients by hand and by tape differ by {tape_difference:0.0e-0} at most, from finite differences by {quotient_difference:0.0e-0}");
            run.Value($"tape, m = {m}", tape_difference);
            run.Value($"finite differences, m = {m}", quotient_difference);
        }
        lab.Seen("deep network: every gradient has the shape of what it is the gradient of; by hand and by tape they are the same, for many examples and for one");

        static string shape(Tensor tensor) => $"({string.Join(", ", tensor.shape.dims)})";
    }
}
