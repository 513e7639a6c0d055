namespace Labs.Common;

/// <summary>
/// What the slides, the published notebooks (github.com/deeplearningzerotoall/TensorFlow at feab130) and TensorFlow 2.15 itself say of each lab's runs.
/// </summary>
public static class PublishedResults
{
    /// <summary>All of them, by lab and run.</summary>
    public static IReadOnlyList<PublishedRun> All { get; } =
    [
        // Deck 000, lecture 9: the gates set by hand; their outputs for (0,0), (0,1), (1,0), (1,1).
        new("Lab09_1.Xor", "gates") { SlideHypothesis = [0.0112f, 0.9949f, 0.9949f, 0.0244f], SlideAccuracy = 1 },
        new("Lab09_1.Xor", "and") { SlideAccuracy = 1 },
        new("Lab09_1.Xor", "or") { SlideAccuracy = 1 },
        // lab-09-1-XOR-eager.ipynb: zeros stay zeros.
        new("Lab09_1.Xor", "logistic") { NotebookLosses = Losses(100, string.Join(' ', Enumerable.Repeat("0.6931", 11))), NotebookAccuracies = [0.5f] },
        // Deck 000 prints its cost with seven digits, so within half of the last.
        new("Lab09_1.Xor", "logistic-random") { SlideLosses = [new(10_000, 0.6931472, 1e-7)], SlideAccuracy = 0.5f },
        // lab-09-2-XOR-NN-eager.ipynb
        new("Lab09_1.Xor", "two-units") { NotebookLosses = Losses(5000, "0.8487 0.6847 0.6610 0.6154 0.5722 0.5433 0.5211 0.4911 0.4416 0.3313"), NotebookAccuracies = [1] },
        // Deck 000 with a seed that it does not tell: TensorFlow's own runs come within 7 % of its costs.
        new("Lab09_1.Xor", "two-layer")
        {
            SlideLosses =
            [
                new(9_600, 2.22e-6, 0.07), new(9_700, 2.10e-6, 0.07), new(9_800, 2.01e-6, 0.07), new(9_900, 1.907e-6, 0.07), new(10_000, 1.788e-6, 0.07),
            ],
            SlideAccuracy = 1,
        },
        new("Lab09_1.Xor", "wide") { SlideAccuracy = 1 },
        // tf_2.x/lab-09-3-XOR-NN-Wide-Deep-eager.ipynb
        new("Lab09_1.Xor", "wide-deep")
        {
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
            NotebookLosses = Losses(50, """
            0.9517 0.6936 0.6923 0.6912 0.6901 0.6890 0.6879 0.6867 0.6855 0.6842 0.6827 0.6811 0.6793 0.6772 0.6749 0.6722 0.6690 0.6654 0.6611 0.6561
            0.6502 0.6432 0.6349 0.6251 0.6134 0.5992 0.5821 0.5612 0.5357 0.5047 0.4677 0.4248 0.3774 0.3281 0.2798 0.2356 0.1971 0.1649 0.1385 0.1173
            0.1003 0.0865 0.0754 0.0663 0.0588 0.0526 0.0474 0.0429 0.0392 0.0359 0.0331 0.0306 0.0285 0.0265 0.0248 0.0233 0.0220 0.0207 0.0196 0.0186
            """),
            SlideAccuracy = 1,
            NotebookAccuracies = [1],
        },

        // Test accuracy after the last step: the labs deck; the notebooks of the root folder and of tf_2.x; TensorFlow 2.15 with 24 seeds, and with 8 on the built-in digits.
        new("Lab10_1.Relu", "sigmoid") { SlideAccuracy = 0.9247f, NotebookAccuracies = [0.9228f, 0.9241f], Mnist = new(0.9248f, 0.0017f, 0.9216f, 0.9270f, 24), Digits = new(0.9240f, 0.0021f, 0.9208f, 0.9263f, 8) },
        new("Lab10_1.Relu", "relu") { SlideAccuracy = 0.9356f, NotebookAccuracies = [0.9599f, 0.9558f], Mnist = new(0.9600f, 0.0022f, 0.9535f, 0.9636f, 24), Digits = new(0.9586f, 0.0048f, 0.9517f, 0.9640f, 8) },
        // The same network as 10-1's relu.
        new("Lab10_2.Initializers", "normal") { NotebookAccuracies = [0.9599f, 0.9558f], Mnist = new(0.9600f, 0.0022f, 0.9535f, 0.9636f, 24), Digits = new(0.9586f, 0.0048f, 0.9517f, 0.9640f, 8) },
        new("Lab10_2.Initializers", "xavier") { NotebookAccuracies = [0.9606f, 0.9607f], Mnist = new(0.9628f, 0.0024f, 0.9568f, 0.9660f, 24), Digits = new(0.9619f, 0.0041f, 0.9544f, 0.9664f, 8) },
        new("Lab10_2.Initializers", "he") { Mnist = new(0.9632f, 0.0024f, 0.9572f, 0.9682f, 24), Digits = new(0.9619f, 0.0046f, 0.9536f, 0.9682f, 8) },
        new("Lab10_2.Initializers", "deep-xavier") { NotebookAccuracies = [0.9688f, 0.9684f], Mnist = new(0.9648f, 0.0037f, 0.9574f, 0.9705f, 24), Digits = new(0.9628f, 0.0079f, 0.9497f, 0.9715f, 8) },
        new("Lab10_3.Dropout", "dropout") { NotebookAccuracies = [0.9492f, 0.9562f], Mnist = new(0.9557f, 0.0020f, 0.9512f, 0.9587f, 24), Digits = new(0.9572f, 0.0021f, 0.9532f, 0.9599f, 8) },
        new("Lab10_4.BatchNorm", "batchnorm") { NotebookAccuracies = [0.9751f, 0.9685f], Mnist = new(0.9685f, 0.0026f, 0.9623f, 0.9738f, 24), Digits = new(0.9694f, 0.0027f, 0.9658f, 0.9727f, 8) },
    ];

    /// <summary>What is published of a run; null: nothing.</summary>
    public static PublishedRun? Of(string lab, string run) => All.FirstOrDefault(published => published.Lab == lab && published.Run == run);

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
                others.Add($"slide {slide:F4}");
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
}
