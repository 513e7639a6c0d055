// Batch, stochastic and mini-batch gradient descent (deck 001): the same line, the same data, the same learning rate; what differs is how many examples an update takes.
using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study1.GradientDescent;

/// <summary>Where (w, b) was after each update, and the cost over all examples there.</summary>
internal sealed record Walk(string Name, List<double> W, List<double> B, List<double> Cost);

internal static class MiniBatch
{
    public static readonly LabOption<int> epochs = LabOption.Epochs(20);
    public static readonly LabOption<int> batch_size = LabOption.BatchSize(8);
    private const int n = 64;
    private const float learning_rate = .1f;

    public static void Run(Lab lab, List<Path> descents)
    {
        // n examples of y = 2 x + 1 + noise.
        var seeds = Seeds.Set(lab.Options.Seed);
        var x_data = tf.random.uniform((n, 1), minval: -1f, maxval: 1f, seed: seeds.Next());
        var y_data = 2f * x_data + 1f + tf.random.normal((n, 1), stddev: .5f, seed: seeds.Next());
        var walks = new[] { ("batch", n), ("stochastic", 1), ("mini-batch", (int)batch_size) }.Select(kind => Walk(lab, kind.Item1, kind.Item2, x_data, y_data, Seeds.Set(lab.Options.Seed))).ToList();

        Console.WriteLine($"epoch {string.Join(' ', walks.Select(walk => $"{walk.Name,11}"))}   cost over all {n} examples");
        for (var epoch = 0; epoch <= epochs; epoch++)
            Console.WriteLine($"{epoch,5} {string.Join(' ', walks.Select(walk => $"{AfterEpoch(walk, epoch),11:F6}"))}");
        foreach (var walk in walks)
            lab.Seen($"{walk.Name}: {(walk.Cost.Count - 1) / Math.Max(1, epochs)} updates an epoch, {100 * Rises(walk):F0} % of them raise the cost over all examples, an update by {MeanRise(walk):F5} on average; it ends at {walk.Cost[^1]:F4}");
        Drawing.Draw(lab.Runs[^1], descents, walks, (w, b) => Cost(x_data.ToArray<float>(), y_data.ToArray<float>(), w, b));
    }

    private static Walk Walk(Lab lab, string name, int m, Tensor x_data, Tensor y_data, Seeds seeds)
    {
        using var run = lab.Run(name, $"y = w x + b on {n} examples, {m} an update", seeds);
        var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).shuffle(n, seed: seeds.Next()).batch(m);

        var w = tf.Variable(tf.constant(new float[,] { { -1 } }), name: "w");
        var b = tf.Variable(tf.constant(new float[] { 3 }), name: "b");
        var optimizer = keras.optimizers.SGD(learning_rate);

        Tensor hypothesis(Tensor features) => tf.matmul(features, w.AsTensor()) + b;

        Tensor cost_fn(Tensor features, Tensor labels) => tf.reduce_mean(tf.square(hypothesis(features) - labels));

        Tensor[] grad(Tensor features, Tensor labels)
        {
            using var tape = tf.GradientTape();
            var cost = cost_fn(features, labels);
            return tape.gradient(cost, [w, b]);
        }

        var walk = new Walk(name, [], [], []);
        stand();
        var updates = (n + m - 1) / m;
        foreach (var (step, (features, labels)) in enumerate(run.Steps(dataset, epochs * updates)))
        {
            optimizer.apply_gradients(zip(grad(features, labels), [w, b]));
            stand();
            run.Scalar("loss", (float)walk.Cost[^1], step);
        }

        void stand()
        {
            walk.W.Add(w.numpy().ToArray<float>()[0]);
            walk.B.Add(b.numpy().ToArray<float>()[0]);
            walk.Cost.Add((float)cost_fn(x_data, y_data));
        }

        run.Value("updates an epoch", updates);
        run.Value("rises", Rises(walk));
        run.Value("mean rise", MeanRise(walk));
        run.Value("cost", walk.Cost[^1]);
        run.Add(new ResultSeries("Cost over all examples", "epoch", "cost", [new(name, [.. Enumerable.Range(0, epochs + 1)], [.. Enumerable.Range(0, epochs + 1).Select(epoch => AfterEpoch(walk, epoch))])]) { LogarithmicY = true });
        return walk;
    }

    private static double AfterEpoch(Walk walk, int epoch) => walk.Cost[epoch * ((walk.Cost.Count - 1) / Math.Max(1, epochs))];

    // Share of the updates after which the cost over all examples is greater than before; what float32's last bits do at the end is no rise.
    private static double Rises(Walk walk) => walk.Cost.Zip(walk.Cost.Skip(1)).Count(pair => pair.Second > pair.First * (1 + 1e-5)) / (double)Math.Max(1, walk.Cost.Count - 1);

    // How noisy: by how much an update raises the cost over all examples on average, counting those that lower it as none.
    private static double MeanRise(Walk walk) => walk.Cost.Zip(walk.Cost.Skip(1)).Sum(pair => Math.Max(0, pair.Second - pair.First)) / Math.Max(1, walk.Cost.Count - 1);

    private static double Cost(float[] x, float[] y, double w, double b) => x.Zip(y).Average(example => Math.Pow(w * example.First + b - example.Second, 2));
}
