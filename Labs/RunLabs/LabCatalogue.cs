namespace RunLabs;

/// <summary>A way to start a lab, and the runs that it then has.</summary>
/// <param name="Arguments">Beside those that every lab gets.</param>
/// <param name="Runs">Names of the runs whose results are expected.</param>
internal sealed record Invocation(IReadOnlyList<string> Arguments, IReadOnlyList<string> Runs);

/// <summary>A lab of the slides.</summary>
/// <param name="Project">Its project and folder below Labs.</param>
/// <param name="Number">The slides' number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Mnist">Whether it trains on MNIST or the built-in digits.</param>
/// <param name="Invocations">How it is started so that each network of all labs is trained once.</param>
internal sealed record LabEntry(string Project, string Number, string Title, bool Mnist, Invocation[] Invocations)
{
    /// <summary>A study that reads MNIST or the built-in digits: it takes the options about data, not those about evaluation.</summary>
    public bool Images { get; init; }

    /// <summary>A study that draws a picture where <c>--picture</c> names a file.</summary>
    public bool Draws { get; init; }

    /// <summary>Whether its test accuracies are those of whole epochs: it takes no option about evaluation.</summary>
    public bool ByEpoch { get; init; }
}

/// <summary>The labs.</summary>
internal static class LabCatalogue
{
    public static IReadOnlyList<LabEntry> Labs { get; } =
    [
        new("Lab09_1.Xor", "09-1", "A neural net for XOR", Mnist: false,
            [new([], ["gates", "and", "or", "logistic", "logistic-random", "two-units", "two-layer", "wide", "wide-deep"])]),
        new("Lab09_2.TensorBoard", "09-2", "TensorBoard for the XOR net", Mnist: false, [new([], ["lr-0.1", "lr-0.01"])]),
        new("Lab10_1.Relu", "10-1", "ReLU against sigmoid", Mnist: true, [new([], ["sigmoid", "relu"])]),
        // Its 'normal' is the network of 10-1's relu.
        new("Lab10_2.Initializers", "10-2", "Xavier and He initialisation", Mnist: true,
        [
            new(["--initializer", "normal-1"], ["normal-1"]),
            new(["--initializer", "xavier"], ["xavier"]),
            new(["--initializer", "he"], ["he"]),
            new(["--deep", "--initializer", "xavier"], ["deep-xavier"]),
        ]),
        new("Lab10_3.Dropout", "10-3", "Dropout", Mnist: true, [new([], ["dropout"])]),
        new("Lab10_4.BatchNorm", "10-4", "Batch normalisation", Mnist: true, [new([], ["batchnorm"])]),
        // One of the notebook's 15 epochs, as many as the other labs have.
        new("Lab11_1.Cnn", "11-1", "A convolutional network", Mnist: true, [new(["--epochs", "1"], ["cnn"])]) { ByEpoch = true },
    ];

    /// <summary>The other exercises of the slides. They run when they are named: alone, or all as "studies".</summary>
    public static IReadOnlyList<LabEntry> Studies { get; } =
    [
        new("Study1.GradientDescent", "S1", "Gradient descent", Mnist: false, [new([], ["eta-0.4", "eta-0.01", "eta-0.1", "batch", "stochastic", "mini-batch"])]) { Draws = true },
        new("Study2.Backpropagation", "S2", "Backpropagation by hand", Mnist: false, [new([], ["chain-rule", "graph", "fff", "losses", "worked-net", "deep-network", "algorithms", "parity"])]),
        new("Study3.Optimizers", "S3", "Optimizers", Mnist: false, [new([], ["momentum", "surface", "mnist"])]) { Images = true, Draws = true },
        new("Study4.WeightInitialization", "S4", "Weight initialisation", Mnist: false, [new([], ["activations", "zeros", "gradients"])]) { Draws = true },
        new("Study5.FirstExample", "S5", "The first Keras example", Mnist: false, [new([], ["first-example"])]) { Images = true },
        new("Study6.Regularization", "S6", "Over-fitting and regularisation", Mnist: false, [new([], ["none", "l1", "l2", "dropout", "batch-norm"])]) { Images = true },
        new("Study7.ImbalancedData", "S7", "Imbalanced data", Mnist: false, [new([], ["plain", "smote", "focal", "bootstrap", "bootstrap-10-1"])]) { Images = true },
        new("Study8.HyperparameterSearch", "S8", "Random search for hyper-parameters", Mnist: false, [new([], ["search"])]) { Images = true, Draws = true },
        new("Study9.CustomLayer", "S9", "A layer of one's own", Mnist: false, [new([], ["linear", "xor", "neuron"])]),
    ];

    /// <summary>What stands for several: its labs; null: the word does not.</summary>
    public static IEnumerable<LabEntry>? Group(string word) => word.ToLowerInvariant() switch
    {
        "labs" => Labs,
        "studies" => Studies,
        "all" => Labs.Concat(Studies),
        _ => null,
    };

    public static LabEntry? Find(string word) => Labs.Concat(Studies).FirstOrDefault(lab => Is(lab, word));

    private static bool Is(LabEntry lab, string word) =>
        word.Equals(lab.Project, StringComparison.OrdinalIgnoreCase) || word.Equals(lab.Number, StringComparison.OrdinalIgnoreCase) ||
        word.Equals("lab" + lab.Number, StringComparison.OrdinalIgnoreCase) || word.Equals(lab.Project.Split('.')[0], StringComparison.OrdinalIgnoreCase);
}
