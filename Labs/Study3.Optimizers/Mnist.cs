// The optimizers' loss curves on MNIST (deck 001): 784-100-10, the same start and the same batches for each.
using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Labs.Common.MnistData;
using static Labs.Common.SlideLayers;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study3.Optimizers;

/// <summary>Losses over steps.</summary>
internal sealed record Curve(string Name, List<double> Steps, List<double> Losses);

internal static class Mnist
{
    public static readonly LabOption<int> steps_mnist = LabOption.Whole("--mnist-steps", "Training steps on the images for each optimizer.", 300, 0);
    private const int batch_size = 128;

    // Deck 003's and Keras' usual rates.
    private static readonly (string Name, Func<IOptimizer> Make)[] optimizers =
    [
        ("SGD", () => keras.optimizers.SGD(.01f)),
        ("Momentum", () => keras.optimizers.SGD(.01f, momentum: .9f)),
        ("Nesterov", () => new Nesterov(.01f, .9f)),
        ("AdaGrad", () => new Adagrad(.01f)),
        ("RMSProp", () => keras.optimizers.RMSprop(.001f)),
        ("Adam", () => keras.optimizers.Adam(.001f)),
    ];

    public static List<Curve> Run(Lab lab)
    {
        var (train_x, train_y, _, _) = load_mnist(lab);
        using var run = lab.Run("mnist", $"784-100-10, {steps_mnist} steps of {batch_size} images each");
        var curves = new List<Curve>();
        foreach (var (name, make) in optimizers)
        {
            var seeds = Seeds.Set(lab.Options.Seed);
            var dataset = tf.data.Dataset.from_tensor_slices(train_x, train_y).shuffle(10000, seed: seeds.Next()).batch(batch_size, drop_remainder_of: len(train_x));
            var network = keras.Sequential();
            network.add(flatten());
            network.add(dense(100, new HeUniform()));
            network.add(relu());
            network.add(dense(10, new GlorotUniform()));
            var optimizer = make();

            Tensor loss_fn(Tensor images, Tensor labels)
            {
                Tensor logits = network.Apply(images, training: true);
                return tf.reduce_mean(keras.metrics.categorical_crossentropy(y_pred: logits, y_true: labels, from_logits: true, axis: -1));
            }

            var curve = new Curve(name, [], []);
            foreach (var (step, (images, labels)) in enumerate(run.Steps(dataset, steps_mnist)))
            {
                Tensor loss;
                Tensor[] grads;
                using (var tape = tf.GradientTape())
                {
                    loss = loss_fn(images, labels);
                    grads = tape.gradient(loss, network.TrainableVariables);
                }
                optimizer.apply_gradients(zip(grads, network.TrainableVariables));
                curve.Steps.Add(step);
                curve.Losses.Add((float)loss);
                if (run.Writer.IsDue(step)) run.Writer.Scalar($"loss/{name}", (float)loss, step);
            }
            var last = curve.Losses.Count == 0 ? double.NaN : curve.Losses.TakeLast(50).Average();
            Console.WriteLine($"{name,-8} loss of the last 50 steps: {last:F4}");
            run.Value(name, last);
            curves.Add(curve);
        }
        run.Add(new ResultSeries("Loss on MNIST", "step", "loss", [.. curves.Select(curve => new ResultLine(curve.Name, curve.Steps, curve.Losses))]));
        lab.Seen("MNIST: plain SGD learns slowest at its usual rate; momentum, and the optimizers that fit a rate to each weight, are ahead of it from the first steps");
        return curves;
    }
}
