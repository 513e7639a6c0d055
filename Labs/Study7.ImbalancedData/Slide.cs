// One rare digit against the others: is it that digit? The same net and start each time: plain, with SMOTE, with focal loss; then the bootstrap of the plain one's accuracy.
using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Labs.Common.FocalLoss;
using static Labs.Common.MnistData;
using static Labs.Common.SlideLayers;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study7.ImbalancedData;

internal static class Slide
{
    public static readonly LabOption<int> epochs = LabOption.Epochs(10);
    public static readonly LabOption<int> digit = LabOption.Whole("--digit", "Which digit is rare.", 8, 0, 9);
    public static readonly LabOption<int> rare = LabOption.Whole("--rare", "How many images of it there are.", 40, 10, 1000);
    private const int common = 4000, batch_size = 100, pixels = 784, test_size = 5000;

    public static void Run(Lab lab)
    {
        var (all_x, all_y, all_test_x, all_test_y) = load_mnist(lab);
        var (majority, minority) = Split(Images(all_x, 20000), Labels(all_y, 20000));
        Console.WriteLine($"{majority.Count} images of other digits, {minority.Count} of the digit {digit}");
        var (test_x, test_y) = (Images(all_test_x, test_size), Labels(all_test_y, test_size).Select(label => label == digit ? 1f : 0f).ToArray());

        var plain = Train(lab, "plain", "cross-entropy", majority, minority, (y, p) => binary_focal_crossentropy(y, p, gamma: 0), test_x, test_y);
        var seeds = new Seeds(lab.Options.Seed);
        List<float[]> more = [.. minority, .. Smote.Synthesise(minority, majority.Count - minority.Count, seeds)];
        var smote = Train(lab, "smote", $"SMOTE: {more.Count} images of the digit", majority, more, (y, p) => binary_focal_crossentropy(y, p, gamma: 0), test_x, test_y);
        var focal = Train(lab, "focal", "focal loss, gamma 2, alpha .9", majority, minority, (y, p) => binary_focal_crossentropy(y, p, alpha: .9f), test_x, test_y);

        Resample(lab, "bootstrap", "1000 resamples of the plain net's test results", seeds, _ => plain.Right);
        var lab_seeds = Seeds.Set(lab.Options.Seed);
        Resample(lab, "bootstrap-10-1", "1000 resamples of the test results of lab 10-1's relu", lab_seeds, run => Relu.Right(lab, run, lab_seeds));
        lab.Runs[1].Value("gain", smote.Recall - plain.Recall);
        lab.Runs[2].Value("gain", focal.Recall - plain.Recall);
        lab.Runs[2].Add(new ResultTable($"Finding the rare digit {digit}", ["", "images of it", "recall", "precision", "accuracy"],
            [.. new[] { plain, smote, focal }.Zip(lab.Runs, (net, run) => new object?[] { run.Name, net.Images, net.Recall, net.Precision, (double)net.Right.Average() })]));
        lab.Seen($"recall of the rare digit: plain {plain.Recall:F3}, SMOTE {smote.Recall:F3}, focal loss {focal.Recall:F3}; " +
            $"accuracy {plain.Right.Average():F3}, {smote.Right.Average():F3}, {focal.Right.Average():F3}, high each time");
    }

    private static void Resample(Lab lab, string name, string what, Seeds seeds, Func<LabRun, float[]> results)
    {
        using var run = lab.Run(name, what, seeds);
        var right = results(run);
        var (low, high) = Bootstrap.Interval(right, seeds);
        var accuracy = right.Average(one => (double)one);
        Console.WriteLine($"accuracy {accuracy:F4}, 95 % of the resamples between {low:F4} and {high:F4}");
        run.Value("accuracy", accuracy);
        run.Value("low", low);
        run.Value("high", high);
        // For a share the interval is known: 1.96 sqrt(p (1 - p) / n) to both sides.
        run.Value("width of the normal one's", (high - low) / (2 * 1.96 * Math.Sqrt(accuracy * (1 - accuracy) / right.Length)));
        lab.Seen($"{name}: accuracy {accuracy:F4} ({low:F4} to {high:F4})");
    }

    private static (int Images, double Recall, double Precision, float[] Right) Train(
        Lab lab, string name, string what, List<float[]> majority, List<float[]> minority, Func<Tensor, Tensor, Tensor> loss_fn, List<float[]> test_x, float[] test_y)
    {
        var seeds = Seeds.Set(lab.Options.Seed);
        using var run = lab.Run(name, what, seeds);
        var x = np.array(majority.Concat(minority).SelectMany(image => image).ToArray()).reshape((majority.Count + minority.Count, pixels));
        var y = np.array(majority.Select(_ => 0f).Concat(minority.Select(_ => 1f)).ToArray()).reshape((majority.Count + minority.Count, 1));
        var count = majority.Count + minority.Count;
        var dataset = tf.data.Dataset.from_tensor_slices(x, y).shuffle(count, seed: seeds.Next()).batch(batch_size);

        var network = keras.Sequential();
        network.add(dense(64, new HeUniform()));
        network.add(relu());
        network.add(dense(1, new GlorotUniform()));
        network.add(sigmoid());
        var optimizer = keras.optimizers.Adam(.001f);
        foreach (var (step, (images, labels)) in enumerate(run.Steps(dataset, epochs * ((count + batch_size - 1) / batch_size))))
        {
            Tensor loss;
            Tensor[] grads;
            using (var tape = tf.GradientTape())
            {
                Tensor hypothesis = network.Apply(images, training: true);
                loss = tf.reduce_mean(loss_fn(labels, hypothesis));
                grads = tape.gradient(loss, network.TrainableVariables);
            }
            optimizer.apply_gradients(zip(grads, network.TrainableVariables));
            run.Scalar("train_loss", loss, step);
        }
        Tensor predicted = network.Apply((Tensor)np.array(test_x.SelectMany(image => image).ToArray()).reshape((test_x.Count, pixels)), training: false);
        var said = predicted.ToArray<float>().Select(p => p > .5f ? 1f : 0f).ToArray();
        var found = said.Zip(test_y).Count(pair => pair is (1, 1));
        var (recall, precision) = (found / (double)test_y.Count(label => label == 1), found / Math.Max(1.0, said.Count(label => label == 1)));
        var right = said.Zip(test_y, (ours, label) => ours == label ? 1f : 0f).ToArray();
        Console.WriteLine($"{name,-6} recall {recall:F4}, precision {precision:F4}, accuracy {right.Average():F4}");
        run.Value("recall", recall);
        run.Value("precision", precision);
        run.Value("accuracy", right.Average());
        run.Value("images of the digit", minority.Count);
        return (minority.Count, recall, precision, right);
    }

    private static List<float[]> Images(NDArray images, int count) => [.. images[$"0:{count}"].ToArray<float>().Chunk(pixels)];

    private static int[] Labels(NDArray labels, int count) => [.. labels[$"0:{count}"].ToArray<float>().Chunk(10).Select(row => Array.IndexOf(row, 1f))];

    private static (List<float[]> Majority, List<float[]> Minority) Split(List<float[]> images, int[] labels) =>
        ([.. images.Where((_, i) => labels[i] != digit).Take(common)], [.. images.Where((_, i) => labels[i] == digit).Take(rare)]);
}
