// The layers trained: a line by LinearBuild(1), XOR by LinearBuild(32) and LinearBuild(1), the gates by one Neuron.
using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study9.CustomLayer;

internal static class Training
{
    public static readonly LabOption<float> learning_rate = LabOption.LearningRate(.1f);
    public static readonly LabOption<int> steps = LabOption.Steps(1000);

    private static Tensor x_data => tf.constant(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });

    private static string shape(IVariableV1 variable) => $"({string.Join(", ", variable.AsTensor().shape.dims)})";

    // y = 3 x1 - 2 x2 + 1: w and b are found again.
    public static void Linear(Lab lab)
    {
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run("linear", "LinearBuild(1) on y = 3 x1 - 2 x2 + 1", seeds);
        var layer = new LinearBuild(units: 1);
        var x = tf.random.normal((64, 2), seed: seeds.Next());
        var y = tf.matmul(x, tf.constant(new float[,] { { 3 }, { -2 } })) + 1f;

        Console.WriteLine($"before the first call the layer has {layer.TrainableVariables.Count} weights");
        layer.Apply(x);
        Console.WriteLine($"after it {layer.TrainableVariables.Count}, both trainable: w {shape(layer.w)}, b {shape(layer.b)}");
        Train(run, layer.TrainableVariables, () => tf.reduce_mean(tf.square((Tensor)layer.Apply(x) - y)));

        var (w, b) = (layer.w.AsTensor().ToArray<float>(), layer.b.AsTensor().ToArray<float>());
        Console.WriteLine($"w = ({w[0]:F4}, {w[1]:F4}), b = {b[0]:F4}");
        run.Value("w1", w[0]);
        run.Value("w2", w[1]);
        run.Value("b", b[0]);
        lab.Seen($"LinearBuild(1): w ({w[0]:F2}, {w[1]:F2}) and b {b[0]:F2} are the line's 3, -2 and 1");
    }

    public static void Xor(Lab lab)
    {
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run("xor", "LinearBuild(32), relu, LinearBuild(1), sigmoid on XOR", seeds);
        var (layer1, layer2) = (new LinearBuild(), new LinearBuild(units: 1));
        var y_data = tf.constant(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        Tensor hypothesis() => tf.sigmoid((Tensor)layer2.Apply(tf.nn.relu((Tensor)layer1.Apply(x_data))));
        hypothesis();
        Console.WriteLine($"LinearBuild(): w {shape(layer1.w)}, b {shape(layer1.b)}; LinearBuild(1): w {shape(layer2.w)}, b {shape(layer2.b)}");
        run.Value("inputs", (double)layer1.w.AsTensor().shape.dims[0]);
        run.Value("units", (double)layer1.w.AsTensor().shape.dims[1]);
        run.Value("biases", (double)layer1.b.AsTensor().shape.dims[0]);
        run.Value("trainable weights", layer1.TrainableVariables.Count);

        Train(run, [.. layer1.TrainableVariables, .. layer2.TrainableVariables], () => cost(hypothesis(), y_data));
        var accuracy = accuracy_fn(hypothesis(), y_data);
        Console.WriteLine($"Accuracy: {(float)accuracy:F4}");
        run.Value("accuracy", (float)accuracy);
        run.Result(hypothesis(), accuracy);
        lab.Seen($"LinearBuild(32): w {shape(layer1.w)} and b {shape(layer1.b)}, both trainable; with a second one it learns XOR to accuracy {(float)accuracy:F2}");
    }

    public static void Gates(Lab lab)
    {
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run("neuron", "one neuron on AND, OR and XOR", seeds);
        foreach (var (gate, outputs) in new[] { ("AND", new float[,] { { 0 }, { 0 }, { 0 }, { 1 } }), ("OR", new float[,] { { 0 }, { 1 }, { 1 }, { 1 } }), ("XOR", new float[,] { { 0 }, { 1 }, { 1 }, { 0 } }) })
        {
            var neuron = new Neuron();
            var y_data = tf.constant(outputs);
            neuron.Apply(x_data);
            var before = neuron.b.AsTensor().ToArray<float>();
            Train(run, neuron.TrainableVariables, () => cost(neuron.Apply(x_data), y_data), gate);
            var after = neuron.b.AsTensor().ToArray<float>();
            var accuracy = (float)accuracy_fn(neuron.Apply(x_data), y_data);
            // Whether the biases moved alike: their difference is what it was.
            var apart = Math.Abs(after[0] - after[1] - (before[0] - before[1]));
            Console.WriteLine($"{gate}: accuracy {accuracy:F4}; biases ({before[0]:F4}, {before[1]:F4}) became ({after[0]:F4}, {after[1]:F4}), their difference moved by {apart:F4}");
            run.Value($"{gate} accuracy", accuracy);
            run.Value($"{gate} biases apart", apart);
        }
        lab.Seen("one neuron learns AND and OR, which a line separates, and not XOR; the slide's biases inside the sum all get the same gradient: together they are one bias");
    }

    // As Keras' binary cross-entropy: a sigmoid that has come to 1 in float32 would have log(0).
    private static Tensor cost(Tensor hypothesis, Tensor labels) => cross_entropy(tf.clip_by_value(hypothesis, 1e-7f, 1 - 1e-7f), labels);

    private static Tensor cross_entropy(Tensor hypothesis, Tensor labels) => -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis));

    private static Tensor accuracy_fn(Tensor hypothesis, Tensor labels) => tf.reduce_mean(tf.cast(tf.equal(tf.cast(hypothesis > 0.5f, tf.float32), labels), tf.float32));

    private static void Train(LabRun run, List<IVariableV1> variables, Func<Tensor> loss_fn, string? what = null)
    {
        var optimizer = keras.optimizers.Adam(learning_rate);
        var printEvery = Math.Max(1, steps / 5);
        foreach (var step in run.Steps(steps, printEvery))
        {
            Tensor loss;
            Tensor[] grads;
            using (var tape = tf.GradientTape())
            {
                loss = loss_fn();
                grads = tape.gradient(loss, variables);
            }
            optimizer.apply_gradients(zip(grads, variables));
            if (step % printEvery == 0) Console.WriteLine($"Iter: {step}, Loss: {(float)loss:F4}");
            if (what is null) run.Scalar("loss", loss, step);
            else if (run.Writer.IsDue(step)) run.Writer.Scalar($"loss/{what}", (float)loss, step);
        }
    }
}
