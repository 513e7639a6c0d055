using Labs.Common;
using Labs.Common.Tests.Data;
using Labs.Mnist.Tests.Traces;
using Tensorflow;
using static Labs.Common.Classification;
using static Tensorflow.Binding;

namespace Labs.Mnist.Tests.Accuracies;

/// <summary>A lab's epoch on MNIST, as its program trains it.</summary>
/// <param name="Final">Test accuracy after the last step.</param>
/// <param name="MeanOfLast50">Mean of the test accuracies after every fifth of the last 50 steps, the last included; NaN for labs that are not compared by it.</param>
internal sealed record SeededRun(float Final, float MeanOfLast50)
{
    private const int BatchSize = 128, EvaluateEvery = 5, Last = 50;

    /// <summary>The labs whose mean is asked for.</summary>
    private static readonly string[] Compared = ["10-1-sigmoid", "10-1-relu", "10-2-deep", "10-4-batchnorm"];

    private static readonly Dictionary<(string Lab, int Seed), SeededRun> done = [];

    /// <summary>The run of a seed; several tests share it.</summary>
    public static SeededRun Of(string lab, int seed)
    {
        if (done.TryGetValue((lab, seed), out var run)) return run;
        return done[(lab, seed)] = Train(TracedLab.All[lab], seed, mean: Compared.Contains(lab));
    }

    private static SeededRun Train(TracedLab lab, int seed, bool mean)
    {
        tf.set_random_seed(seed);
        var seeds = new Seeds(seed);
        var data = MnistData.Of(MnistFactAttribute.Images);
        var (train, test) = data.Datasets(BatchSize, seeds);
        var (test_images, test_labels) = test.First();
        var network = lab.Network(seeds);
        network.Apply((Tensor)data.TestImages["0:1"], training: false);
        var optimizer = new Adam(.001f);

        var left = data.StepsPerEpoch(BatchSize);
        var accuracies = new List<float>();
        foreach (var (images, labels) in train)
        {
            var grads = grad(network, images, labels);
            optimizer.apply_gradients(zip(grads, network.TrainableVariables));
            // The loss that the labs report, in training mode too: Dropout draws for it.
            if (lab.Program is "Lab10_3.Dropout") _ = loss_fn(network, images, labels);
            left--;
            if (left == 0 || (mean && left < Last && left % EvaluateEvery == 0)) accuracies.Add((float)accuracy_fn(network, test_images, test_labels));
        }
        return new SeededRun(accuracies[^1], mean ? accuracies.Average() : float.NaN);
    }
}
