using Labs.Common;
using Labs.Common.Data;
using Labs.Common.Tests.Data;
using Labs.Mnist.Tests.Traces;
using Tensorflow;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using static Lab10_4.BatchNorm.Slide;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Labs.Mnist.Tests.Accuracies;

/// <summary>A lab's epoch, as its program trains it.</summary>
/// <param name="Final">Test accuracy after the last step.</param>
/// <param name="MeanOfLast50">Mean of the test accuracies after every fifth of the last 50 steps, the last included; NaN for labs that are not compared by it.</param>
/// <param name="Training">Accuracy on 10,000 of the training images after the last step; NaN for labs that are not compared by it.</param>
internal sealed record SeededRun(float Final, float MeanOfLast50, float Training)
{
    private const int EvaluateEvery = 5, Last = 50, Evaluated = 10_000;

    /// <summary>The labs whose mean is asked for.</summary>
    private static readonly string[] Compared = ["10-1-sigmoid", "10-1-relu", "10-2-deep", "10-4-batchnorm"];

    private static readonly Dictionary<(string Lab, int Seed), SeededRun> done = [];

    /// <summary>How much better the network is on what it was trained with.</summary>
    public float Gap => Training - Final;

    /// <summary>The run of a seed on MNIST; several tests share it.</summary>
    public static SeededRun Of(string lab, int seed)
    {
        if (done.TryGetValue((lab, seed), out var run)) return run;
        return done[(lab, seed)] = Train(MnistFactAttribute.Images, seed, TracedLab.All[lab].Network, mean: Compared.Contains(lab));
    }

    /// <summary>One epoch.</summary>
    /// <param name="images">What to train with.</param>
    /// <param name="seed">The lab's seed.</param>
    /// <param name="create">Makes the lab's network.</param>
    /// <param name="mean">Whether the mean of the last steps is asked for.</param>
    public static SeededRun Train(DigitImages images, int seed, Func<Model> create, bool mean = false)
    {
        var data = MnistData.Of(images);
        var (_, train, test, network) = SlideStart.Of(data, seed, create);
        var (test_images, test_labels) = test.First();
        var optimizer = keras.optimizers.Adam(.001f);

        var left = len(data.TrainImages) / SlideStart.BatchSize;
        var accuracies = new List<float>();
        foreach (var (train_images, train_labels) in TensorMemory.Between(train))
        {
            var grads = grad(network, train_images, train_labels);
            optimizer.apply_gradients(zip(grads, network.TrainableVariables));
            // The loss that the labs report, in training mode too: Dropout draws for it.
            if (network is Lab10_3.Dropout.Slide.create_model_class) _ = loss_fn(network, train_images, train_labels);
            left--;
            if (left == 0 || (mean && left < Last && left % EvaluateEvery == 0)) accuracies.Add((float)accuracy_fn(network, test_images, test_labels));
        }
        var training = accuracy_fn(network, (Tensor)data.TrainImages[$"0:{Evaluated}"], (Tensor)data.TrainLabels[$"0:{Evaluated}"]);
        return new SeededRun(accuracies[^1], mean ? accuracies.Average() : float.NaN, (float)training);
    }
}
