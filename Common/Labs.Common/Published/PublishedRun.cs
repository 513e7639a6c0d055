namespace Labs.Common;

/// <summary>What is published of one run of a lab, and of which run: it says nothing of others.</summary>
/// <param name="Lab">The lab's project.</param>
/// <param name="Run">The run's name.</param>
public sealed record PublishedRun(string Lab, string Run)
{
    /// <summary>The run's seed, or, where none is published, the one that is compared with it; null: the run draws nothing, every seed gives the same.</summary>
    public int? Seed { get; init; } = 777;

    /// <summary>The run's options as <c>--name value</c> would give them. An option that is not named here is at the lab's default, or is told by the run's name.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Losses on the slide.</summary>
    public IReadOnlyList<PublishedLoss> SlideLosses { get; init; } = [];

    /// <summary>Outputs on the slide, with four decimals.</summary>
    public IReadOnlyList<float> SlideHypothesis { get; init; } = [];

    /// <summary>Accuracy on the slide, from 0 to 1: of the training set (XOR) or the test set (MNIST).</summary>
    public float? SlideAccuracy { get; init; }

    /// <summary>Losses in the published notebook.</summary>
    public IReadOnlyList<PublishedLoss> NotebookLosses { get; init; } = [];

    /// <summary>Accuracy in each published notebook, from 0 to 1.</summary>
    public IReadOnlyList<float> NotebookAccuracies { get; init; } = [];

    /// <summary>The last loss that is published, or null; the notebook's where it has losses.</summary>
    public PublishedLoss? LastLoss => NotebookLosses.Count > 0 ? NotebookLosses[^1] : SlideLosses.Count > 0 ? SlideLosses[^1] : null;

    /// <summary>What a study's slide prints or claims, one of each name of <see cref="LabRun.Value"/> that it has something to say of.</summary>
    public IReadOnlyList<PublishedValue> Values { get; init; } = [];

    /// <summary>The network's name among TensorFlow's recorded runs; null: none are recorded.</summary>
    public string? Network { get; init; }

    /// <summary>Where the published notebooks print every step: their name without folder and ending; null: they do not.</summary>
    public string? Notebook { get; init; }

    /// <summary>Test accuracy on MNIST in TensorFlow's runs with other seeds.</summary>
    public Band? Mnist => RecordedBands.Mnist(Network);

    /// <summary>The same on the built-in digits.</summary>
    public Band? Digits => RecordedBands.Digits(Network);

    /// <summary>Whether a test accuracy stands on the slide that none of TensorFlow's runs ends with.</summary>
    public bool SlideIsNotReproduced => Mnist is { } band && SlideAccuracy is { } slide && !band.Contains(slide);
}
