namespace Labs.Common;

/// <summary>
/// What the slides, the published notebooks (github.com/deeplearningzerotoall/TensorFlow at feab130) and TensorFlow 2.15 itself say of each lab's runs.
/// </summary>
public static class PublishedResults
{
    private static readonly PublishedRun[] s_labs =
    [
        // Deck 000, lecture 9: the gates set by hand; their outputs for (0,0), (0,1), (1,0), (1,1).
        new("Lab09_1.Xor", "gates") { Seed = null, SlideHypothesis = [0.0112f, 0.9949f, 0.9949f, 0.0244f], SlideAccuracy = 1 },
        new("Lab09_1.Xor", "and") { Seed = null, Options = Trained(".1", 10_001), SlideAccuracy = 1 },
        new("Lab09_1.Xor", "or") { Seed = null, Options = Trained(".1", 10_001), SlideAccuracy = 1 },
        // lab-09-1-XOR-eager.ipynb: zeros stay zeros.
        new("Lab09_1.Xor", "logistic")
        {
            Seed = null, Options = Trained(".01", 1001), NotebookLosses = Losses(100, string.Join(' ', Enumerable.Repeat("0.6931", 11))), NotebookAccuracies = [0.5f],
        },
        // Deck 000 prints its cost with seven digits, so within half of the last.
        new("Lab09_1.Xor", "logistic-random") { Options = Trained(".1", 10_001), SlideLosses = [new(10_000, 0.6931472, 1e-7)], SlideAccuracy = 0.5f },
        // lab-09-2-XOR-NN-eager.ipynb
        new("Lab09_1.Xor", "two-units")
        {
            Options = Trained(".01", 50_000), NotebookLosses = Losses(5000, "0.8487 0.6847 0.6610 0.6154 0.5722 0.5433 0.5211 0.4911 0.4416 0.3313"), NotebookAccuracies = [1],
        },
        // Deck 000 with a seed that it does not tell: TensorFlow's own runs come within 7 % of its costs.
        new("Lab09_1.Xor", "two-layer")
        {
            Seed = 5,
            Options = Trained(".1", 10_001, "adam"),
            SlideLosses =
            [
                new(9_600, 2.22e-6, 0.07), new(9_700, 2.10e-6, 0.07), new(9_800, 2.01e-6, 0.07), new(9_900, 1.907e-6, 0.07), new(10_000, 1.788e-6, 0.07),
            ],
            SlideAccuracy = 1,
        },
        new("Lab09_1.Xor", "wide") { Options = Trained(".1", 10_001), SlideAccuracy = 1 },
        // tf_2.x/lab-09-3-XOR-NN-Wide-Deep-eager.ipynb
        new("Lab09_1.Xor", "wide-deep")
        {
            Options = Trained(".01", 20_000),
            NotebookLosses = Losses(500, """
            1.0398 0.6936 0.6923 0.6912 0.6901 0.6890 0.6879 0.6867 0.6855 0.6842 0.6827 0.6811 0.6793 0.6772 0.6749 0.6721 0.6690 0.6653 0.6610 0.6560
            0.6501 0.6431 0.6348 0.6249 0.6131 0.5989 0.5817 0.5607 0.5351 0.5039 0.4667 0.4237 0.3762 0.3268 0.2787 0.2345 0.1962 0.1642 0.1380 0.1169
            """),
            SlideAccuracy = 1,
            NotebookAccuracies = [1],
        },
        // lab-09-4-XOR-tensorboard-eager.ipynb
        new("Lab09_2.TensorBoard", "lr-0.1")
        {
            // The rate is in the run's name; the lab may have others too.
            Options = new Dictionary<string, string> { ["steps"] = "3000" },
            NotebookLosses = Losses(50, """
            0.9517 0.6936 0.6923 0.6912 0.6901 0.6890 0.6879 0.6867 0.6855 0.6842 0.6827 0.6811 0.6793 0.6772 0.6749 0.6722 0.6690 0.6654 0.6611 0.6561
            0.6502 0.6432 0.6349 0.6251 0.6134 0.5992 0.5821 0.5612 0.5357 0.5047 0.4677 0.4248 0.3774 0.3281 0.2798 0.2356 0.1971 0.1649 0.1385 0.1173
            0.1003 0.0865 0.0754 0.0663 0.0588 0.0526 0.0474 0.0429 0.0392 0.0359 0.0331 0.0306 0.0285 0.0265 0.0248 0.0233 0.0220 0.0207 0.0196 0.0186
            """),
            SlideAccuracy = 1,
            NotebookAccuracies = [1],
        },
        // At this rate it is the network and the start of lab-09-3, of which every tenth of the lines printed here is published.
        new("Lab09_2.TensorBoard", "lr-0.01")
        {
            Options = new Dictionary<string, string> { ["steps"] = "3000" }, NotebookLosses = Losses(500, "1.0398 0.6936 0.6923 0.6912 0.6901 0.6890"),
        },

        // Test accuracy after the last step: the labs deck; the notebooks of the root folder and of tf_2.x.
        Mnist("Lab10_1.Relu", "sigmoid", "10-1-sigmoid", "lab-10-1-1-mnist_nn_softmax", 0.9228f, 0.9241f) with { SlideAccuracy = 0.9247f },
        Mnist("Lab10_1.Relu", "relu", "10-1-relu", "lab-10-1-2-mnist_nn_relu", 0.9599f, 0.9558f) with { SlideAccuracy = 0.9356f },
        // The same network as 10-1's relu.
        Mnist("Lab10_2.Initializers", "normal", "10-1-relu", "lab-10-1-2-mnist_nn_relu", 0.9599f, 0.9558f),
        Mnist("Lab10_2.Initializers", "normal-1", "10-2-normal-1", null),
        Mnist("Lab10_2.Initializers", "xavier", "10-2-xavier", "lab-10-2-1-mnist_nn_xavier", 0.9606f, 0.9607f),
        Mnist("Lab10_2.Initializers", "he", "10-2-he", null),
        Mnist("Lab10_2.Initializers", "deep-xavier", "10-2-deep", "lab-10-2-2-mnist_nn_deep", 0.9688f, 0.9684f),
        Mnist("Lab10_3.Dropout", "dropout", "10-3-dropout", "lab-10-3-mnist_nn_dropout", 0.9492f, 0.9562f) with { Options = Epoch("0.5") },
        Mnist("Lab10_4.BatchNorm", "batchnorm", "10-4-batchnorm", "lab-10-4-mnist_nn_batchnorm", 0.9751f, 0.9685f),
        // lab-11-1-mnist-cnn-keras-sequential-eager.ipynb, its line of the first epoch; after 15 it prints 0.9938.
        new("Lab11_1.Cnn", "cnn") { Options = new Dictionary<string, string> { ["learning-rate"] = ".001", ["epochs"] = "1", ["batch-size"] = "100" }, Network = "11-1-cnn", NotebookAccuracies = [0.9846f] },
    ];

    /// <summary>All of them, by lab and run.</summary>
    public static IReadOnlyList<PublishedRun> All => [.. s_labs, .. PublishedStudies.All];

    /// <summary>What is published of a run; null: nothing. The studies' are not even made for a lab.</summary>
    public static PublishedRun? Of(string lab, string run)
    {
        bool IsIt(PublishedRun published) => published.Lab == lab && published.Run == run;
        return s_labs.FirstOrDefault(IsIt) ?? PublishedStudies.All.FirstOrDefault(IsIt);
    }

    /// <summary>A line that sets a test accuracy beside the published ones.</summary>
    /// <param name="lab">The lab's project.</param>
    /// <param name="run">The run's name.</param>
    /// <param name="data"><c>mnist</c>, or <c>digits</c>, which are compared with their own band alone.</param>
    /// <param name="accuracy">Test accuracy after the last step, from 0 to 1.</param>
    internal static string Beside(string lab, string run, string? data, float accuracy)
    {
        var ours = $"{run}: test accuracy {accuracy:F4}";
        var published = Of(lab, run);
        if (published is null)
            return ours;
        var others = new List<string>();
        if (data == "digits")
        {
            if (published.Digits is { } digits)
                others.Add($"TensorFlow on the same digits {digits}");
            others.Add("built-in digits are not compared with the slide's MNIST");
        }
        else
        {
            if (published.SlideAccuracy is { } slide)
                others.Add($"slide {slide:F4}{(published.SlideIsNotReproduced ? ", not reproduced by anyone" : "")}");
            if (published.NotebookAccuracies.Count > 0)
                others.Add($"published notebooks {string.Join(" and ", published.NotebookAccuracies.Select(value => $"{value:F4}"))}");
            if (published.Mnist is { } band)
                others.Add($"TensorFlow {band}");
        }
        return others.Count > 0 ? $"{ours} ({string.Join("; ", others)})" : ours;
    }

    // One loss every so many steps from step 0, as the notebook prints them.
    private static PublishedLoss[] Losses(int every, string printed) =>
        [.. printed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select((text, index) => PublishedLoss.Printed(index * every, text))];

    private static Dictionary<string, string> Trained(string learningRate, int steps, string optimizer = "sgd") =>
        new() { ["learning-rate"] = learningRate, ["steps"] = FormattableString.Invariant($"{steps}"), ["optimizer"] = optimizer };

    private static Dictionary<string, string> Epoch(string? rate = null)
    {
        var options = new Dictionary<string, string> { ["learning-rate"] = ".001", ["epochs"] = "1", ["batch-size"] = "128" };
        if (rate is not null)
            options["rate"] = rate;
        return options;
    }

    private static PublishedRun Mnist(string lab, string run, string network, string? notebook, params float[] notebooks) =>
        new(lab, run) { Options = Epoch(), Network = network, Notebook = notebook, NotebookAccuracies = notebooks };
}
